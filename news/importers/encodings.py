"""From bytes to text, whichever encoding a file was saved in."""

import codecs
import re

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from .articles import RefusedError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# In which encodings editors of this site may have kept a text that says nothing of its own.
_LIKELY = ["gb18030", "big5", "cp1252", "cp1251", "koi8_r", "shift_jis", "euc_kr", "euc_jp"]
_READ_FOR_DECLARATION = 2_048
_MOST_CONTROLS = 0.001
# All control characters but tab and the ends of lines.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of `data` and the encoding that was guessed for it, if any.

    Raises RefusedError when it is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data, encoding), ""
    declared = _DECLARED.search(data[:_READ_FOR_DECLARATION])
    try:
        return checked(data.decode("utf-8")), ""
    except UnicodeDecodeError:
        pass
    if declared and (text := _declared(data, declared[1].decode("ascii"))):
        return text, ""
    if b"\0" in data:
        return _sixteen_bits(data)
    best = from_bytes(data, cp_isolation=_LIKELY).best()
    if best is None:
        raise RefusedError(
            _("This file is no text, or saved in an encoding that is not known here.")
        )
    return checked(str(best)), best.encoding.upper().replace("_", "-")


def checked(text: str) -> str:
    """Return `text` with its ends of lines alike and without control characters.

    Raises RefusedError when there are too many of those for a text, or halves of characters.
    """
    controls = len(_CONTROLS.findall(text))
    if "\0" in text or controls > max(3, len(text) * _MOST_CONTROLS):
        raise RefusedError(_("This file is no text: it holds signs that no text is made of."))
    if _SURROGATES.search(text):
        raise RefusedError(_("This text is damaged: it holds halves of characters."))
    return _CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def _as(data: bytes, encoding: str) -> str:
    try:
        return checked(data.decode(encoding))
    except UnicodeDecodeError as fault:
        raise RefusedError(
            _("This file says it is saved as %(encoding)s, and cannot be read as that.")
            % {"encoding": encoding.upper().removesuffix("-SIG")}
        ) from fault


def _declared(data: bytes, encoding: str) -> str:
    # What browsers and programs call gb2312 is in truth its superset.
    encoding = "gb18030" if encoding.lower() in ("gb2312", "gbk", "gb_2312-80") else encoding
    try:
        return checked(data.decode(encoding))
    except (LookupError, UnicodeDecodeError):
        return ""


def _sixteen_bits(data: bytes) -> tuple[str, str]:
    """Read UTF-16 without a mark, where every second byte of plain letters is zero."""
    sides = {"utf-16-le": data[1::2].count(0), "utf-16-be": data[::2].count(0)}
    encoding = max(sides, key=sides.get)
    if len(data) % 2 or sides[encoding] < len(data) / 20:
        raise RefusedError(_("This file is no text: it holds signs that no text is made of."))
    return _as(data, encoding), encoding.upper()
