"""The panels of those who work the inquiries."""

from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.dashboard.panels import MOST_ENTRIES, DashboardPanel, Entry, Link

from .gate import INQUIRIES
from .models import Inquiry

UNANSWERED_AFTER = timedelta(hours=24)
NEW, IN_PROGRESS = Inquiry.Status.NEW, Inquiry.Status.IN_PROGRESS


class InquiriesPanel(DashboardPanel):
    """Some of the inquiries, for those who may see them."""

    def is_shown(self) -> bool:
        return self.user.has_perm("contact.view_inquiry")

    def inquiries(self) -> QuerySet:
        raise NotImplementedError

    def entries(self) -> list[Entry]:
        found = self.inquiries().defer("form_data", "questions", "message")
        return [
            Entry(
                inquiry.name or inquiry.contact or inquiry.reference,
                reverse("inquiries_modeladmin_inspect", args=[inquiry.pk]),
                moment=inquiry.submit_time,
                said=inquiry.source_title,
            )
            for inquiry in found[:MOST_ENTRIES]
        ]


class NewInquiriesPanel(InquiriesPanel):
    name, order = "new-inquiries", 70
    heading = _("New inquiries")
    empty = _("No new inquiries: somebody has seen to each of them.")

    def inquiries(self) -> QuerySet:
        return Inquiry.objects.filter(status=NEW).newest_first()

    def links(self) -> list[Link]:
        address = reverse(INQUIRIES)
        return [
            Link(gettext("New inquiries in the list"), f"{address}?status={NEW}"),
            Link(gettext("All inquiries"), address),
        ]


class UnansweredPanel(InquiriesPanel):
    name, order = "unanswered", 71
    heading = _("Unanswered for more than 24 hours")
    empty = _("Nobody has waited for more than 24 hours.")

    def inquiries(self) -> QuerySet:
        waiting = Inquiry.objects.filter(
            status__in=[NEW, IN_PROGRESS], submit_time__lt=timezone.now() - UNANSWERED_AFTER
        )
        # Who has waited longest comes first.
        return waiting.order_by("submit_time", "pk")


class OwnInquiriesPanel(InquiriesPanel):
    name, order = "own-inquiries", 72
    heading = _("In progress with you")
    empty = _("You have no inquiry in progress.")

    def inquiries(self) -> QuerySet:
        return Inquiry.objects.filter(owner=self.user, status=IN_PROGRESS).newest_first()


PANELS = (NewInquiriesPanel, UnansweredPanel, OwnInquiriesPanel)
