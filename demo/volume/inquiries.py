"""Inquiries by the million."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from contact.models import FormPage, Inquiry
from contact.receiving import fingerprint_of
from contact.site_setup import MARKETING
from news.models import NewsDetailPage, NewsIndexPage

from .words import Writer

CHUNK = 5_000
ROWS_A_STATEMENT = 500
# So many articles bring inquiries in; a few of them bring most.
SOURCES = 2_000
FROM_THE_FORM_PAGE = 0.15
BY_EMAIL = 0.6
# What becomes of inquiries older than this many days, and of younger ones.
SETTLED_AFTER = 30
SETTLED = {"new": 2, "in_progress": 3, "answered": 55, "closed": 35, "spam": 5}
FRESH = {"new": 45, "in_progress": 25, "answered": 20, "closed": 5, "spam": 5}


def write_inquiries(
    page: FormPage, index: NewsIndexPage, count: int, spread_days: int, chance: Random
) -> Iterator[int]:
    """Add `count` inquiries, received within the last `spread_days` days, oldest first.

    Yields how many there are after each chunk; a chunk is one transaction. No mail goes out.
    """
    maker = _InquiryMaker(page, index, chance)
    now = timezone.now()
    span = timedelta(days=spread_days)
    for start in range(0, count, CHUNK):
        end = min(start + CHUNK, count)
        moments = (
            now - span * (1 - (number + chance.random()) / count) for number in range(start, end)
        )
        with transaction.atomic():
            Inquiry.objects.bulk_create(
                [maker.inquiry(moment, now) for moment in moments], batch_size=ROWS_A_STATEMENT
            )
        yield end


class _InquiryMaker:
    def __init__(self, page: FormPage, index: NewsIndexPage, chance: Random):
        self.page = page
        self.chance = chance
        self.writer = Writer(chance)
        self.owners = list(get_user_model().objects.filter(groups__name=MARKETING))
        self.questions = page.questions
        newest = NewsDetailPage.objects.child_of(index).published().newest_first()
        root = index.full_url or ""
        self.sources = [
            (pk, title, f"{root}{slug}/")
            for pk, title, slug in newest.values_list("pk", "title", "slug")[:SOURCES]
        ]

    def inquiry(self, moment: datetime, now: datetime) -> Inquiry:
        source_id, source_title, source_url = self._source()
        name, spelled = self.writer.person()
        kind, contact, normalised = self._contact(spelled)
        answers = {"name": name, "contact": contact, "message": self.writer.message()}
        chances = SETTLED if (now - moment).days > SETTLED_AFTER else FRESH
        (status,) = self.chance.choices(list(chances), chances.values())
        handled = status not in ("new", "spam")
        return Inquiry(
            token=uuid.uuid4(),
            fingerprint=fingerprint_of(self.page.pk, source_id, answers),
            page=self.page,
            page_title=self.page.title,
            source_id=source_id,
            source_title=source_title,
            source_url=source_url,
            **answers,
            contact_kind=kind,
            contact_normalised=normalised,
            form_data=answers,
            questions=self.questions,
            status=status,
            spam_reason="trap" if status == "spam" else "",
            owner=self.chance.choice(self.owners) if handled and self.owners else None,
            submit_time=moment,
        )

    def _source(self) -> tuple[int | None, str, str]:
        if not self.sources or self.chance.random() < FROM_THE_FORM_PAGE:
            return None, "", ""
        # The square bends an even chance towards the newest.
        return self.sources[int(len(self.sources) * self.chance.random() ** 2)]

    def _contact(self, spelled: str) -> tuple[str, str, str]:
        """Return (kind, as typed, normalised), the last as `read_address` would give it."""
        if self.chance.random() < BY_EMAIL:
            typed = f"{spelled}@{self.chance.choice(DOMAINS)}"
            return Inquiry.ContactKind.EMAIL, typed, typed.lower()
        digits = f"13{self.chance.randrange(10**9):09}"
        typed = self.chance.choice(PHONE_SPELLINGS).format(digits[:3], digits[3:7], digits[7:])
        return Inquiry.ContactKind.PHONE, typed, f"+86{digits}"


DOMAINS = tuple(f"{name}.example" for name in ("mill", "teahouse", "workshop", "trading", "hotel"))
PHONE_SPELLINGS = ("{}{}{}", "{} {} {}", "{}-{}-{}", "+86 {} {} {}", "0086 {}{}{}")
