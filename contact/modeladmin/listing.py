"""The list of inquiries: Wagtail's own listing, mounted where modeladmin mounts its own.

modeladmin's answers an unknown parameter with a server error, shows everything when a filter
cannot be read, and lets whoever may look export (decision 0002).
"""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import Button, HeaderButton

from ..exports import FORMATS
from ..exports.downloads import download
from ..gate import INQUIRIES, refuse
from ..models import FormPage, Inquiry
from ..periods import PERIODS
from ..searching import matching, recall, remember
from .columns import COLUMNS, InquiryTable
from .filters import InquiryFilterSet
from .regions import region_for

NEW, SPAM = Inquiry.Status.NEW, Inquiry.Status.SPAM


@dataclass(frozen=True)
class Unreadable:
    """A filter whose value in the address means nothing, and why."""

    label: str
    value: str
    reason: str


class InquiryIndexView(BaseListingView):
    """Shows what the filters and the search leave, 25 a page, and exports exactly that."""

    page_title = _("Inquiries")
    header_icon = "mail"
    template_name = "contact/modeladmin/index.html"
    results_template_name = "contact/modeladmin/index_results.html"
    index_url_name = INQUIRIES
    index_results_url_name = "inquiries_modeladmin_results"
    filterset_class = InquiryFilterSet
    table_class = InquiryTable
    paginate_by = 25
    default_ordering = "-submit_time"
    model_admin = None
    view_kwarg = "view"
    columns = COLUMNS

    def dispatch(self, request, *args, **kwargs):
        if not self.model_admin.permission_helper.user_can_list(request.user):
            return refuse(request)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if "export" in request.GET:
            return self.export(request.GET["export"])
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Search: the term goes into the session and an id of it into the address.

        The filters are those of the address that was posted to, which is the one being looked at.
        """
        term = request.POST.get("term", "").strip()
        view = remember(request.session, term) if term else None
        response = redirect(self.url_with(**{self.view_kwarg: view}))
        response.status_code = 303
        return response

    def export(self, file_format: str):
        if not self.request.user.has_perm("contact.export_inquiry"):
            return refuse(self.request)
        if self.unreadable or file_format not in FORMATS:
            context = {"unreadable": self.unreadable, "index_url": self.index_url}
            return render(self.request, "contact/modeladmin/not_exported.html", context, status=400)
        # What was searched for is personal and is not recorded; that there was a search is.
        chosen = {name: self._values(name) for name in self.filters.form.changed_data}
        chosen |= {"search": True} if self.term else {}
        return download(
            self.get_queryset(),
            file_format,
            self.request.user,
            chosen,
            article=self.filters.form.cleaned_data["article"],
        )

    @cached_property
    def view_id(self) -> str:
        return self.request.GET.get(self.view_kwarg, "")

    @cached_property
    def term(self) -> str | None:
        """What is searched for; None when the address names a search of somebody else."""
        return recall(self.request.session, self.view_id) if self.view_id else ""

    @cached_property
    def unreadable(self) -> list[Unreadable]:
        """The filters in the address that mean nothing. Then nothing is shown, nor exported."""
        form = self.filters.form
        faults = [
            Unreadable(form.fields[name].label, self._values(name), " ".join(errors))
            for name, errors in form.errors.items()
        ]
        if self.term is None:
            reason = gettext("This search has ended or was somebody else's. Search again.")
            faults.append(Unreadable(gettext("Search"), self.view_id, reason))
        return faults

    def _values(self, name: str) -> str:
        names = (name, f"{name}_from", f"{name}_to")
        return ", ".join(value for key in names for value in self.request.GET.getlist(key))

    def get_base_queryset(self):
        # Answers and questions are for the detail.
        return Inquiry.objects.select_related("owner").defer("form_data", "questions")

    def filter_queryset(self, queryset):
        return queryset.none() if self.unreadable else self.filters.filter_queryset(queryset)

    @property
    def is_searching(self):
        return bool(self.term)

    def search_queryset(self, queryset):
        if not self.term:
            return queryset
        return matching(queryset, self.term, region_for(self.request))

    def order_queryset(self, queryset):
        sign = "-" if self.ordering.startswith("-") else ""
        return queryset.order_by(f"{sign}submit_time", f"{sign}pk")

    def get_page_subtitle(self):
        return ""

    def get_breadcrumbs_items(self):
        return [{"url": "", "label": self.page_title}]

    def get_header_buttons(self):
        buttons = super().get_header_buttons()
        if self.may_export:
            xlsx = HeaderButton(
                gettext("Export XLSX"), url=self.export_url("xlsx"), icon_name="download"
            )
            buttons.insert(0, xlsx)
        return buttons

    def get_header_more_buttons(self):
        buttons = []
        if self.may_export:
            # Said where it is chosen: what Excel does to + and 0 is the reason for XLSX.
            label = gettext("Export CSV (an apostrophe marks cells that start with = + - @)")
            buttons.append(Button(label, url=self.export_url("csv"), icon_name="download"))
        for page in FormPage.objects.order_by("title")[:10]:
            label = gettext("Submissions of the form “%(title)s”") % {"title": page.title}
            address = reverse("wagtailforms:list_submissions", args=[page.pk])
            buttons.append(Button(label, url=address, icon_name="form", priority=2000))
        return buttons

    @cached_property
    def may_export(self) -> bool:
        return self.request.user.has_perm("contact.export_inquiry") and not self.unreadable

    def export_url(self, file_format: str) -> str:
        """The address of the file with exactly what is shown on all pages of the list."""
        return self.url_with(export=file_format)

    def url_with(self, **values) -> str:
        """The list's address with these parameters changed; None takes one away."""
        query = QueryDict(mutable=True)
        for name, given in self.request.GET.lists():
            if name not in (self.page_kwarg, "export", "_w_filter_fragment", *values):
                query.setlist(name, list(filter(None, given)))
        query.update({name: value for name, value in values.items() if value is not None})
        return f"{self.index_url}?{query.urlencode()}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            unreadable=self.unreadable,
            term=self.term or "",
            view_id=self.view_id,
            without_search=self.url_with(view=None),
            is_narrowed=bool(self.is_searching or self.is_filtering),
            tabs=[
                {"label": gettext("Inquiries by status"), "tabs": list(self._status_tabs())},
                {"label": gettext("Inquiries by period"), "tabs": list(self._period_tabs())},
            ],
        )

    def _status_tabs(self):
        shown = self.request.GET.getlist("status")
        yield self._tab("status", None, gettext("All"), not shown)
        for status, label in ((NEW, gettext("New")), (SPAM, gettext("Spam"))):
            count = Inquiry.objects.filter(status=status).count()
            yield self._tab("status", status, label, shown == [status]) | {"count": count}

    def _period_tabs(self):
        shown = self.request.GET.get("period", "")
        for period, label in (("", gettext("Any time")), *PERIODS):
            yield self._tab("period", period or None, label, shown == period)

    def _tab(self, name: str, value: str | None, label: str, is_current: bool) -> dict:
        return {"label": label, "url": self.url_with(**{name: value}), "is_current": is_current}
