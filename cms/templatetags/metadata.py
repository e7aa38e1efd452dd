"""What the head of a page says to machines."""

import json

from django import template
from django.utils.safestring import SafeString

from cms.delivery.linked_data import linked_data
from cms.delivery.metadata import PageMetadata
from cms.pages import BasePage

register = template.Library()

# As in Django's json_script: nothing in the data can end the element that holds it.
_ESCAPES = {ord(character): f"\\u{ord(character):04X}" for character in "<>&"}


@register.simple_tag(takes_context=True)
def page_metadata(context) -> PageMetadata | None:
    """The description of the page being shown: the view's own, or the page's; else None."""
    if "metadata" in context:
        return context["metadata"]
    page = context.get("page")
    return PageMetadata(page, context.get("request")) if isinstance(page, BasePage) else None


@register.filter
def as_json_ld(metadata: PageMetadata) -> str:
    """The JSON-LD of a page for a data block, or empty where there is nothing to say."""
    data = linked_data(metadata)
    return SafeString(json.dumps(data, ensure_ascii=False).translate(_ESCAPES)) if data else ""
