from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from cms.operations.site_setup import SiteIdentity

from .models import HomePage, PlainPage

ACCESSIBILITY = "accessibility"


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


def lay_plain_pages(identity: SiteIdentity) -> None:
    """Put a page on accessibility into the footer, where the site is to have pages of words."""
    home = identity.site.root_page
    if not identity.plain_pages or home.get_children().filter(slug=ACCESSIBILITY).exists():
        return
    words = {
        "email": identity.email,
        "phone": identity.phone,
        "form_page": apps.get_model("contact", "FormPage").objects.child_of(home).first(),
    }
    page = PlainPage(
        title=_("Accessibility"),
        slug=ACCESSIBILITY,
        introduction=_(
            "Everyone should be able to read this site and to write to us. This page says what "
            "you can expect, what may still be in your way, and how to complain."
        ),
        body=[
            ("section", {"heading": heading, "text": render_to_string(template, words).strip()})
            for heading, template in (
                (_("What we promise"), "home/accessibility/promise.html"),
                (_("What may be in your way"), "home/accessibility/limits.html"),
                (_("How to complain"), "home/accessibility/complaint.html"),
            )
        ],
    )
    home.add_child(instance=page)
    page.save_revision().publish()
