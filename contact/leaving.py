"""What an inquiry loses when the page that it came from leaves the site."""

from collections.abc import Iterator, Sequence

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cms.leaving.telling import Consequence

from .gate import INQUIRIES
from .models import ContactDetails, Inquiry


def inquiries_that_name_it(pages: Sequence[Page], user) -> Iterator[Consequence]:
    """Yield for each page how many inquiries came from it. What they say is not for everybody."""
    named = Inquiry.objects.not_spam().filter(source__in=pages).order_by()
    counts = dict(named.values_list("source").annotate(Count("pk")))
    for page in pages:
        count = counts.get(page.pk, 0)
        if count:
            where = ngettext("%(count)d inquiry", "%(count)d inquiries", count) % {"count": count}
            may_see = user.has_perm("contact.view_inquiry")
            yield Consequence(
                place=_("Inquiries"),
                where=where,
                effect=_("The title of the page is kept there; its address leads nowhere."),
                title=page.get_admin_display_title(),
                address=f"{reverse(INQUIRIES)}?article={page.pk}" if may_see else "",
            )


def buttons_that_open_it(pages: Sequence[Page], user) -> Iterator[Consequence]:
    """Yield for the form of a site that its buttons go with it."""
    by_id = {page.pk: page for page in pages}
    for details in ContactDetails.objects.filter(inquiry_page__in=by_id):
        may_change = user.has_perm("contact.change_contactdetails")
        address = reverse(
            "wagtailsettings:edit", args=["contact", "contactdetails", details.site_id]
        )
        yield Consequence(
            place=_("Send Inquiry"),
            where=_("every page of the site"),
            effect=_("The button is hidden, and nobody can write to you."),
            title=by_id[details.inquiry_page_id].get_admin_display_title(),
            address=address if may_change else "",
        )
