"""One inquiry at the desk: all of it, what to do with it, and what was done."""

from urllib.parse import quote

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import registry
from wagtail_modeladmin.views import EditView, HistoryView, InspectView

from ..addresses import EMAIL, PHONE
from ..exports.cells import site_time
from ..gate import INQUIRIES
from ..models import Inquiry
from ..transitions import change, possible_owners
from .columns import owner_name

SHOWN_OF_HISTORY = 20
SPAM_REASONS = {
    "trap": gettext_lazy("a field was filled in that people do not see"),
    "fast": gettext_lazy("it was sent faster than a person writes"),
}


class WorkForm(WagtailAdminModelForm):
    """Status and owner; owned by somebody who may work it, or by whoever owns it already."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        owner.queryset = possible_owners() | owner.queryset.filter(pk=self.instance.owner_id)
        owner.empty_label = gettext("Nobody")
        owner.label_from_instance = get_user_display_name


class InquiryDetailMixin(WagtailAdminTemplateMixin):
    """The page of one inquiry, shared by looking at it and by correcting a refused change."""

    page_title = gettext_lazy("Inquiry")
    header_icon = "mail"

    def get_page_subtitle(self):
        return str(self.instance)

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse(INQUIRIES), "label": gettext("Inquiries")},
            {"url": "", "label": str(self.instance)},
        ]

    def get_context_data(self, **kwargs):
        history = registry.get_logs_for_instance(self.instance).select_related("user")
        return super().get_context_data(
            **kwargs,
            received=site_time(self.instance.submit_time),
            spam_text=SPAM_REASONS.get(self.instance.spam_reason, self.instance.spam_reason),
            reply_address=reply_address(self.instance),
            article_address=self._article_address(),
            owner_name=owner_name(self.instance),
            history=[(site_time(entry.timestamp), entry) for entry in history[:SHOWN_OF_HISTORY]],
            history_url=reverse("inquiries_modeladmin_history", args=[self.instance.pk]),
            edit_url=reverse("inquiries_modeladmin_edit", args=[self.instance.pk]),
            same_article_url=self._same_article_url(),
        )

    def _article_address(self) -> str:
        """Where the article was; only what a browser opens as a page."""
        address = self.instance.source_url
        return address if address.startswith(("https://", "http://")) else ""

    def _same_article_url(self) -> str:
        if self.instance.source_id is None:
            return ""
        return f"{reverse(INQUIRIES)}?article={self.instance.source_id}"


class InquiryInspectView(InquiryDetailMixin, InspectView):
    """Every answer under its question as asked then."""

    def get_fields_dict(self):
        return [{"label": label, "value": value} for label, value in self.instance.answers]

    def get_context_data(self, **kwargs):
        form = None
        if self.permission_helper.user_can_edit_obj(self.request.user, self.instance):
            handler = self.model_admin.get_edit_handler().bind_to_model(Inquiry)
            form = handler.get_form_class()(instance=self.instance, for_user=self.request.user)
        return super().get_context_data(**kwargs, form=form)


class InquiryEditView(InquiryDetailMixin, EditView):
    """Changes status and owner, then leads back to the inquiry."""

    def form_valid(self, form):
        owner = form.cleaned_data["owner"]
        if change(self.instance, self.request.user, form.cleaned_data["status"], owner):
            messages.success(self.request, gettext("Inquiry %s saved.") % self.instance)
        return redirect("inquiries_modeladmin_inspect", self.instance.pk)

    def get_context_data(self, form=None, **kwargs):
        answers = [{"label": label, "value": value} for label, value in self.instance.answers]
        return super().get_context_data(form=form, fields=answers, **kwargs)


class InquiryHistoryView(HistoryView):
    header_icon = "mail"

    def get_breadcrumbs_items(self):
        inspect = reverse("inquiries_modeladmin_inspect", args=[self.instance.pk])
        return [
            {"url": reverse(INQUIRIES), "label": gettext("Inquiries")},
            {"url": inspect, "label": str(self.instance)},
            {"url": "", "label": gettext("History")},
        ]


def reply_address(inquiry: Inquiry) -> str:
    """Where an answer goes: `mailto:` with subject and reference (RFC 6068), or `tel:`."""
    if inquiry.contact_kind == EMAIL:
        subject = gettext("Your inquiry %(reference)s") % {"reference": inquiry.reference}
        if inquiry.source_title:
            subject = f"{subject}: {inquiry.source_title}"
        return f"mailto:{quote(inquiry.contact_normalised, safe='@')}?subject={quote(subject)}"
    if inquiry.contact_kind == PHONE:
        return f"tel:{inquiry.contact_normalised}"
    return ""
