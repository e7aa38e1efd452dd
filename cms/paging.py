"""Lists a page at a time, written the same way wherever they stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.functional import cached_property

PAGE_LENGTH = 12
# Deeper than this no list goes; a longer number is nonsense and costs time to parse.
LONGEST_NUMBER = 6


def query_string(values: Mapping[str, object]) -> str:
    """Return `?` with those of `values` that say something, or nothing where none does."""
    query = QueryDict(mutable=True)
    query.update({name: str(value) for name, value in values.items() if value})
    return f"?{query.urlencode()}" if query else ""


def link_to(values: Mapping[str, object]) -> str:
    """Return the same as an address; a list without a query is where it is."""
    return query_string(values) or "./"


@dataclass(frozen=True)
class PageLink:
    """One number of a pagination; without an address it is a gap or the page that is shown."""

    text: str
    address: str = ""
    current: bool = False


class Paging:
    """One page of `items`, by the `?page=` of `query`, and the addresses of the others.

    Any number is answered with a page. `kept` is what else stands in the address, such as
    filters; `count` spares the query that would find it out.
    """

    def __init__(
        self,
        items,
        query: QueryDict,
        kept: Mapping[str, object] | None = None,
        count: int | None = None,
    ):
        self.paginator = Paginator(items, PAGE_LENGTH)
        if count is not None:
            self.paginator.count = count
        self.kept = kept or {}
        self._asked = query.get("page", "1")[:LONGEST_NUMBER]

    @cached_property
    def page(self):
        return self.paginator.get_page(self._asked)

    @property
    def values(self) -> dict[str, object]:
        """What stands in the address of the page that is shown; the first one has no number."""
        return self._values(self.page.number)

    @property
    def previous(self) -> str:
        """The address of the page before; empty on the first."""
        return self._link(self.page.number - 1) if self.page.has_previous() else ""

    @property
    def next(self) -> str:
        """The address of the page after; empty on the last."""
        return self._link(self.page.number + 1) if self.page.has_next() else ""

    @property
    def links(self) -> list[PageLink]:
        """Every number, with a gap where some are left out."""
        shown = self.page.number
        numbers = self.paginator.get_elided_page_range(shown, on_each_side=1, on_ends=1)
        return [
            PageLink(str(number), current=number == shown)
            if number in (shown, self.paginator.ELLIPSIS)
            else PageLink(str(number), self._link(number))
            for number in numbers
        ]

    def _values(self, number: int) -> dict[str, object]:
        return {**self.kept, "page": number if number > 1 else None}

    def _link(self, number: int) -> str:
        return link_to(self._values(number))
