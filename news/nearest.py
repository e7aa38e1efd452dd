"""Articles whose address is nearly the one that was asked for."""

from difflib import SequenceMatcher

from anyascii import anyascii
from django.utils.text import slugify
from wagtail.models import Site

from cms.pages import SLUG_LENGTH, published

from .models import NewsDetailPage
from .search import searched_pages

# So many on either side in the alphabet, and so many that have one of the words in their title.
NEIGHBOURS = 50
LONGEST_WORDS = 3
SHORTEST_WORD = 3
# Of letters or of words that agree; below it a suggestion only puzzles.
LEAST_LIKENESS = 0.6


def nearest_articles(site: Site, path: str, count: int = 3) -> list[NewsDetailPage]:
    """Return published articles whose slug is like the end of `path`, the most alike first.

    However many articles there are, some 250 are compared.
    """
    slug = slugify(anyascii(path.strip("/").rpartition("/")[2][: 2 * SLUG_LENGTH]))[:SLUG_LENGTH]
    if not slug:
        return []
    likeness = {
        key: value
        for key, other in _candidates(site, slug).items()
        if (value := _likeness(slug, other)) >= LEAST_LIKENESS
    }
    best = sorted(likeness, key=lambda key: (-likeness[key], -key))[:count]
    articles = published(NewsDetailPage.objects.filter(pk__in=best)).with_cards()
    return sorted(articles, key=lambda article: best.index(article.pk))


def _candidates(site: Site, slug: str) -> dict[int, str]:
    """Return slugs by key: neighbours in the alphabet, and titles with one of the words."""
    articles = NewsDetailPage.objects.descendant_of(site.root_page).published()
    after = articles.filter(slug__gte=slug).order_by("slug").values_list("pk", "slug")
    before = articles.filter(slug__lt=slug).order_by("-slug").values_list("pk", "slug")
    found = dict([*after[:NEIGHBOURS], *before[:NEIGHBOURS]])
    pages = searched_pages(site)
    for word in sorted(_words(slug), key=len, reverse=True)[:LONGEST_WORDS]:
        hits = pages.autocomplete(word, order_by_relevance=False)[:NEIGHBOURS]
        found |= {hit.pk: hit.slug for hit in hits}
    return found


def _words(slug: str) -> set[str]:
    return {word for word in slug.split("-") if len(word) >= SHORTEST_WORD}


def _likeness(slug: str, other: str) -> float:
    """From 0 to 1: the share of letters in the same order, or of words that both have."""
    asked = _words(slug)
    shared = len(asked & _words(other)) / len(asked) if asked else 0
    matcher = SequenceMatcher(None, slug, other)
    # The quick ratio is never below the real one, which costs ten times as much.
    letters = matcher.ratio() if matcher.quick_ratio() >= LEAST_LIKENESS else 0
    return max(letters, shared)
