"""What readers hand over: an article in blocks, its pictures, and what there is to say of it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import models

TITLE_LENGTH = 255
HEADING_LENGTH = 160
ALT_LENGTH = 255


class RefusedError(ValueError):
    """A file that nothing was made of; its text is one sentence for whoever sent it."""


@dataclass
class Notes:
    """What whoever sent a file is told about the draft, in sentences."""

    guessed: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def guess(self, sentence: str) -> None:
        if sentence not in self.guessed:
            self.guessed.append(sentence)

    def leave_out(self, sentence: str) -> None:
        if sentence not in self.left_out:
            self.left_out.append(sentence)


@dataclass(frozen=True)
class PictureFile:
    """A picture that came with a file; nothing is known yet of what is in `data`."""

    name: str
    data: bytes


@dataclass
class Picture:
    """A picture of the article: the key of its file, its alt text and its caption."""

    key: str
    alt: str = ""
    caption: str = ""


@dataclass
class Source:
    """A file as HTML. Pictures it brings stand in `src` by their key in `pictures`.

    `title` is what the file says of itself outside its text; `is_plain` tells of words without
    any marks, where a short line is a heading.
    """

    html: str
    name: str
    notes: Notes = field(default_factory=Notes)
    pictures: dict[str, PictureFile] = field(default_factory=dict)
    title: str = ""
    introduction: str = ""
    posted_on: date | None = None
    topics: list[str] = field(default_factory=list)
    hero: Picture | None = None
    is_plain: bool = False
    keeps_lines: bool = False


class Privacy(models.TextChoices):
    """Who may see an article once it is published."""

    PUBLIC = "public"
    PASSWORD = "password"  # noqa: S105 - the name of a kind
    LOGIN = "login"


@dataclass
class Article:
    """An article to be. `blocks` are pairs of the body's block type and its value, where a
    `Picture` stands for an image block and rich text is HTML that nobody has cleaned yet.
    """

    title: str
    name: str
    introduction: str = ""
    blocks: list[tuple[str, object]] = field(default_factory=list)
    hero: Picture | None = None
    pictures: dict[str, PictureFile] = field(default_factory=dict)
    notes: Notes = field(default_factory=Notes)
    posted_on: date | None = None
    topics: list[str] = field(default_factory=list)
    slug: str = ""
    go_live_at: datetime | None = None
    privacy: Privacy = Privacy.PUBLIC
    password: str = ""
    old_paths: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
