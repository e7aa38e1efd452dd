"""What pages need of the site details before they go on the site."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.publishing.findings import Finding
from cms.publishing.links import site_of_page

from .models import ContactDetails, FormPage

# The article's buttons belong to no field of it.
FIELD = "__all__"


def contact_buttons_lead_to_somebody(page: Page) -> Iterator[Finding]:
    """“Contact Supplier” shows something to use; an article without any way to ask is told of."""
    details = ContactDetails.objects.filter(site=site_of_page(page)).first()
    if details is None:
        return
    if details.phone and not details.phone_link:
        # With an email address beside it the button still leads to somebody.
        message = _("The phone number under “Contact Supplier” cannot be dialled. Correct it.")
        yield _in_site_details(details, message, is_error=not details.email)
    form = FormPage.objects.live().filter(pk=details.inquiry_page_id)
    if not details.can_be_contacted and not form.exists():
        message = _("Readers find no way to ask: there is neither an address nor a form.")
        yield _in_site_details(details, message, is_error=False)


def _in_site_details(details: ContactDetails, message: str, *, is_error: bool) -> Finding:
    address = reverse("wagtailsettings:edit", args=["contact", "contactdetails", details.site_id])
    return Finding(FIELD, message, _("Site details"), is_error, address=address)
