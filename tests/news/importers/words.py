"""The words of a file, read in another way than the importers do, and those of a draft."""

import re
import unicodedata
from collections import Counter
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import lxml.html
from docx import Document

from news.models import NewsDetailPage

_FRONT = re.compile(r"\A(---|\+\+\+)\n.*?\n\1\n", re.DOTALL)
_UNSAID_IN_MARKDOWN = (
    _FRONT,
    re.compile(r"\{\{.*?\}\}"),
    re.compile(r"^\[[^\]^]+\]: .*$|^\*\[\w+\]:.*$", re.MULTILINE),
    re.compile(r"(?<=\])\([^)]*\)|(?<=\])\[\w+\]"),
    re.compile(r"\[\[[^\]|]*\|"),
    re.compile(r"^```\w*", re.MULTILINE),
    re.compile(r"^(\s*[-*] )\[x\]|\[\^\w+\]:?", re.MULTILINE),
    re.compile(r"<(?!br)[^>]+>|[*\[\]]|(?<=<)br(?=>)"),
    re.compile(r"^\s*\d+[.)] ", re.MULTILINE),
)


def counted(text: str) -> Counter:
    """Words by how often they stand there; raised and full-width signs as plain ones."""
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text)))


def words_of_markdown(text: str) -> Counter:
    for unsaid in _UNSAID_IN_MARKDOWN:
        text = unsaid.sub(r"\1" if "[x]" in unsaid.pattern else "", text)
    return counted(text)


def words_of_html(data: bytes) -> Counter:
    """What a browser shows of the article in a page."""
    with suppress(UnicodeDecodeError):
        # What is no UTF-8 says itself what it is.
        data = data.decode()
    root = lxml.html.document_fromstring(data)
    for found in root.xpath("//article | //main"):
        root = found
    for tag in root.xpath("//script | //style | //title | //nav | //footer | //form | //svg"):
        tag.drop_tree()
    for tag in root.iter():
        tag.tail = f" {tag.tail or ''}" if tag.tag not in ("b", "i", "sup", "sub") else tag.tail
        tag.text = f" {tag.text or ''}"
    return counted(root.text_content())


def words_of_document(data: bytes) -> Counter:
    document = Document(BytesIO(data))
    lines = []
    for element in document.element.body.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in ("p", "br", "tab", "tc", "rt", "rubyBase"):
            lines.append(" ")
        elif name == "t" and not any(
            up.tag.endswith(("}moveFrom", "}Fallback")) for up in element.iterancestors()
        ):
            lines.append(element.text or "")
    return counted("".join(lines))


def words_of_file(path_or_name: str | Path, data: bytes) -> Counter:
    name = str(path_or_name)
    if name.endswith(".docx"):
        return words_of_document(data)
    if name.endswith(".html"):
        return words_of_html(data)
    text = data.decode(ENCODINGS.get(Path(name).name, "utf-8"))
    return counted(text) if name.endswith(".txt") else words_of_markdown(text)


ENCODINGS = {"gb18030.md": "gb18030", "big5.md": "big5", "utf16.md": "utf-16"}


def text_of(page: NewsDetailPage) -> str:
    """Everything that a reader of the article is told."""
    parts = [page.title, page.introduction, page.hero_caption]
    for block in page.body:
        if block.block_type == "section":
            parts += [block.value["heading"], block.value["text"].source]
        elif block.block_type == "text":
            parts.append(block.value.source)
        elif block.block_type == "quote":
            parts += [block.value["quote"], block.value["name"]]
        else:
            parts.append(block.value["caption"])
    return " ".join(parts)


def words_of_page(page: NewsDetailPage) -> Counter:
    spaced = re.sub(r"<(/?(?:p|li|br|h3))", r" <\1", text_of(page))
    return counted(lxml.html.fromstring(f"<div>{spaced}</div>").text_content())
