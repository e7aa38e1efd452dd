from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.delivery.conditional import unless_unchanged
from cms.delivery.views import XML, site_or_404

from .results import Results
from .search import LONGEST_TERM
from .sitemap import news_sitemap_of
from .suggestions import suggestions


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer `/search/?q=&topic=&year=&page=` with a page for any term, however odd."""
    site = site_or_404(request)
    results = Results(request, site)
    with translation.override(site.root_page.locale.language_code):
        return render(request, "news/search.html", {"results": results, "term": results.term})


@require_safe
@cache_control(no_cache=True)  # what has left the site is gone from here at once
def search_suggest(request: HttpRequest) -> HttpResponse:
    """Answer `/search/suggest/?q=` with `{"suggestions": [{"title": …, "address": …}]}`."""
    site = site_or_404(request)
    term = request.GET.get("q", "")[:LONGEST_TERM]
    return JsonResponse({"suggestions": suggestions(request, site, term)})


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """Answer `/news-sitemap.xml` with the articles of the last two days."""
    site = site_or_404(request)
    content = news_sitemap_of(site, request)
    return unless_unchanged(request, content, XML, f"news-sitemap:{site.pk}")
