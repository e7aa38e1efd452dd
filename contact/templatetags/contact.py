"""What other rooms show of the company's contact details and the inquiry form."""

from urllib.parse import urlencode

from django import template

from cms.pages import published
from cms.sites import site_of

from ..models import ContactDetails, FormPage

register = template.Library()


@register.simple_tag(takes_context=True)
def contact_details(context) -> ContactDetails | None:
    """The site details of the site being shown."""
    site = site_of(context)
    return ContactDetails.for_request(context["request"]) if site else None


@register.simple_tag(takes_context=True)
def inquiry_address(context, source=None) -> str:
    """The address of the inquiry form, remembering `source`; empty when there is no form."""
    details = contact_details(context)
    if details is None or details.inquiry_page_id is None:
        return ""
    page = published(FormPage.objects.filter(pk=details.inquiry_page_id)).first()
    if page is None:
        return ""
    query = f"?{urlencode({'from': source.pk})}" if source is not None and source.pk else ""
    return f"{page.get_url(context.get('request'))}{query}"
