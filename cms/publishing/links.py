"""Rules about where links lead: inside the site each must arrive."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from .findings import Finding
from .parts import parts_of


def links_arrive(page: Page) -> Iterator[Finding]:
    """Each link to a page, a document or an address of this site leads to something."""
    parts = list(parts_of(page))
    texts = [(part, link) for part in parts for link in part.links]
    pages = Page.objects.in_bulk(_ids(texts, "page"))
    documents = get_document_model().objects.in_bulk(_ids(texts, "document"))
    arrives = partial(address_arrives, site=site_of_page(page))
    for part, link in texts:
        number, words = _id(link), link.get_text(" ", strip=True)
        kind = link.get("linktype")
        if kind == "page":
            gone = number not in pages
        elif kind == "document":
            gone = number not in documents
        else:
            gone = not arrives(link.get("href") or "")
        if gone:
            yield part.finding(_leads_nowhere(words))
    for part in parts:
        address = part.value.get("url") if part.leads_somewhere else ""
        if address and not arrives(address):
            yield part.finding(_leads_nowhere(address), child="url")


def linked_pages_are_open(page: Page) -> Iterator[Finding]:
    """A link, card or button to a page that not everybody may see is hidden."""
    parts = list(parts_of(page))
    texts = [(part, link) for part in parts for link in part.links]
    pages = Page.objects.in_bulk(_ids(texts, "page"))
    open_ids = set(Page.objects.live().public().filter(pk__in=pages).values_list("pk", flat=True))
    for part, link in texts:
        linked = pages.get(_id(link)) if link.get("linktype") == "page" else None
        if linked and linked.pk not in open_ids:
            yield part.finding(_not_shown(linked), is_error=False)
    for part in parts:
        if part.leads_somewhere and part.value.get("page") and part.value.target is None:
            yield part.finding(_not_shown(part.value["page"]), is_error=False, child="page")


def address_arrives(address: str, site: Site | None) -> bool:
    """Return whether `address` leads out of `site`, or to something inside that answers.

    An empty address arrives nowhere, nor does one that cannot be read.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if not address or site is None:
        return bool(address)
    if parts.scheme not in ("", "http", "https") or (not parts.netloc and not parts.path):
        return True
    if parts.netloc and parts.hostname != site.hostname:
        return True
    path = parts.path or "/"
    if not path.startswith("/") or path.startswith((settings.MEDIA_URL, settings.STATIC_URL)):
        return path.startswith("/")
    try:
        if resolve(path).url_name != "wagtail_serve":
            return True
        site.root_page.specific.route(None, [step for step in path.split("/") if step])
    except (Http404, Resolver404):
        return Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists()
    return True


def site_of_page(page: Page) -> Site | None:
    """Return the site of `page`; of a page that is not stored yet, the default one."""
    sites = Site.objects.select_related("root_page").order_by("-is_default_site")
    own = [site for site in sites if page.pk and page.path.startswith(site.root_page.path)]
    return next(iter(own or sites), None)


def _ids(texts, kind: str) -> list[int]:
    numbers = {_id(link) for _part, link in texts if link.get("linktype") == kind}
    return sorted(numbers - {0})


def _id(link) -> int:
    """Return the id that a link of rich text holds; 0 when it holds none."""
    value = link.get("id") or ""
    return int(value) if value.isascii() and value.isdigit() else 0


def _leads_nowhere(words: str) -> str:
    return _("The link “%(words)s” leads to nothing on the site. Choose another target.") % {
        "words": words
    }


def _not_shown(page: Page) -> str:
    return _("“%(title)s” is not open to every visitor, so the link to it is hidden.") % {
        "title": page.title
    }
