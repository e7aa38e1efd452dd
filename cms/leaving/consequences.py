"""What visitors lose elsewhere when a page leaves the site, told before it does.

The foundation reads what leads to the page; a room that shows pages in another way registers how.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from wagtail.models import Page

from .references import consequences_of_links
from .telling import Consequence

# Of a page with more below it only the page itself is asked about.
MOST_BELOW = 200

Source = Callable[[Sequence[Page], object], Iterable[Consequence]]

_registered: list[Source] = []


def register_source(source: Source) -> None:
    """Ask `source` too, with the pages that leave and who takes them away; from `ready()`."""
    _registered.append(source)


@dataclass(frozen=True)
class Consequences:
    """`on_the_site` is what visitors notice at once, `in_drafts` what waits to be published."""

    on_the_site: list[Consequence]
    in_drafts: list[Consequence]

    def __bool__(self) -> bool:
        return bool(self.on_the_site or self.in_drafts)


def consequences_for(pages: Iterable[Page], user, *, below: bool = False) -> Consequences:
    """Return what changes when `pages` leave, with all that lie `below` them when those go too."""
    leaving = {page.pk: page for page in pages}
    for page in list(leaving.values()) if below else ():
        if page.get_descendant_count() <= MOST_BELOW:
            leaving |= {child.pk: child for child in page.get_descendants()}
    # What the whole site loses before what one page does.
    sources = (*_registered, consequences_of_links)
    found = [told for source in sources for told in source(list(leaving.values()), user)]
    return Consequences(
        [told for told in found if told.is_on_the_site],
        [told for told in found if not told.is_on_the_site],
    )
