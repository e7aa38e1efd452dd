"""Which reader a file goes to, and what no reader sees: the empty, the huge, the unknown."""

from pathlib import Path, PurePath

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _

from .articles import Article, RefusedError, Source
from .encodings import checked, decode
from .files_beside import picture_beside
from .markdown_text import read_markdown, read_pasted
from .sections import make_article
from .web import read_html
from .word import read_word
from .wordpress.posts import read_wordpress

LARGEST = 20 * 1024 * 1024
# Of a whole site.
LARGEST_EXPORT = 60 * 1024 * 1024
_TEXTS = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".txt": read_pasted,
}
SUFFIXES = (".docx", *_TEXTS, ".xml")
_ZIPPED, _COMPOUND, _PDF = b"PK\x03\x04", bytes.fromhex("D0CF11E0"), b"%PDF"


def read_file(name: str, data: bytes, beside: Path | None = None) -> list[Article]:
    """Return the articles in a file called `name`.

    Pictures that it only names are looked for in the folder `beside`, where one is given. Raises
    RefusedError with a sentence for whoever sent the file.
    """
    refuse_size(name, len(data))
    suffix = PurePath(name).suffix.lower()
    if suffix == ".xml":
        return read_wordpress(data, beside)
    if suffix == ".docx":
        source = read_word(data, name)
    elif suffix in _TEXTS:
        if data.startswith((_ZIPPED, _COMPOUND, _PDF)):
            raise RefusedError(_("This file is no text, whatever the end of its name says."))
        text, guessed = decode(data)
        source = _TEXTS[suffix](_with_words(text), name)
        if guessed:
            source.notes.guess(
                _("The encoding: the file was read as %(encoding)s.") % {"encoding": guessed}
            )
        _take_from_folder(source, beside)
    else:
        raise RefusedError(
            _("Files of this kind cannot be read. These can: %(kinds)s.")
            % {"kinds": ", ".join(SUFFIXES)}
        )
    return [_article(source)]


def read_text(text: str) -> list[Article]:
    """Return the article in a pasted text; raises RefusedError."""
    source = read_pasted(_with_words(checked(text)), "")
    return [_article(source)]


def refuse_size(name: str, size: int) -> None:
    """Raise RefusedError for a file of `size` bytes that is empty or huge."""
    if not size:
        raise RefusedError(_("This file is empty."))
    largest = LARGEST_EXPORT if name.lower().endswith(".xml") else LARGEST
    if size > largest:
        raise RefusedError(
            _("This file is too large. The largest that can be read has %(size)d MB.")
            % {"size": largest // 1024 // 1024}
        )


def _article(source: Source) -> Article:
    article = make_article(source)
    if not (article.blocks or article.introduction or article.hero):
        raise RefusedError(_("There is no text in this file beyond a title."))
    return article


def _with_words(text: str) -> str:
    if not text.strip():
        raise RefusedError(_("This file is empty."))
    return text


def _take_from_folder(source: Source, beside: Path | None) -> None:
    """Take the pictures that lie where the text says, and nothing outside that folder."""
    if beside is None:
        return
    soup = BeautifulSoup(source.html, "html.parser")
    for tag in soup.find_all("img", src=True):
        key = str(tag["src"])
        if key not in source.pictures and (file := picture_beside(beside, key)):
            source.pictures[key] = file
