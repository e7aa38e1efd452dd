from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page, Site

from cms.operations.site_setup import SiteIdentity

from .models import HomePage


def lay_home(identity: SiteIdentity) -> None:
    """Make the home page the root of the default site, in place of Wagtail's welcome page."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None or not isinstance(site.root_page.specific, HomePage):
        site = _make_home(identity, site)
    identity.site = site


def _make_home(identity: SiteIdentity, site: Site | None) -> Site:
    root = Page.objects.get(depth=1)
    welcome = site.root_page if site else None
    home = HomePage(title=identity.name, slug="home-page", locale=Locale.get_default())
    root.add_child(instance=home)
    home.save_revision().publish()
    site = site or Site(is_default_site=True)
    site.root_page, site.site_name = home, identity.name
    site.hostname, site.port = address_of_site()
    site.save()
    if welcome is not None and _is_stock(welcome):
        Page.objects.get(pk=welcome.pk).delete()
        home.refresh_from_db()
        home.slug = "home"
        home.save()
    return site


def address_of_site() -> tuple[str, int]:
    """Return host name and port that visitors use, as WAGTAILADMIN_BASE_URL has them."""
    parts = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    return parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)


def _is_stock(page: Page) -> bool:
    return page.content_type == ContentType.objects.get_for_model(Page) and page.slug == "home"
