"""Who publishes the site. The room that keeps the company's details registers how to read them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Site

from cms.images.models import SiteImage


@dataclass(frozen=True)
class Publisher:
    """The company as machines are told of it; empty where it is not known."""

    name: str = ""
    email: str = ""
    telephone: str = ""
    logo: SiteImage | None = None


PublisherSource = Callable[[Site, HttpRequest | None], Publisher]
_sources: list[PublisherSource] = []


def register_publisher(source: PublisherSource) -> None:
    """Let `source` say who publishes a site; called from `AppConfig.ready()`."""
    _sources[:] = [source]


def publisher_of(site: Site, request: HttpRequest | None = None) -> Publisher:
    """Return who publishes `site`; `request` spares a query where its details were read before."""
    for source in _sources:
        return source(site, request)
    return Publisher()
