"""Wagtail's editor of pages, with what this site adds to it."""

import json
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import JsonResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import set_query_params
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from .panel import ReadyPanel


class SiteEditorMixin:
    """What the forms for new pages, for pages that are there and for old versions share."""

    def get_side_panels(self):
        panels = super().get_side_panels()
        # Right after the status. Autosave and the first save print it anew with the others.
        panels.insert(1, ReadyPanel(self.page, self.request))
        return panels

    def get_view_live_message_button(self):
        return messages.button(self.page.url, _("View on site"), new_window=False)


class SiteEditMixin(SiteEditorMixin):
    @property
    def action_name(self):
        # Wagtail takes only “save” for a draft. Whoever sends an article back, or withdraws it,
        # does not publish it either.
        name = super().action_name
        sends_back = name == "perform_workflow_action" and self.workflow_action == "reject"
        return "save" if sends_back or name == "cancel_workflow" else name


class SiteEditView(SiteEditMixin, EditView):
    pass


class SiteRevertView(SiteEditMixin, RevisionsRevertView):
    pass


class SiteCreateView(SiteEditorMixin, CreateView):
    """A form that was sent already goes on with the page it made.

    Publish pressed during the first autosave sends the form of a new page a second time, and so
    does an autosave whose answer was lost. Wagtail makes another page, or complains that the
    address is taken. The form carries the page's translation key, which the database keeps unique.
    """

    def post(self, request):
        try:
            with transaction.atomic():
                made = self._page_made_before()
                if made is None:
                    return super().post(request)
        except (IntegrityError, ValidationError):
            # The other one was under way, or was done while this one was being checked.
            made = self._page_made_before()
            if made is None:
                raise
        return self._go_on_with(made)

    def _page_made_before(self) -> Page | None:
        try:
            key = UUID(self.request.POST.get("new_page", ""))
        except ValueError:
            return None
        pages = self.page_class.objects.child_of(self.parent_page).filter(owner=self.request.user)
        return pages.filter(translation_key=key, locale=self.page.locale).first()

    def _go_on_with(self, page: Page):
        """Take what was sent as a change of `page`."""
        if not self.expects_json_response:
            return SiteEditView.as_view()(self.request, page.pk)
        if page.live or page.approved_schedule or page.workflow_in_progress:
            # Sent by the editor that was left when the page was published.
            return self.json_error_response(
                "invalid_revision", _("Saving will overwrite a newer version.")
            )
        response = SiteEditView.as_view()(self.request, page.pk)
        answer = json.loads(response.content)
        if not answer.get("success"):
            return response
        self.page = page
        address = self.get_edit_url()
        hydrate = set_query_params(address, {"_w_hydrate_create_view": "1"})
        return JsonResponse(answer | {"url": address, "hydrate_url": hydrate})


class SitePageViewSet(PageViewSet):
    """The admin's views of every page of the site."""

    model = Page
    add_view_class = SiteCreateView
    edit_view_class = SiteEditView
    revisions_revert_view_class = SiteRevertView
