from django import template

from ..leaving.consequences import Consequences, consequences_for

register = template.Library()


@register.simple_tag(takes_context=True)
def consequences(context, *pages, below: bool = False) -> Consequences:
    """What changes for visitors when `pages` leave the site, `below` with all under them."""
    return consequences_for(pages, context["request"].user, below=below)


@register.simple_tag(takes_context=True)
def consequences_of_items(context, items, below: bool = False) -> Consequences:
    """The same for the `items` of a bulk action."""
    pages = [item["item"] for item in items]
    return consequences_for(pages, context["request"].user, below=below)
