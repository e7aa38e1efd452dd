"""The mail that tells the company of an inquiry."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cms.models import OutboxMessage

from .addresses import EMAIL
from .models import Inquiry

KIND = "contact.inquiry"


def render(message: OutboxMessage) -> EmailMessage | None:
    """Write the notification of one inquiry; None when it was erased or is spam by now."""
    inquiry = Inquiry.objects.filter(pk=message.object_id).not_spam().first()
    if inquiry is None:
        return None
    with translation.override(settings.LANGUAGE_CODE):
        return _mail(inquiry, message.recipient)


def _mail(inquiry: Inquiry, recipient: str) -> EmailMessage:
    # Neither subject nor address names the sender: both are shown on locked screens and logged.
    subject = _("New inquiry %(reference)s") % {"reference": inquiry.reference}
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(
        "inquiries_modeladmin_inspect", args=[inquiry.pk]
    )
    reply_to = [inquiry.contact_normalised] if inquiry.contact_kind == EMAIL else []
    body = render_to_string(
        "contact/mail/new_inquiry.txt",
        {"inquiry": inquiry, "address": address, "replies": bool(reply_to)},
    )
    return EmailMessage(subject, body, to=[recipient], reply_to=reply_to)
