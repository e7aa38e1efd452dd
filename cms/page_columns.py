"""Columns that one room adds to the lists of another's pages in the admin."""

from collections.abc import Iterable

from wagtail.admin.ui.tables import Column
from wagtail.models import Page

_registered: list[tuple[str, "PageFactColumn"]] = []


class PageFactColumn(Column):
    """A column whose facts are looked up for all rows at once."""

    def look_up(self, pages: Iterable[Page]) -> None:
        """Put what the cells show on each of `pages`; asked once for a list."""
        raise NotImplementedError


def register_page_column(model: str, column: PageFactColumn) -> None:
    """Show `column` in the list of pages of `model` ("news.NewsDetailPage"); from `ready()`."""
    _registered.append((model, column))


def page_columns(model: type[Page]) -> list[PageFactColumn]:
    """Return the columns that rooms added to the list of `model`."""
    return [column for label, column in _registered if label == model._meta.label]
