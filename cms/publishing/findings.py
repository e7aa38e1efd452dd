"""What the checks find on a page: where it stands, what is wrong and what to do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from wagtail.models import Page


@dataclass(frozen=True)
class Finding:
    """One thing that a rule found, in a sentence that says what to do about it.

    It stands at a field, or at the block with `block_id` of that field and there at `child`: the
    name of one of its own fields, in a list after the number of the item, as in “2.alt_text”.
    `where` names that place to people; `address` leads elsewhere when the page cannot mend it.
    An error keeps the page from being published, a warning does not.
    """

    field: str
    message: str
    where: str
    is_error: bool = True
    block_id: str = ""
    child: str = ""
    address: str = ""

    @property
    def anchor(self) -> str:
        """The id of the place in the editor's form."""
        return f"block-{self.block_id}-section" if self.block_id else f"id_{self.field}"

    def as_error(self) -> ValidationError:
        return ValidationError({self.field: self.message})


Rule = Callable[[Page], Iterable[Finding]]


def at_field(page: Page, field: str, message: str, *, is_error: bool = True) -> Finding:
    """Return what is wrong with one field of `page`."""
    name = page._meta.get_field(field).verbose_name
    return Finding(field, str(message), capfirst(name), is_error)
