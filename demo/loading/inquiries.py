import uuid
from datetime import datetime, time, timedelta

from django.utils import timezone

from cms.models import User
from contact.addresses import read_address
from contact.models import ContactDetails, FormPage, Inquiry
from contact.receiving import fingerprint_of
from news.models import NewsDetailPage

from .content import read_table

# So that the same inquiry has the same token on every load.
NAMESPACE = uuid.UUID("0d8a6c5e-6c0e-4d0b-9b1f-5f2f6a1c7e42")
OWNED = {Inquiry.Status.IN_PROGRESS, Inquiry.Status.ANSWERED, Inquiry.Status.CLOSED}
FIRST_HOUR = time(8, 30)


def load_inquiries(page: FormPage, details: ContactDetails, owner: User | None) -> int:
    """Put the demo's inquiries on the desk where they are missing; return how many there are.

    Nobody is told by mail: these were never sent.
    """
    entries = read_table("inquiries")["inquiries"]
    tokens = [_token(entry) for entry in entries]
    there = set(Inquiry.objects.filter(token__in=tokens).values_list("token", flat=True))
    if len(there) < len(entries):
        articles = {article.slug: article for article in NewsDetailPage.objects.live()}
        Inquiry.objects.bulk_create(
            _inquiry(entry, token, place, page, details, articles, owner)
            for place, (entry, token) in enumerate(zip(entries, tokens, strict=True))
            if token not in there
        )
    return len(entries)


def _token(entry: dict) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, f"{entry['contact']}\n{entry['message']}")


def _inquiry(entry, token, place, page, details, articles, owner) -> Inquiry:
    source = articles[entry["article"]] if "article" in entry else None
    answers = {name: entry[name] for name in ("name", "contact", "message")}
    address = read_address(entry["contact"], details.phone_region)
    spam = entry["status"] == Inquiry.Status.SPAM
    return Inquiry(
        token=token,
        fingerprint=fingerprint_of(page.pk, source.pk if source else None, answers),
        page=page,
        page_title=page.title,
        source=source,
        source_title=source.title if source else "",
        source_url=(source.full_url or "") if source else "",
        **answers,
        contact_kind=address.kind,
        contact_normalised=address.normalised,
        form_data=answers,
        questions=page.questions,
        status=entry["status"],
        spam_reason="trap" if spam else "",
        owner=owner if entry["status"] in OWNED else None,
        submit_time=_moment(entry["days_ago"], place),
    )


def _moment(days_ago: int, place: int) -> datetime:
    """A time within that day's office hours; today's are of the last hours, later ones older."""
    now = timezone.localtime()
    if days_ago == 0:
        return now - timedelta(minutes=11 + 37 * place)
    day = now.date() - timedelta(days=days_ago)
    opening = datetime.combine(day, FIRST_HOUR, now.tzinfo)
    return opening + timedelta(minutes=53 * place % 540)
