"""How an empty database becomes a site: rooms register steps, `init_site` runs them in order."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Site


@dataclass
class SiteIdentity:
    """Who the site belongs to. `region` is a two-letter ISO 3166 code for reading phone numbers.

    `plain_pages` asks for pages of words too, which the demo brings itself. `site` is set by the
    first step that finds or makes it, for those that follow.
    """

    name: str
    email: str = ""
    phone: str = ""
    region: str = "CN"
    plain_pages: bool = False
    site: Site | None = None


Step = Callable[[SiteIdentity], None]
_steps: list[tuple[int, Step]] = []


def register_step(step: Step, order: int) -> None:
    """Have `lay_site` run `step`; it makes what is missing and leaves what is there."""
    _steps.append((order, step))


@transaction.atomic
def lay_site(identity: SiteIdentity) -> Site:
    """Lay the page tree, forms, groups and settings of a site; twice changes nothing."""
    for _order, step in sorted(_steps, key=lambda entry: entry[0]):
        step(identity)
    return identity.site
