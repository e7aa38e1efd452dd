"""Changes to how an inquiry is worked: its status and its owner, each with a line of history."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import LogFormatter, log

from .models import Inquiry

ACTION = "contact.transition"


def change(inquiry: Inquiry, user, status: str, owner) -> bool:
    """Give `inquiry` this status and owner (a user or None); return whether anything changed.

    What it was before is read in the same transaction, so that the history never skips a step.
    """
    with transaction.atomic():
        current = Inquiry.objects.select_for_update().get(pk=inquiry.pk)
        steps = {}
        if current.status != status:
            steps["status"] = [current.status, status]
        if current.owner_id != (owner.pk if owner else None):
            steps["owner"] = [_named(current.owner), _named(owner)]
        if not steps:
            return False
        current.status, current.owner = status, owner
        current.save(update_fields=["status", "owner"])
        log(current, ACTION, user=user, data=steps)
    inquiry.status, inquiry.owner = status, owner
    return True


def possible_owners():
    """The people an inquiry can be given to: those who may change inquiries."""
    users = get_user_model().objects.with_perm(
        "contact.change_inquiry", backend="django.contrib.auth.backends.ModelBackend"
    )
    return users.order_by("first_name", "last_name", "username")


class TransitionFormatter(LogFormatter):
    """Says in the history what changed, from what to what."""

    label = gettext_lazy("Change status or owner")

    def format_message(self, log_entry) -> str:
        statuses = dict(Inquiry.Status.choices)
        parts = []
        if step := log_entry.data.get("status"):
            before, after = (statuses.get(value, value) for value in step)
            parts.append(
                gettext("Status: %(before)s → %(after)s") % {"before": before, "after": after}
            )
        if step := log_entry.data.get("owner"):
            before, after = (name or gettext("nobody") for name in step)
            parts.append(
                gettext("Owner: %(before)s → %(after)s") % {"before": before, "after": after}
            )
        return "; ".join(parts)


def _named(user) -> str:
    return get_user_display_name(user) if user else ""
