"""What the search page shows for a query string."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.models import Page, Site

from cms.matches import extract
from cms.paging import Paging
from cms.passages import passages
from cms.words import words

from .facets import Facets, Group
from .promotions import Promotion, promotions
from .search import LONGEST_TERM, MOST_HITS, Hit, clean_term, search_pages


@dataclass(frozen=True)
class Result:
    """A page that was found, as its own type, and what to show of it."""

    page: Page
    topic: str | None
    text: str


class Results:
    """The hits of `?q=`, narrowed by `?topic=` and `?year=`, one page of them by `?page=`."""

    def __init__(self, request: HttpRequest, site: Site):
        self.request = request
        self.site = site
        self.query = request.GET
        typed = self.query.get("q", "").replace("\0", "").encode("utf-8", "ignore").decode()
        self.term = typed[:LONGEST_TERM].strip()

    @cached_property
    def hits(self) -> list[Hit]:
        return search_pages(self.site, self.term)

    @cached_property
    def facets(self) -> Facets:
        counts = Counter(map(_group, self.hits))
        return Facets(counts.items(), self.query, {"q": self.term})

    @cached_property
    def paging(self) -> Paging:
        chosen = [hit for hit in self.hits if self.facets.takes(_group(hit))]
        return Paging(chosen, self.query, self.facets.values)

    @property
    def count(self) -> int:
        return self.paging.paginator.count

    @property
    def cut(self) -> bool:
        """Whether there may be more than the search looks at."""
        return len(self.hits) >= MOST_HITS

    @cached_property
    def shown(self) -> list[Result]:
        """One page of results."""
        hits = list(self.paging.page)
        pages = Page.objects.filter(pk__in=[hit.pk for hit in hits]).specific().in_bulk()
        return [
            Result(pages[hit.pk], hit.topic_name, self._text(pages[hit.pk]))
            for hit in hits
            if hit.pk in pages
        ]

    @cached_property
    def promoted(self) -> list[Promotion]:
        """Only before the whole of the hits, not within a part of them."""
        if self.facets.chosen or self.paging.page.number > 1:
            return []
        return promotions(self.request, self.site, self.term)

    def _text(self, page: Page) -> str:
        """The introduction, or where it has not all of the words the text around the first one."""
        introduction = page.introduction
        asked = clean_term(self.term).split()
        if set(asked) <= set(words(f"{page.title} {introduction}")):
            return introduction
        # Of paragraphs rather than of a heading, and never across both.
        extracts = [extract(text, self.term) for text in passages(page.body)]
        return max(extracts, key=len, default="") or introduction


def _group(hit: Hit) -> Group:
    return Group(hit.topic_key, hit.topic, hit.topic_name, hit.year)
