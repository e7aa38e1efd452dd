from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Site

from .search import LONGEST_TERM, page_of_hits, search_pages


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer `/search/?q=&page=` with a page for any term, however odd."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    term = request.GET.get("q", "").replace("\0", "")[:LONGEST_TERM].strip()
    hits = search_pages(site, term)
    context = {
        "term": term,
        "count": len(hits),
        "hits": page_of_hits(hits, request.GET.get("page", "1")),
    }
    with translation.override(site.root_page.locale.language_code):
        return render(request, "news/search.html", context)
