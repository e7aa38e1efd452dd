"""Publishes and expires what is due, each page in a transaction and under a lock of its own.

Wagtail's own command ends at the first page that fails and forgets that page's date on the way,
and two of them at once publish a page twice.
"""

import logging
from collections.abc import Callable

from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from cms.publishing.doors import NotReadyError

from .scheduler import stopping

logger = logging.getLogger(__name__)


class NotPublishedError(Exception):
    """Something due stayed as it was; the log says what and why. It is tried again."""


def publish_due() -> None:
    """Expire what has ended and publish what is due; raise NotPublishedError if any failed."""
    done = [_each(live, _expire) for live in _expired()]
    done.append(_each(_due_revisions(), _publish))
    if not all(done):
        raise NotPublishedError


def _expired() -> list[QuerySet]:
    models = [Page] + [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    now = timezone.now()
    return [
        model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at") for model in models
    ]


def _due_revisions() -> QuerySet:
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    return due.order_by("approved_go_live_at")


def _each(due: QuerySet, act: Callable[[object], None]) -> bool:
    """Do `act` on each row of `due` alone; return whether all went well."""
    well = True
    for key in list(due.values_list("pk", flat=True)):
        if stopping.is_set():
            break
        try:
            with transaction.atomic():
                # Asked again under the lock: another scheduler may have been here.
                row = due.select_for_update().filter(pk=key).first()
                if row is not None:
                    act(row)
        except NotPublishedError as fault:
            logger.warning("%s %s stays as it is: %s", due.model.__name__, key, fault)
            well = False
        except Exception:  # one page must not keep the others from their time
            logger.exception("%s %s stays as it is", due.model.__name__, key)
            well = False
    return well


def _expire(row: DraftStateMixin) -> None:
    row.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision: Revision) -> None:
    try:
        revision.publish(log_action="wagtail.publish.scheduled")
    except NotReadyError as refusal:
        raise NotPublishedError(str(refusal)) from refusal
