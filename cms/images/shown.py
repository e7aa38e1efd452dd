"""Which pictures stand in the streams of a page."""

from collections.abc import Iterator

from wagtail.blocks import StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page


def uses_in_streams(page: Page) -> Iterator[tuple]:
    """Every (picture, name of its use) in the StreamFields of `page`.

    A block that shows pictures says so by `picture_uses` of its StructValue.
    """
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _uses_in(getattr(page, field.name))


def _uses_in(value) -> Iterator[tuple]:
    if isinstance(value, StreamValue):
        parts = [child.value for child in value]
    elif isinstance(value, StructValue):
        yield from getattr(value, "picture_uses", ())
        parts = value.values()
    else:
        parts = value if isinstance(value, ListValue) else ()
    for part in parts:
        yield from _uses_in(part)
