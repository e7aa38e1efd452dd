"""From a valid post to exactly one stored inquiry and its notifications."""

import hashlib
import json

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import HttpRequest
from wagtail.models import Page

from cms.models import OutboxMessage

from .addresses import read_address
from .form_builder import InquiryForm
from .models import FormPage, Inquiry
from .models.form_page import source_id
from .notifications import KIND
from .roles import CONTACT, MESSAGE, NAME


def comes_from_elsewhere(request: HttpRequest) -> bool:
    """Whether a browser sends this post from another site; a plain client is not a browser.

    Fetch Metadata first (W3C), then Origin (RFC 6454). No cookie is needed (decision 0004).
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and not _is_ours(origin, request)


def _is_ours(origin: str, request: HttpRequest) -> bool:
    # The scheme is not compared: behind a proxy that ends TLS it may not be known here.
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    scheme, _separator, host = origin.partition("://")
    return scheme in ("http", "https") and host.lower() == request.get_host().lower()


def receive(page: FormPage, form: InquiryForm, source: Page | None, request) -> Inquiry:
    """Store what `form` holds, once however often it comes, and put the mails into the outbox.

    The same token with other answers is another inquiry: somebody went back and wrote anew.
    """
    answers = _answers(form)
    # The source as sent: a second post must not differ because the article went in between.
    fingerprint = fingerprint_of(page.pk, source_id(form.cleaned_data["source"]), answers)
    with transaction.atomic():
        inquiry, made = Inquiry.objects.get_or_create(
            token=form.token_value,
            fingerprint=fingerprint,
            defaults=_columns(page, form, source, answers, request),
        )
        if made and inquiry.status != Inquiry.Status.SPAM:
            OutboxMessage.objects.bulk_create(
                OutboxMessage(kind=KIND, object_id=inquiry.pk, recipient=address)
                for address in page.told
            )
    return inquiry


def fingerprint_of(page_id: int, source_id: int | None, answers: dict) -> str:
    """Return the SHA-256 of form, source and answers in one canonical spelling."""
    content = json.dumps([page_id, source_id, answers], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def _answers(form: InquiryForm) -> dict:
    """The answers as JSON holds them: dates and numbers become text."""
    given = {bound.name: form.cleaned_data[bound.name] for bound in form.questions}
    return json.loads(json.dumps(given, cls=DjangoJSONEncoder))


def _address_of(source: Page | None, request: HttpRequest) -> str:
    """The full address of `source`; empty when there is none or it is too long to keep."""
    address = (source.get_full_url(request) or "") if source else ""
    return address if len(address) <= Inquiry._meta.get_field("source_url").max_length else ""


def _columns(page, form, source, answers, request) -> dict:
    address = read_address(answers.get(CONTACT, ""), form.region)
    spam_reason = form.spam_reason
    return {
        "page": page,
        "page_title": page.title,
        "source": source,
        "source_title": source.title if source else "",
        "source_url": _address_of(source, request),
        "name": answers.get(NAME, ""),
        "contact": answers.get(CONTACT, ""),
        "contact_kind": address.kind if address else "",
        "contact_normalised": address.normalised if address else "",
        "message": answers.get(MESSAGE, ""),
        "form_data": answers,
        "questions": page.questions,
        "status": Inquiry.Status.SPAM if spam_reason else Inquiry.Status.NEW,
        "spam_reason": spam_reason,
    }
