"""Answers for machines that come again and again: nothing is sent that they have already."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag


def unless_unchanged(
    request: HttpRequest, content: bytes, content_type: str, name: str
) -> HttpResponse:
    """Answer with `content`, or with 304 when the visitor holds the same (RFC 9110, 13.1).

    `name` says which document of the site this is. The date is when it was first seen like this:
    pages that leave, or expire by the clock, leave no date of their own behind.
    """
    mark = hashlib.sha256(content).hexdigest()[:32]
    since = _first_seen(name, mark)
    response = HttpResponse(content, content_type=content_type)
    response["ETag"] = quote_etag(mark)
    response["Last-Modified"] = http_date(since)
    # May be kept, must be asked for: what has left the site is gone from every copy.
    response["Cache-Control"] = "no-cache"
    return get_conditional_response(request, response["ETag"], since, response)


def _first_seen(name: str, mark: str) -> int:
    """Return since when `name` has been what it is, in seconds since 1970.

    A cache that has forgotten makes it a later date, which sends more and never less.
    """
    key = f"first-seen:{name}"
    known = cache.get(key)
    if known and known[0] == mark:
        return known[1]
    since = int(timezone.now().timestamp())
    if known:
        # The date knows whole seconds; two states never share one.
        since = max(since, known[1] + 1)
    cache.set(key, (mark, since), timeout=None)
    return since
