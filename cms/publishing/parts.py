"""The pieces that a page is made of, each with the place where an editor finds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bs4 import BeautifulSoup, Tag
from django.utils.text import Truncator, capfirst
from wagtail.blocks import Block, ListBlock, StructBlock, StructValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

from .findings import Finding

SHOWN_OF_A_LABEL = 40


@dataclass(frozen=True)
class Part:
    """A rich text, or a block of a body with its value; `block` is None for a rich text field."""

    field: str
    where: str
    value: object
    block: Block | None = None
    block_id: str = ""
    child: str = ""

    def finding(self, message: str, *, is_error: bool = True, child: str = "") -> Finding:
        """Return what is wrong with this part."""
        child = _path(self.child, child)
        return Finding(self.field, str(message), self.where, is_error, self.block_id, child)

    def inside(self, key: str | int) -> "Part":
        """Return what stands in this group under a name, or in this list at a number."""
        if isinstance(self.block, ListBlock):
            block, value = self.block.child_block, self.value[key]
            # Of twelve pictures the one that is meant.
            where = f"{self.where}, {block.label} {key + 1}"
        else:
            block, value = self.block.child_blocks[key], self.value.get(key)
            where = self.where
        return Part(self.field, where, value, block, self.block_id, _path(self.child, str(key)))

    @cached_property
    def soup(self) -> BeautifulSoup | None:
        """The rich text as a tree; None for a part of another kind."""
        if not isinstance(self.value, RichText):
            return None
        return BeautifulSoup(self.value.source or "", "html.parser")

    @property
    def links(self) -> list[Tag]:
        """The links of the rich text."""
        return self.soup.find_all("a") if self.soup else []

    @property
    def leads_somewhere(self) -> bool:
        """Whether this is a block with one link, such as a call to action."""
        return isinstance(self.value, StructValue) and hasattr(self.value, "href")


def parts_of(page: Page) -> Iterator[Part]:
    """Yield every rich text and every block of `page`, in the order of its fields."""
    for field in page._meta.get_fields():
        if isinstance(field, RichTextField):
            text = RichText(getattr(page, field.name) or "")
            yield Part(field.name, capfirst(field.verbose_name), text)
        elif isinstance(field, StreamField):
            for child in getattr(page, field.name) or ():
                yield from _inside(
                    Part(field.name, name_of(child), child.value, child.block, child.id or "")
                )


def name_of(child) -> str:
    """Name a block by its kind and its own words: “Section “How it began””."""
    label = str(child.block.label)
    words = ""
    if isinstance(child.value, StructValue):
        words = child.value.get("heading") or child.value.get("title") or ""
    return f"{label} “{Truncator(words).chars(SHOWN_OF_A_LABEL)}”" if words else label


def _inside(part: Part) -> Iterator[Part]:
    yield part
    if isinstance(part.block, StructBlock):
        keys = part.block.child_blocks
    elif isinstance(part.block, ListBlock):
        keys = range(len(part.value))
    else:
        return
    for key in keys:
        yield from _inside(part.inside(key))


def _path(parent: str, child: str) -> str:
    return ".".join(filter(None, [parent, child]))
