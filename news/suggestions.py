"""What the search box offers while somebody types."""

from django.http import HttpRequest
from wagtail.models import Page, Site

from cms.pages import published
from cms.words import folded

from .search import clean_term, searched_pages

MOST_SUGGESTIONS = 8
# The newest titles that fit; the best of them are offered.
CANDIDATES = 50


def suggestions(request: HttpRequest, site: Site, term: str) -> list[dict[str, str]]:
    """Return title and address of pages that have all words of `term` in their title.

    The last word may be a beginning. Titles that begin with the term come first.
    """
    asked = clean_term(term)
    # A single Latin letter begins a word in every other title.
    if not asked or (len(asked) == 1 and asked.isascii()):
        return []
    pages = searched_pages(site)
    found = pages.autocomplete(asked, operator="and", order_by_relevance=False)[:CANDIDATES]
    shown = published(Page.objects.filter(pk__in=[page.pk for page in found])).order_by("-pk")
    beginning = folded(term.strip())
    best = sorted(shown, key=lambda page: not folded(page.title).startswith(beginning))
    return [
        {"title": page.title, "address": page.get_url(request)} for page in best[:MOST_SUGGESTIONS]
    ]
