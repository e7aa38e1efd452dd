"""What the News List shows for a query string: filters, counts and one page of articles."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .querysets import NewsDetailPageQuerySet

PAGE_LENGTH = 12
# Deeper than this no list goes; a longer number is nonsense and costs time to parse.
LONGEST_NUMBER = 6


class NewsListing:
    """Articles narrowed by `?topic=` and `?year=`, one page of them by `?page=`.

    A value that cannot be read narrows nothing, so that no address is an error.
    """

    def __init__(self, articles: NewsDetailPageQuerySet, query: QueryDict):
        self.articles = articles
        self.query = query

    @cached_property
    def topics(self) -> list[dict]:
        """Topics that have articles: slug, name and count, by name."""
        return list(
            self.articles.exclude(topic=None)
            .order_by("topic__name")
            .values("topic__slug", "topic__name")
            .annotate(count=Count("pk"))
        )

    @cached_property
    def years(self) -> list[dict]:
        """Years that have articles: year and count, newest first."""
        return list(
            self.articles.annotate(year=ExtractYear("posted_on"))
            .values("year")
            .annotate(count=Count("pk"))
            .order_by("-year")
        )

    @cached_property
    def topic(self) -> dict | None:
        """The chosen entry of `topics`, if any."""
        slug = self.query.get("topic", "")
        return next((entry for entry in self.topics if entry["topic__slug"] == slug), None)

    @cached_property
    def year(self) -> int | None:
        """The chosen year, if articles were posted in it."""
        chosen = self.query.get("year", "")
        return next((e["year"] for e in self.years if str(e["year"]) == chosen), None)

    @cached_property
    def chosen(self) -> NewsDetailPageQuerySet:
        """The articles that pass both filters, newest first."""
        articles = self.articles
        if self.topic:
            articles = articles.on_topic(self.topic["topic__slug"])
        if self.year:
            articles = articles.in_year(self.year)
        return articles

    @cached_property
    def page(self):
        """One page of articles with what their cards show."""
        number = self.query.get("page", "1")[:LONGEST_NUMBER]
        return Paginator(self.chosen.with_cards(), PAGE_LENGTH).get_page(number)

    @cached_property
    def page_numbers(self):
        """The numbers to link to, with an ellipsis where some are left out."""
        return self.page.paginator.get_elided_page_range(
            self.page.number, on_each_side=1, on_ends=1
        )

    @property
    def canonical(self) -> str:
        """The query string of what is shown now, without what narrows nothing."""
        number = self.page.number
        address = self.address(page=number if number > 1 else None)
        return address if address != "?" else ""

    def named(self, title: str) -> str:
        """Return `title` with the filters and the page that are shown; empty for the list itself.

        No two addresses of the list have the same title.
        """
        parts = [self.topic and self.topic["topic__name"], self.year and str(self.year)]
        if self.page.number > 1:
            parts.append(_("page %(number)s") % {"number": self.page.number})
        parts = [part for part in parts if part]
        return ", ".join([title, *parts]) if parts else ""

    def address(self, **changes) -> str:
        """The query string of this list with `changes`; None removes, and paging starts anew."""
        values = {"topic": self.topic and self.topic["topic__slug"], "year": self.year} | changes
        query = QueryDict(mutable=True)
        query.update({name: str(value) for name, value in values.items() if value})
        return f"?{query.urlencode()}" if query else "?"
