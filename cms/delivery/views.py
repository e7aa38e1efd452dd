"""Addresses for machines that belong to the site and to no page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views import defaults
from django.views.decorators.http import require_safe
from wagtail.models import Site

from . import sitemaps
from .conditional import unless_unchanged

XML = "application/xml; charset=utf-8"


def site_or_404(request: HttpRequest) -> Site:
    """Return the site that `request` is for."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address without a page in the language of the site that it was asked of."""
    site = Site.find_for_request(request)
    if site is None:
        return defaults.page_not_found(request, exception)
    with translation.override(site.root_page.locale.language_code):
        return defaults.page_not_found(request, exception)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Answer `/robots.txt` (RFC 9309)."""
    addresses = sitemaps.sitemap_addresses(site_or_404(request))
    content_type = "text/plain; charset=utf-8"
    return render(request, "robots.txt", {"sitemaps": addresses}, content_type=content_type)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer `/sitemap.xml` with the index of the files below."""
    site = site_or_404(request)
    return unless_unchanged(request, sitemaps.index_of(site), XML, f"sitemap:{site.pk}")


@require_safe
def sitemap_file(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Answer `/sitemap-<page type or source>-<number>.xml`."""
    site = site_or_404(request)
    content = sitemaps.file_of(site, name, number) if 0 < number < 10_000 else None
    if content is None:
        raise Http404
    return unless_unchanged(request, content, XML, f"sitemap:{site.pk}:{name}:{number}")
