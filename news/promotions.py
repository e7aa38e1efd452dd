"""What editors recommend for a term, before all that the search finds by itself."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page, Site
from wagtail.search.utils import normalise_query_string

from cms.pages import published
from cms.words import folded


@dataclass(frozen=True)
class Promotion:
    title: str
    address: str
    description: str


def promotions(request: HttpRequest, site: Site, term: str) -> list[Promotion]:
    """Return the promoted pages of `site` that every visitor may see, and promoted addresses.

    Wagtail's own tag keeps a row for whatever a visitor types; this only reads.
    """
    spellings = {normalise_query_string(text) for text in (term, folded(term))} - {""}
    if not spellings:
        return []
    picks = list(
        SearchPromotion.objects.filter(query__query_string__in=spellings).order_by(
            "sort_order", "pk"
        )
    )
    pages = Page.objects.descendant_of(site.root_page, inclusive=True)
    shown = published(pages).in_bulk([pick.page_id for pick in picks if pick.page_id])
    return [
        Promotion(shown[pick.page_id].title, shown[pick.page_id].get_url(request), pick.description)
        if pick.page_id
        else Promotion(
            pick.external_link_text or pick.external_link_url,
            pick.external_link_url,
            pick.description,
        )
        for pick in picks
        if pick.page_id in shown or pick.external_link_url
    ]
