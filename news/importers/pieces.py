"""The flat row of pieces that every file becomes before it is cut into sections."""

import re
from dataclasses import dataclass
from html import unescape

_TAGS = re.compile(r"<[^>]*>")
_BREAKS = re.compile(r"</?(?:p|li|ul|ol|h3|br)\b[^>]*>")
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_BOLD = re.compile(r"<b>.*?</b>", re.DOTALL)
# A heading of its own, whatever level the others have.
ALWAYS_SECTION = 0


def words_of(html: str) -> str:
    """The plain words of `html`, those of different blocks apart."""
    return squeezed(unescape(_TAGS.sub("", _BREAKS.sub(" ", html))))


def squeezed(text: str) -> str:
    """`text` on one line, without blanks at its ends."""
    return _BLANKS.sub(" ", text).strip()


@dataclass
class Heading:
    words: str
    level: int


@dataclass
class Passage:
    """A paragraph, a list or what a table became. `is_prose` is a paragraph as it was written."""

    html: str
    is_prose: bool = False
    is_caption: bool = False

    @property
    def words(self) -> str:
        return words_of(self.html)

    @property
    def has_link(self) -> bool:
        return "<a " in self.html

    @property
    def is_bold(self) -> bool:
        return "<b>" in self.html and not words_of(_BOLD.sub("", self.html))


@dataclass
class Quote:
    words: str
    name: str = ""


@dataclass
class Image:
    key: str
    alt: str = ""
    caption: str = ""


Piece = Heading | Passage | Quote | Image
