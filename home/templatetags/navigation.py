"""Header, footer and breadcrumb, all read from the page tree."""

from django import template
from wagtail.models import Page

from cms.pages import published
from cms.sites import site_of
from cms.templatetags.metadata import page_metadata

register = template.Library()


def _children_of_home(context):
    site = site_of(context)
    if site is None:
        return Page.objects.none()
    return published(site.root_page.get_children())


@register.inclusion_tag("tags/header_navigation.html", takes_context=True)
def header_navigation(context) -> dict:
    """The pages right under home that editors put in the menu, and which of them is open."""
    pages = list(_children_of_home(context).in_menu())
    here = context.get("page")
    path = here.path if here is not None else ""
    return {
        "pages": pages,
        "here": here,
        "current": next((page for page in pages if path.startswith(page.path)), None),
        "request": context.get("request"),
    }


@register.inclusion_tag("tags/footer_navigation.html", takes_context=True)
def footer_navigation(context) -> dict:
    """Every page right under home, those of the menu first."""
    return {
        "pages": _children_of_home(context).order_by("-show_in_menus", "path"),
        "request": context.get("request"),
    }


@register.inclusion_tag("tags/breadcrumbs.html", takes_context=True)
def breadcrumbs(context) -> dict:
    """From home to the page itself, and to the part of it that is shown, such as a topic.

    A page not saved yet shows its title alone.
    """
    page = context.get("page")
    metadata = page_metadata(context)
    ancestors = metadata.ancestors if metadata else []
    parts = metadata.breadcrumb[len(ancestors) + 1 :] if metadata else []
    return {"ancestors": ancestors, "page": page, "parts": parts, "request": context.get("request")}


@register.simple_tag(takes_context=True)
def home_page(context):
    """The root page of the site being shown, as its own type, or None."""
    site = site_of(context)
    return site.root_page.specific if site else None
