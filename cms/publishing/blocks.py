"""The rule that every block of a body is filled in as the block itself asks."""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from .findings import Finding
from .parts import Part, name_of


def blocks_are_whole(page: Page) -> Iterator[Finding]:
    """Ask each block's own `clean`: a heading written, a call to action with its link."""
    for field in page._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        blocks = _own_blocks(field)
        for child in getattr(page, field.name) or ():
            part = Part(field.name, name_of(child), child.value, child.block, child.id or "")
            try:
                blocks.child_blocks[child.block_type].clean(child.value)
            except ValidationError as fault:
                yield from _findings(part, fault)


@cache
def _own_blocks(field: StreamField) -> StreamBlock:
    """Return a copy of the field's blocks that nobody else asks.

    Wagtail notes on the shared block that a draft is being saved. Another thread's autosave
    would let a publication through.
    """
    return deepcopy(field.stream_block)


def _findings(part: Part, fault: ValidationError) -> Iterator[Finding]:
    inside = getattr(fault, "block_errors", None)
    if inside is None:
        label = str(part.block.label or "")
        for single in fault.error_list:
            yield part.finding(_sentence(single, label))
        return
    for error in fault.non_block_errors.as_data():
        yield part.finding(" ".join(error.messages))
    for key, error in inside.items():
        yield from _findings(part.inside(key), error)


def _sentence(fault: ValidationError, label: str) -> str:
    if fault.code == "required" and label:
        return _("Fill in “%(field)s”.") % {"field": label}
    words = " ".join(fault.messages)
    return f"{label}: {words}" if label else words
