"""The site's search: articles and plain pages that every visitor may see."""

from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from cms.pages import published
from cms.words import words

LONGEST_TERM = 200
# The newest; nobody pages further, and every one of them is looked at.
MOST_HITS = 1_000
MOST_EXACT = 12
# Page types are named by string: plain pages belong to another room.
SEARCHED_TYPES = [("news", "newsdetailpage"), ("home", "plainpage")]


@dataclass(frozen=True)
class Hit:
    """A page that was found, with what hits are ordered and narrowed by."""

    pk: int
    title: str
    day: date
    topic_key: int | None
    topic: str | None
    topic_name: str | None
    # None for a page without a date of its own.
    year: int | None


def clean_term(term: str) -> str:
    """Return the words of `term` and nothing else: no operators, quotes or control characters.

    The search backends give some of those a meaning and fail on others.
    """
    # Cut twice: a single character may stand for several words, and backends nest every one.
    return " ".join(words(term[:LONGEST_TERM])[:LONGEST_TERM])


def searched_pages(site: Site) -> PageQuerySet:
    """The live, public articles and plain pages of `site`.

    Those that have expired are among them, as the search backends filter by no clock: ask
    `published` of what they find, which is the newest first.
    """
    types = [ContentType.objects.get_by_natural_key(*name) for name in SEARCHED_TYPES]
    pages = Page.objects.live().public().descendant_of(site.root_page)
    # Of pages in an order of their own, as those of a tree are, the backends give the first.
    return pages.filter(content_type__in=types).order_by()


def search_pages(site: Site, term: str) -> list[Hit]:
    """Return the pages of `site` that match every word of `term`, at most MOST_HITS.

    `term` is what a visitor typed. Titles that are the term come first, then those that begin
    with it, then those that have all of its words; the newest first among equals. The backends'
    own ranking differs from one database to the other, and takes seconds where hits are many.
    """
    asked = clean_term(term)
    if not asked:
        return []
    pages = searched_pages(site)
    found = pages.search(asked, operator="and", order_by_relevance=False)[:MOST_HITS]
    keys = {page.pk for page in found}
    if len(keys) == MOST_HITS:
        exact = pages.filter(title__iexact=term.strip()[:LONGEST_TERM]).order_by("-pk")
        keys |= set(exact.values_list("pk", flat=True)[:MOST_EXACT])
    hits = sorted(_hits(keys), key=lambda hit: (hit.day, hit.pk), reverse=True)
    return sorted(hits, key=lambda hit: _place(hit.title, asked))[:MOST_HITS]


def _hits(keys: set[int]) -> list[Hit]:
    rows = published(Page.objects.filter(pk__in=keys)).values_list(
        *("pk", "title", "first_published_at", "newsdetailpage__posted_on"),
        *(f"newsdetailpage__topic__{name}" for name in ("pk", "slug", "name")),
    )
    return [
        Hit(
            key,
            title,
            posted or (timezone.localdate(first) if first else date.min),
            *topic,
            year=posted and posted.year,
        )
        for key, title, first, posted, *topic in rows
    ]


def _place(title: str, asked: str) -> int:
    """Return how well a title suits: 0 is the term itself, 3 has not all of its words."""
    title_words = words(title)
    if title_words == asked.split():
        return 0
    if f"{' '.join(title_words)} ".startswith(f"{asked} "):
        return 1
    return 2 if set(asked.split()) <= set(title_words) else 3
