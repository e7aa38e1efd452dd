from datetime import date, datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..fingerprint import LENGTH, fingerprint
from ..reading_time import minutes_to_read

# What is mended within this time of the first publication is no update.
SETTLING = timedelta(days=1)


class PublishedWordsMixin(models.Model):
    """What is noted of the words of a page whenever they go on the site, by whichever door.

    For pages with `title`, `introduction` and `body`; stands before the page class. The notes
    belong to the page and not to a revision: an older revision brings none of its own along.
    """

    reading_minutes = models.PositiveSmallIntegerField(
        _("minutes to read"), null=True, editable=False
    )
    updated_at = models.DateTimeField(_("updated at"), null=True, editable=False)
    words_fingerprint = models.CharField(
        max_length=LENGTH, default="", db_default="", editable=False
    )

    exclude_fields_in_copy = ["updated_at", "words_fingerprint"]

    class Meta:
        abstract = True

    @property
    def updated_on(self) -> date | None:
        """The day of the last update, for readers; None when it is not later than the posting."""
        return day_of_update(self.posted_on, self.updated_at)

    def save(self, *args, **kwargs):
        # A live page is saved with `update_fields` while it holds the words of a draft.
        if self.live and kwargs.get("update_fields") is None:
            self._note_words()
        return super().save(*args, **kwargs)

    def with_content_json(self, content):
        page = super().with_content_json(content)
        for field in PublishedWordsMixin._meta.local_fields:
            setattr(page, field.attname, getattr(self, field.attname))
        return page

    def get_preview_context(self, request, mode_name):
        # Noted was what stands on the site, and this is a draft.
        self.reading_minutes = minutes_to_read(self.introduction, self.body)
        return super().get_preview_context(request, mode_name)

    def _note_words(self) -> None:
        before = self.words_fingerprint or self._fingerprint_on_the_site()
        self.words_fingerprint = _fingerprint_of(self)
        self.reading_minutes = minutes_to_read(self.introduction, self.body)
        now = timezone.now()
        settled = self.first_published_at and now - self.first_published_at >= SETTLING
        if settled and before and before != self.words_fingerprint:
            self.updated_at = now

    def _fingerprint_on_the_site(self) -> str:
        """The fingerprint of a live row that was saved before there were any; else empty."""
        there = type(self)._default_manager.filter(pk=self.pk, live=True).first()
        return _fingerprint_of(there) if there else ""


def day_of_update(posted_on: date | None, updated_at: datetime | None) -> date | None:
    """The day of `updated_at` in site time, where it is later than the posting; else None."""
    if not (updated_at and posted_on):
        return None
    day = timezone.localdate(updated_at)
    return day if day > posted_on else None


def _fingerprint_of(page) -> str:
    return fingerprint(page.title, page.introduction, page.body)
