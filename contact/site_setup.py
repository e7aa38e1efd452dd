from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from cms.operations.site_setup import SiteIdentity
from cms.site_groups import MODERATORS, grant, set_approval

from .models import ContactDetails, FormField, FormPage
from .roles import CONTACT, MESSAGE, NAME

MARKETING = "Marketing"


def lay_contact(identity: SiteIdentity) -> None:
    """Make the inquiry form, the site details and the Marketing group, each where missing."""
    _lay_marketing()
    # Not Editors: the switch for approval is among the details.
    grant(MODERATORS, "contact", "change_contactdetails")
    page = _lay_form_page(identity)
    details = ContactDetails.for_site(identity.site)
    if not details.company:
        # New, or made empty by a visitor who came before the site was laid.
        details.company, details.email = identity.name, identity.email
        details.phone, details.phone_region = identity.phone, identity.region
        set_approval(details.approval_required)
    details.inquiry_page = details.inquiry_page or page
    details.save()


def _lay_marketing() -> None:
    # Rights that an administrator took away later are not given back.
    if not Group.objects.filter(name=MARKETING).exists():
        grant(MARKETING, "contact", "view_inquiry", "change_inquiry", "export_inquiry")


def _lay_form_page(identity: SiteIdentity) -> FormPage:
    home = identity.site.root_page
    page = FormPage.objects.child_of(home).first()
    if page is not None:
        return page
    page = FormPage(
        title=_("Contact"),
        slug="contact",
        show_in_menus=True,
        privacy_text=_(
            "We use this to answer you and for nothing else. Only the people who answer "
            "inquiries see it."
        ),
    )
    page.form_fields = [
        FormField(role=NAME, label=_("Name"), sort_order=0),
        FormField(role=CONTACT, label=_("Phone or email address"), sort_order=1),
        FormField(role=MESSAGE, label=_("Message"), sort_order=2),
    ]
    home.add_child(instance=page)
    page.save_revision().publish()
    return page
