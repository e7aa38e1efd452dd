"""Mail that must arrive: written with the change it tells of, sent later, retried until it is out.

The row names the object and no more; what is personal is rendered when the mail is sent, so
that erasing the object erases the mail (decision 0003).
"""

import logging
import uuid
from collections.abc import Callable
from datetime import timedelta

from django.core.mail import EmailMessage
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
# Twenty attempts reach over three days; after that a person has to look.
MAX_ATTEMPTS = 20
LONGEST_WAIT = timedelta(hours=6)

Renderer = Callable[["OutboxMessage"], EmailMessage | None]
_renderers: dict[str, Renderer] = {}


def register_kind(kind: str, render: Renderer) -> None:
    """Let `render` make the mail of rows of `kind`; None means there is nothing left to send."""
    _renderers[kind] = render


def make_message_id() -> str:
    """Return a Message-ID (RFC 5322) that no other row has and that names no machine."""
    return f"<{uuid.uuid4()}@newsroom.invalid>"


class OutboxQuerySet(models.QuerySet):
    def waiting(self):
        """Rows not sent and not given up."""
        return self.filter(sent_at=None, dead=False)

    def due(self):
        """Waiting rows whose time has come and which no living sender holds."""
        now = timezone.now()
        free = Q(leased_until=None) | Q(leased_until__lt=now)
        return self.waiting().filter(free, next_try__lte=now)


class OutboxMessage(models.Model):
    """A mail to one recipient about one object; personal content is not stored here."""

    kind = models.CharField(_("kind"), max_length=64)
    object_id = models.PositiveBigIntegerField(_("object"))
    recipient = models.EmailField(_("recipient"))
    # Fixed once, so that a mail sent twice by a killed sender is seen as one by its reader.
    message_id = models.CharField(
        _("message id"), max_length=128, unique=True, default=make_message_id, editable=False
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try = models.DateTimeField(_("next try"), default=timezone.now)
    leased_until = models.DateTimeField(_("held until"), null=True, blank=True)
    last_error = models.CharField(_("last error"), max_length=255, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    dead = models.BooleanField(_("given up"), default=False)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing message")
        verbose_name_plural = _("outgoing messages")
        indexes = [
            models.Index(
                fields=["next_try"], name="outbox_waiting", condition=Q(sent_at=None, dead=False)
            ),
            models.Index(fields=["kind", "object_id"], name="outbox_object"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"

    def send(self) -> None:
        """Render and send this row, then mark it; raise nothing but database errors."""
        self.attempts += 1
        try:
            mail = _renderers[self.kind](self)
            if mail is not None:
                mail.extra_headers.setdefault("Message-ID", self.message_id)
                mail.send()
        except Exception as fault:  # any mail fault means: later
            self._postpone(fault)
        else:
            self.sent_at = timezone.now()
            self.last_error = ""
        self.leased_until = None
        self.save()

    def _postpone(self, fault: Exception) -> None:
        # The class alone: what a mail server answers may hold the recipient's address.
        self.last_error = type(fault).__name__
        self.dead = self.attempts >= MAX_ATTEMPTS
        wait = min(timedelta(seconds=15 * 2 ** min(self.attempts, 12)), LONGEST_WAIT)
        self.next_try = timezone.now() + wait
        logger.warning("Outgoing message %s waits: %s", self.pk, self.last_error)


def _lease_next() -> OutboxMessage | None:
    """Take the next due row for this sender; another sender skips it until the lease ends."""
    with transaction.atomic():
        rows = OutboxMessage.objects.select_for_update(skip_locked=True) if _can_skip() else (
            OutboxMessage.objects
        )
        message = rows.due().order_by("next_try").first()
        if message is not None:
            message.leased_until = timezone.now() + LEASE
            message.save(update_fields=["leased_until"])
        return message


def _can_skip() -> bool:
    # SQLite's IMMEDIATE transaction already lets in one writer at a time.
    return transaction.get_connection().features.has_select_for_update_skip_locked


def send_due(limit: int = 200) -> int:
    """Send at most `limit` due rows, one by one; return how many were tried."""
    for tried in range(limit):
        message = _lease_next()
        if message is None:
            return tried
        message.send()
    return limit
