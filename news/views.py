from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from cms.delivery.conditional import unless_unchanged
from cms.delivery.views import XML, site_or_404

from .search import LONGEST_TERM, page_of_hits, search_pages
from .sitemap import news_sitemap_of


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer `/search/?q=&page=` with a page for any term, however odd."""
    site = site_or_404(request)
    term = request.GET.get("q", "").replace("\0", "")[:LONGEST_TERM].strip()
    hits = search_pages(site, term)
    context = {
        "term": term,
        "count": len(hits),
        "hits": page_of_hits(hits, request.GET.get("page", "1")),
    }
    with translation.override(site.root_page.locale.language_code):
        return render(request, "news/search.html", context)


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """Answer `/news-sitemap.xml` with the articles of the last two days."""
    site = site_or_404(request)
    content = news_sitemap_of(site, request)
    return unless_unchanged(request, content, XML, f"news-sitemap:{site.pk}")
