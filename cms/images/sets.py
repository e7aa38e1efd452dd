"""Renditions made before anybody asks for them.

What a page shows is noted when it goes on the site. One JPEG a use is made at once, so that no
visitor waits; AVIF and WebP cost seconds and are made by the scheduler (decision 0009).
"""

import logging
import os
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..operations.scheduler import stopping
from .uses import USES, filter_of

logger = logging.getLogger(__name__)

# Longer than the largest picture takes for one use.
LEASE = timedelta(minutes=10)
FIRST_WAIT = timedelta(minutes=1)
# A picture that fails so often is none; a new file or crop begins anew.
MAX_ATTEMPTS = 4
# Seconds: what an editor who publishes waits at most. The scheduler makes what is left.
AT_ONCE = 8
# Seconds after which a run of the scheduler's job takes no further set.
A_RUN = 60


class PictureSetQuerySet(models.QuerySet):
    def waiting(self):
        """Sets that are still to be made and not given up."""
        return self.filter(made_at=None, attempts__lt=MAX_ATTEMPTS)

    def due(self):
        """Waiting sets whose time has come and which no living scheduler holds."""
        now = timezone.now()
        free = Q(leased_until=None) | Q(leased_until__lt=now)
        return self.waiting().filter(free, next_try__lte=now)

    def begin_anew(self) -> None:
        """Have these sets made again, whatever became of them before."""
        self.update(made_at=None, attempts=0, leased_until=None, next_try=timezone.now())


class PictureSet(models.Model):
    """The renditions of one picture for one use, and whether they are made."""

    image = models.ForeignKey("cms.SiteImage", models.CASCADE, related_name="picture_sets")
    use = models.CharField(_("use"), max_length=32)
    made_at = models.DateTimeField(_("made"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try = models.DateTimeField(_("next try"), default=timezone.now)
    leased_until = models.DateTimeField(_("held until"), null=True, blank=True)
    last_error = models.CharField(_("last error"), max_length=255, blank=True)

    objects = PictureSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture set")
        verbose_name_plural = _("picture sets")
        constraints = [
            models.UniqueConstraint(fields=["image", "use"], name="unique_picture_set"),
        ]
        indexes = [
            models.Index(
                fields=["next_try"], name="picture_set_waiting", condition=Q(made_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.use} {self.image_id}"

    def take(self) -> bool:
        """Hold this row for `LEASE`; False when another scheduler was quicker."""
        until = timezone.now() + LEASE
        # Counted before it is made: a picture that kills its scheduler must come to an end too.
        taken = (
            PictureSet.objects.due()
            .filter(pk=self.pk)
            .update(leased_until=until, attempts=F("attempts") + 1)
        )
        if taken:
            self.refresh_from_db()
        return bool(taken)

    def make(self) -> None:
        """Make what is missing of this set, which was taken before."""
        use = USES.get(self.use)
        try:
            # One at a time, so that one decoded picture is in memory.
            for spec in use.specs_for(self.image) if use else ():
                if stopping.is_set():
                    self._own().update(leased_until=None, attempts=F("attempts") - 1)
                    return
                self.image.get_rendition(filter_of(spec))
        except Exception as fault:  # no picture, no file, no memory: the others go on
            self._postpone(fault)
        else:
            self._own().update(made_at=timezone.now(), leased_until=None, last_error="")

    def _own(self) -> models.QuerySet:
        # Only under this lease: a new crop meanwhile means that all is to be made again.
        return PictureSet.objects.filter(pk=self.pk, leased_until=self.leased_until)

    def _postpone(self, fault: Exception) -> None:
        wait = FIRST_WAIT * 4 ** (self.attempts - 1)
        self._own().update(
            last_error=f"{type(fault).__name__}: {fault}"[:255],
            next_try=timezone.now() + wait,
            leased_until=None,
        )
        left = "is given up" if self.attempts >= MAX_ATTEMPTS else "waits"
        logger.warning("Picture %s for %s %s: %r", self.image_id, self.use, left, fault)


def order(wanted: Iterable[tuple]) -> None:
    """Have each (picture, name of a use) made: one JPEG after the commit, the rest in time.

    What is made or on its way already is left alone.
    """
    pairs = {(image.pk, use): image for image, use in wanted if image is not None}
    if not pairs:
        return
    known = PictureSet.objects.filter(image__in={pk for pk, _use in pairs})
    missing = set(pairs) - set(known.values_list("image_id", "use"))
    if not missing:
        return
    PictureSet.objects.bulk_create(
        [PictureSet(image_id=pk, use=use) for pk, use in sorted(missing)], ignore_conflicts=True
    )
    first = [(pairs[key], key[1]) for key in sorted(missing)]
    transaction.on_commit(lambda: _make_first(first), robust=True)


def _make_first(pairs: list[tuple]) -> None:
    """Make the first rendition of each pair, as far as the time goes."""
    ends = time.monotonic() + AT_ONCE
    for image, use in pairs:
        if time.monotonic() > ends:
            return
        # What fails here is tried again, and told of, by the scheduler.
        with suppress(Exception):
            image.get_rendition(filter_of(USES[use].first))


def order_again(image, use: str) -> bool:
    """Have a set made that a visitor found missing; False when that was given up."""
    found, created = PictureSet.objects.get_or_create(image=image, use=use)
    if found.made_at is not None:
        # Its renditions were removed since.
        PictureSet.objects.filter(pk=found.pk).begin_anew()
    return created or found.made_at is not None or found.attempts < MAX_ATTEMPTS


def make_due() -> int:
    """Make waiting sets for about `A_RUN` seconds; return how many were tried."""
    _step_back()
    ends, tried = time.monotonic() + A_RUN, 0
    while not stopping.is_set() and time.monotonic() < ends and (row := _take_next()) is not None:
        row.make()
        tried += 1
    return tried


def _take_next() -> PictureSet | None:
    while candidates := PictureSet.objects.due().order_by("next_try", "pk")[:20]:
        for row in candidates:
            if row.take():
                return row
    return None


def _step_back() -> None:
    """Let visitors go first: on Linux a thread may be nice by itself."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)
