"""Mail that must arrive: written with the change it tells of, sent later, retried until it is out.

The row names the object and no more; what is personal is rendered when the mail is sent, so
that erasing the object erases the mail (decision 0003).
"""

import logging
import smtplib
import socket
import uuid
from collections.abc import Callable
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .scheduler import stopping

logger = logging.getLogger(__name__)

# Longer than any conversation with a mail server, each step of which EMAIL_TIMEOUT bounds.
LEASE = timedelta(minutes=2)
# Waits double from 15 seconds up to an hour, so that mail goes out soon after a server is back.
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(hours=1)
# These reach over five days (RFC 5321, 4.5.4.1); after that a person has to look.
MAX_ATTEMPTS = 130
# The mail server is away, not the one mail refused: the others need not be tried now.
AWAY = (
    ConnectionError,
    TimeoutError,
    socket.gaierror,
    smtplib.SMTPConnectError,
    smtplib.SMTPServerDisconnected,
)

Renderer = Callable[["OutboxMessage"], EmailMessage | None]
_renderers: dict[str, Renderer] = {}


def register_kind(kind: str, render: Renderer) -> None:
    """Let `render` make the mail of rows of `kind`; None means there is nothing left to send."""
    _renderers[kind] = render


def make_message_id() -> str:
    """Return a Message-ID (RFC 5322) that no other row has, under the domain we send from."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{uuid.uuid4()}@{domain}>"


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

    def take(self) -> bool:
        """Hold this row for `LEASE`; False when another sender was quicker."""
        until = timezone.now() + LEASE
        # One statement, so that of two senders one finds the row no longer due. The attempt is
        # counted before it is made: a mail that kills its sender must come to an end too.
        taken = (
            OutboxMessage.objects.due()
            .filter(pk=self.pk)
            .update(leased_until=until, attempts=F("attempts") + 1)
        )
        if taken:
            self.refresh_from_db()
        return bool(taken)

    def send(self) -> Exception | None:
        """Render and send this row, which was taken before; return what went wrong, if anything."""
        try:
            mail = _renderers[self.kind](self)
            if mail is not None:
                mail.extra_headers.setdefault("Message-ID", self.message_id)
                mail.send()
        except Exception as fault:  # any fault of a mail means: later
            self._postpone(fault)
            return fault
        # Even when the lease ran out meanwhile: it is sent.
        OutboxMessage.objects.filter(pk=self.pk).update(
            sent_at=timezone.now(), leased_until=None, last_error=""
        )
        return None

    def _postpone(self, fault: Exception) -> None:
        # The class alone: what a mail server answers may hold the recipient's address.
        error = type(fault).__name__
        # Only under this lease: whoever took the row after it knows better.
        OutboxMessage.objects.filter(
            pk=self.pk, sent_at=None, leased_until=self.leased_until
        ).update(
            last_error=error,
            dead=self.attempts >= MAX_ATTEMPTS,
            next_try=timezone.now() + wait_after(self.attempts),
            leased_until=None,
        )
        logger.warning("Outgoing message %s waits: %s", self.pk, error)


def wait_after(attempts: int) -> timedelta:
    """Return how long a row rests after so many attempts."""
    return min(FIRST_WAIT * 2 ** min(attempts - 1, 16), LONGEST_WAIT)


def _take_next() -> OutboxMessage | None:
    """Take the row that has been due longest and that no other sender is quicker to take."""
    while candidates := OutboxMessage.objects.due().order_by("next_try", "pk")[:20]:
        for message in candidates:
            if message.take():
                return message
    return None


def send_due(limit: int = 200) -> int:
    """Send at most `limit` due rows, one by one; return how many were tried.

    Ends early when the mail server is away or the scheduler is told to stop.
    """
    for tried in range(limit):
        if stopping.is_set() or (message := _take_next()) is None:
            return tried
        if isinstance(message.send(), AWAY):
            return tried + 1
    return limit
