"""Files of which nothing may become, each with words of the sentence that says why."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise

from openpyxl import Workbook

from tests.services.photographs import halves, stored

from .documents import DOCUMENTS

headings = DOCUMENTS["headings.docx"]
DOCUMENT = "word/document.xml"
COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (to, b"&a%d;" % of * 10) for of, to in pairwise(range(9)))
    + b"]>"
)


def changed(change: Callable[[dict[str, bytes]], object]) -> bytes:
    """A good document after `change` of its parts."""
    with zipfile.ZipFile(BytesIO(headings())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def in_document(before: bytes, after: bytes) -> bytes:
    def change(parts):
        assert before in parts[DOCUMENT]
        parts[DOCUMENT] = parts[DOCUMENT].replace(before, after, 1)

    return changed(change)


def with_doctype(doctype: bytes, use: bytes) -> bytes:
    def change(parts):
        body = parts[DOCUMENT].partition(b"?>")[2].replace(b"Eleven days", use, 1)
        parts[DOCUMENT] = doctype + body

    return changed(change)


def bomb() -> bytes:
    return changed(lambda parts: parts.update({"word/styles.xml": b"<a>" + b" " * 90_000_000}))


def many_parts() -> bytes:
    return changed(lambda parts: parts.update({f"word/{n}.bin": b"" for n in range(3_000)}))


def macros() -> bytes:
    return changed(lambda parts: parts.update({"word/vbaProject.bin": b"Auto_Open"}))


def encrypted_zip() -> bytes:
    """A document whose parts say that they are encrypted."""
    data = bytearray(headings())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def deep() -> bytes:
    return in_document(b"<w:body>", b"<w:body>" + b"<w:sdt><w:sdtContent>" * 30_000)


def deep_but_closed() -> bytes:
    opening, closing = b"<w:sdt><w:sdtContent>" * 3_000, b"</w:sdtContent></w:sdt>" * 3_000
    data = changed(lambda parts: None)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        body = archive.read(DOCUMENT)
    body = body.replace(b"<w:body>", b"<w:body>" + opening).replace(
        b"</w:body>", closing + b"</w:body>"
    )
    return changed(lambda parts: parts.update({DOCUMENT: body}))


def spreadsheet() -> bytes:
    out = BytesIO()
    Workbook().save(out)
    return out.getvalue()


XXE = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.docx": (lambda: b"", "is empty"),
    "empty.md": (lambda: b" \n\t\n", "is empty"),
    "huge.docx": (lambda: bytes(100_000_000), "too large"),
    "huge.md": (lambda: b"word " * 900_000, "longer than any article"),
    "not-a-zip.docx": (lambda: b"PK\x03\x04 and then nothing of the kind", "no Word document"),
    "cut-off.docx": (lambda: headings()[:9_000], "cut off"),
    "picture.docx": (lambda: stored(halves(), "JPEG"), "no Word document"),
    "spreadsheet.docx": (spreadsheet, "no Word document"),
    "bomb.docx": (bomb, "unpacks to more"),
    "many-parts.docx": (many_parts, "unpacks to more"),
    "outside-entity.docx": (lambda: with_doctype(XXE, b"&x;"), "do not belong"),
    "billion-laughs.docx": (lambda: with_doctype(ENTITIES, b"&a8;"), "do not belong"),
    "macros.docx": (macros, "macros"),
    "encrypted.docx": (encrypted_zip, "without a password"),
    "password.docx": (
        lambda: COMPOUND + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(900),
        "locked with a password",
    ),
    "legacy.docx": (lambda: COMPOUND + bytes(3_000), "older kind"),
    "broken-xml.docx": (lambda: in_document(b"</w:body>", b""), "damaged"),
    "surrogate.docx": (lambda: in_document(b"Eleven days", b"Eleven &#xD800; days"), "damaged"),
    "deep.docx": (deep, "damaged"),
    "deep-but-closed.docx": (deep_but_closed, "cannot be read"),
    "no-words.docx": (
        lambda: changed(lambda parts: parts.update({DOCUMENT: EMPTY_DOCUMENT})),
        "empty",
    ),
    "old.doc": (lambda: COMPOUND + bytes(3_000), "Files of this kind"),
    "nul.md": (lambda: b"# Title\n\nwords with \0 inside", "no text"),
    "binary.md": (lambda: bytes(range(256)) * 40, "no text"),
    "renamed.html": (headings, "no text"),
    "surrogates.md": (lambda: "# \ud83d title".encode("utf-16", "surrogatepass"), "UTF-16"),
    "cut.md": (lambda: "# 标题\n\n文字".encode("utf-16")[:-1], "UTF-16"),
    "pile.md": (lambda: b"# T\n\n" + b"[" * 50_000, "piles up signs"),
    "half-links.md": (lambda: b"# T\n\nwords " + b"[a](b " * 9_000, "piles up signs"),
    "deep.html": (lambda: b"<div>" * 5_000 + b"words", "nested deeper"),
    "deep.md": (lambda: b"> " * 3_000 + b"words", "piles up signs"),
    "title-only.md": (lambda: b"# A title and no more\n", "beyond a title"),
    "script-only.html": (lambda: b"<script>alert('words')</script>", "beyond a title"),
}
EMPTY_DOCUMENT = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p/></w:body></w:document>"
)
