"""What the menu and the footer lose when a page leaves the site."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.leaving.telling import Consequence


def entries_in_menus(pages: Sequence[Page], user) -> Iterator[Consequence]:
    """Yield where the navigation shows one of `pages`: they stand right under a first page."""
    roots = {site.root_page.path for site in Site.objects.select_related("root_page")}
    for page in pages:
        if not page.live or page.path[: -Page.steplen] not in roots:
            continue
        places = [_("Menu")] if page.show_in_menus else []
        for place in (*places, _("Footer")):
            yield Consequence(
                place=place,
                where=_("every page of the site"),
                effect=_("Its entry goes."),
                title=page.get_admin_display_title(),
            )
