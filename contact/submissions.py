"""The stock submissions list of a form page, for whoever may view inquiries."""

from django.db import transaction
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.contrib.forms.utils import get_form_types
from wagtail.contrib.forms.views import DeleteSubmissionsView, SubmissionsListView
from wagtail.log_actions import log
from wagtail.models import Page

from .days import DaysFilterSet
from .exports import FORMATS
from .exports.cells import site_time
from .exports.downloads import download
from .gate import INQUIRIES, is_kept_to_inquiries, refuse
from .models.inquiry import answer_text

ERASE = "contact.erase"


def forms_for(user):
    """The form pages whose submissions `user` may see: all of them, or none."""
    if not user.has_perm("contact.view_inquiry"):
        return Page.objects.none()
    return Page.objects.filter(content_type__in=get_form_types())


class InquirySubmissionsListView(SubmissionsListView):
    """Wagtail's list with our export and our rights. Spam is at the desk, not here."""

    filterset_class = DaysFilterSet
    results_template_name = "contact/modeladmin/submissions_results.html"

    def dispatch(self, request, *args, **kwargs):
        self.form_page = kwargs["form_page"]
        if not request.user.has_perm("contact.view_inquiry"):
            return refuse(request)
        if "export" in request.GET:
            return self._export(request.GET["export"])
        return super().dispatch(request, *args, **kwargs)

    def _export(self, file_format: str):
        request = self.request
        if not request.user.has_perm("contact.export_inquiry"):
            return refuse(request)
        if file_format not in FORMATS or not self.filters.is_valid():
            context = {"index_url": self.get_index_url()}
            return render(request, "contact/modeladmin/not_exported.html", context, status=400)
        names = ("date_from", "date_to")
        chosen = {name: request.GET[name] for name in names if request.GET.get(name)}
        chosen["form"] = self.form_page.pk
        queryset = self.filter_queryset(self.get_base_queryset())
        return download(queryset, file_format, request.user, chosen)

    @property
    def show_export_buttons(self):
        return self.request.user.has_perm("contact.export_inquiry") and self.filters.is_valid()

    def get_base_queryset(self):
        return super().get_base_queryset().not_spam()

    def filter_queryset(self, queryset):
        # Wagtail shows all when a filter cannot be read.
        return super().filter_queryset(queryset) if self.filters.is_valid() else queryset.none()

    def get_breadcrumbs_items(self):
        items = super().get_breadcrumbs_items()
        if is_kept_to_inquiries(self.request.user):
            # The list of forms wants rights over pages.
            desk = {"url": reverse(INQUIRIES), "label": gettext("Inquiries")}
            items = [desk, items[-1]]
        return items

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        keys = [key for key, _label in self.form_page.get_data_fields()][1:]
        context["data_rows"] = [
            {
                "model_id": inquiry.pk,
                "received": site_time(inquiry.submit_time),
                "fields": [answer_text(inquiry.form_data.get(key)) for key in keys],
            }
            for inquiry in context["submissions"]
        ]
        context["may_erase"] = self.request.user.has_perm("contact.erase_inquiry")
        return context


class EraseSubmissionsView(DeleteSubmissionsView):
    """Wagtail's deletion, for whoever may erase, with a record of each inquiry."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perms(["contact.view_inquiry", "contact.erase_inquiry"]):
            return refuse(request)
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        ids = self.request.GET.getlist("selected-submissions")
        ids = [int(pk) for pk in ids if pk.isascii() and pk.isdigit() and len(pk) < 19]
        return self.page.get_submissions().filter(pk__in=ids)

    def handle_delete(self, submissions):
        with transaction.atomic():
            for inquiry in submissions:
                log(inquiry, ERASE, user=self.request.user, deleted=True)
            super().handle_delete(submissions)
