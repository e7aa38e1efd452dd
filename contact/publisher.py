"""The company of the site details as machines are told of it."""

from django.http import HttpRequest
from wagtail.models import Site

from cms.delivery.publisher import Publisher

from .models import ContactDetails


def publisher(site: Site, request: HttpRequest | None) -> Publisher:
    """Read the details of `site`, or those that `request` has read already."""
    same = request is not None and Site.find_for_request(request) == site
    details = ContactDetails.for_request(request) if same else ContactDetails.for_site(site)
    telephone = details.phone_link.removeprefix("tel:")
    name = details.company or site.site_name or site.root_page.title
    return Publisher(name, details.email, telephone, details.logo)
