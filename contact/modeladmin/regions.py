from wagtail.models import Site

from ..models import ContactDetails


def region_for(request) -> str:
    """The region (ISO 3166) in which a phone number without country code is read at the desk."""
    site = Site.find_for_request(request) or Site.objects.filter(is_default_site=True).first()
    return ContactDetails.for_site(site).phone_region if site else "CN"
