from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.menus.pages import PageMenuItem

from ..models import NewsIndexPage
from .from_file import ADDRESS_NAME


class FromFileButton(PageMenuItem):
    """Leads from a News List to the page that makes drafts of files."""

    label = _("From a file")
    icon_name = "upload"

    @cached_property
    def url(self):
        return f"{reverse(ADDRESS_NAME)}?list={self.page.pk}"

    def is_shown(self, user):
        is_list = self.page.specific_class is NewsIndexPage
        return is_list and self.page.permissions_for_user(user).can_add_subpage()
