"""Redirects that editors made, and those of moved pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

# A longer address was never a page's, and no row holds it.
LONGEST_PATH = Redirect._meta.get_field("old_path").max_length
# The address itself is the first of those that are looked for.
MOST_ABOVE = 8
MOST_HOPS = 5


class PublishedRedirectMiddleware:
    """Where an address has no page, leads on to the page that had it; costs nothing elsewhere.

    Beyond what Wagtail's own does, it names no page that the visitor may not see, never leads in
    a circle, finds what lies below a moved page (feeds, sent inquiries), keeps the query string,
    and lets a POST stay one, so that a form opened before its page moved is not lost.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or "\0" in request.path:
            return response
        return lead_on(request) or response


@dataclass(frozen=True)
class Match:
    """A redirect of the address asked for, or of one above it; `rest` is what stood below."""

    redirect: Redirect
    rest: tuple[str, ...] = ()
    query: str = ""


def lead_on(request: HttpRequest) -> HttpResponse | None:
    """Return the answer that leads on from the address asked for; None where nothing does."""
    site = Site.find_for_request(request)
    if site is None or len(request.path) > LONGEST_PATH:
        return None
    seen: set[int] = set()
    path, query = request.path, request.META.get("QUERY_STRING", "")
    for _hop in range(MOST_HOPS):
        hidden = None
        for match in matches(request, site, path, query):
            if match.redirect.pk in seen:
                continue
            seen.add(match.redirect.pk)
            page = match.redirect.redirect_page
            address = _address(request, site, match)
            if address and _path_of(address, request) != _bare(request.path):
                return _answer(request, match, address)
            hidden = hidden or (page if page and not match.rest else None)
        # The page has left the site itself, perhaps with word where its visitors should go.
        parts = hidden.get_url_parts(request) if hidden else None
        if not parts or parts[0] != site.pk:
            return None
        path = parts[2]
    return None


def matches(request: HttpRequest, site: Site, path: str, query: str) -> Iterator[Match]:
    """Yield what redirects `path`, the nearest first, in one query.

    A redirect of an address above counts while no page has that address again.
    """
    steps = [step for step in path.split("/") if step]
    ends = range(len(steps), 0, -1)[:MOST_ABOVE]
    above = [("/" + "/".join(steps[:end]), tuple(steps[end:])) for end in ends]
    wanted = [(Redirect.normalise_path(start), rest, query) for start, rest in above]
    if query:
        wanted.insert(0, (Redirect.normalise_path(f"{path}?{query}"), (), ""))
    paths = {start for start, _rest, _query in wanted}
    rows = Redirect.get_for_site(site).filter(old_path__in=paths).select_related("redirect_page")
    # Of two rows the site's own comes last, and stays.
    found = {row.old_path: row for row in sorted(rows, key=lambda row: row.site_id is not None)}
    for start, rest, kept in wanted:
        if start in found and not (rest and _has_page(request, site, steps[: -len(rest)])):
            yield Match(found[start], rest, kept)


def _has_page(request: HttpRequest, site: Site, steps: list[str]) -> bool:
    try:
        return site.root_page.specific.route(request, steps) is not None
    except Http404:
        return False


def _address(request: HttpRequest, site: Site, match: Match) -> str:
    """Where `match` leads this visitor, without the query; empty where it leads nowhere."""
    redirect = match.redirect
    if redirect.redirect_page is None:
        link = "" if match.rest else redirect.redirect_link
        return "" if _goes_round(request, site, link) else link
    page = redirect.redirect_page.specific
    if not may_see(request, page):
        return ""
    if not match.rest:
        return redirect.link or ""
    try:
        below = page.route(request, list(match.rest)).page
    except Http404:
        return ""
    address = page.get_url(request)
    if address is None or not may_see(request, below):
        return ""
    return f"{address.rstrip('/')}/{'/'.join(match.rest)}/"


def _goes_round(request: HttpRequest, site: Site, link: str) -> bool:
    """Whether redirects written by hand lead from `link` back to the address asked for."""
    rows = Redirect.get_for_site(site)
    for _hop in range(MOST_HOPS):
        path = _path_of(link, request)
        if path == _bare(request.path):
            return True
        row = rows.filter(old_path=path).first() if path else None
        if row is None or not row.redirect_link:
            return False
        link = row.redirect_link
    return True


def _path_of(address: str, request: HttpRequest) -> str:
    """The path of `address`, as redirects spell it; empty for another host's."""
    parts = urlsplit(address)
    if parts.netloc not in ("", request.get_host()):
        return ""
    return _bare(parts.path or "/") if address else ""


def _bare(path: str) -> str:
    return Redirect.normalise_path(path)


def _answer(request: HttpRequest, match: Match, address: str) -> HttpResponse:
    if match.query:
        parts = urlsplit(address)
        query = "&".join(filter(None, [parts.query, match.query]))
        address = parts._replace(query=query).geturl()
    permanent = match.redirect.is_permanent
    kind = HttpResponsePermanentRedirect if permanent else HttpResponseRedirect
    answer = kind(address, preserve_request=request.method not in ("GET", "HEAD"))
    page = match.redirect.redirect_page
    if page is not None and page.get_view_restrictions().exists():
        # Meant for a visitor who was let in, and for no cache.
        add_never_cache_headers(answer)
    return answer


def may_see(request: HttpRequest, page: Page | None) -> bool:
    """Whether `page` is on the site, and this visitor has passed what guards it."""
    if page is None:
        return True
    if not page.live or (page.expire_at and page.expire_at <= timezone.now()):
        return False
    return all(guard.accept_request(request) for guard in page.get_view_restrictions())
