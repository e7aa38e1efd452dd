from django.urls import re_path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from ..models import Inquiry
from .detail import InquiryEditView, InquiryHistoryView, InquiryInspectView, WorkForm
from .listing import InquiryIndexView


class InquiryPermissionHelper(PermissionHelper):
    """Asks for the one right that counts; modeladmin would let any right list and inspect."""

    def user_can_list(self, user):
        return user.has_perm("contact.view_inquiry")

    def user_can_inspect_obj(self, user, obj):
        return user.has_perm("contact.view_inquiry")

    def user_can_create(self, user):
        return False

    def user_can_delete_obj(self, user, obj):
        return False


class InquiryAdmin(ModelAdmin):
    """Inquiries at /admin/inquiries/: list, detail, status and owner, history. None is made or
    deleted here."""

    model = Inquiry
    base_url_path = "inquiries"
    menu_label = _("Inquiries")
    menu_item_name = "inquiries"
    menu_icon = "mail"
    menu_order = 150
    inspect_view_enabled = True
    inspect_template_name = edit_template_name = "contact/modeladmin/inspect.html"
    permission_helper_class = InquiryPermissionHelper
    index_view_class = InquiryIndexView
    inspect_view_class = InquiryInspectView
    edit_view_class = InquiryEditView
    history_view_class = InquiryHistoryView
    edit_handler = ObjectList([FieldPanel("status"), FieldPanel("owner")], base_form_class=WorkForm)

    def results_view(self, request):
        """The list alone, for filters that refresh it in place."""
        view = self.index_view_class.as_view(model_admin=self, results_only=True)
        return view(request)

    def get_admin_urls_for_registration(self):
        # Written out: modeladmin also offers creating and deleting, and its pattern for ids lets
        # letters through, which are then a server error.
        name = self.url_helper.get_action_url_name
        return (
            re_path(r"^inquiries/$", self.index_view, name=name("index")),
            re_path(r"^inquiries/results/$", self.results_view, name=name("results")),
            *(
                re_path(
                    rf"^inquiries/{action}/(?P<instance_pk>[0-9]{{1,18}})/$",
                    view,
                    name=name(action),
                )
                for action, view in (
                    ("inspect", self.inspect_view),
                    ("edit", self.edit_view),
                    ("history", self.history_view),
                )
            ),
        )

    def register_indexing(self):
        """Nothing: an index of references would cost every inquiry a write and tell editors, who
        see no inquiries, which of their articles brought one."""
