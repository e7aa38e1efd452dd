"""The site's search: articles and plain pages that every visitor may see."""

import re

from django.core.paginator import Paginator
from wagtail.models import Page, Site

from cms.pages import published

PAGE_LENGTH = 12
LONGEST_TERM = 200
# Ranking more than this costs seconds and nobody pages that far.
MOST_HITS = 1_000
# Page types are named by string: plain pages belong to another room.
SEARCHED_TYPES = ("news.newsdetailpage", "home.plainpage")
_NOT_WORDS = re.compile(r"[^\w\s]+|_+", re.UNICODE)


def clean_term(term: str) -> str:
    """Return the words of `term` and nothing else: no operators, quotes or control characters.

    The search backends give some of those a meaning and fail on others.
    """
    term = term[:LONGEST_TERM].encode("utf-8", "ignore").decode()
    return " ".join(_NOT_WORDS.sub(" ", term.replace("\0", " ")).split()).lower()


def search_pages(site: Site, term: str) -> list[Page]:
    """Return the pages of `site` that match every word of `term`, best first, as their own types.

    `term` is what a visitor typed; at most MOST_HITS pages come back.
    """
    words = clean_term(term)
    if not words:
        return []
    hits = Page.objects.live().descendant_of(site.root_page).search(words, operator="and")
    order = {page.pk: place for place, page in enumerate(hits[:MOST_HITS])}
    # Privacy and expiry are asked of the database, never of the search index.
    found = published(Page.objects.filter(pk__in=order)).select_related("content_type")
    shown = [page for page in found if _type_of(page) in SEARCHED_TYPES]
    return sorted(shown, key=lambda page: order[page.pk])


def _type_of(page: Page) -> str:
    return f"{page.content_type.app_label}.{page.content_type.model}"


def page_of_hits(hits: list[Page], number: str):
    """One page of hits, each as its own type; an unreadable number is the first page."""
    page = Paginator(hits, PAGE_LENGTH).get_page(number[:6])
    specific = Page.objects.filter(pk__in=[hit.pk for hit in page.object_list]).specific()
    by_key = {hit.pk: hit for hit in specific}
    page.object_list = [by_key[hit.pk] for hit in page.object_list]
    return page
