from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.dashboard.panels import DashboardPanel, Link

from .from_file import ADDRESS_NAME


class NewsPanel(DashboardPanel):
    """The way to a new article, one click from the dashboard."""

    name, order = "news", 20
    heading = _("News")

    def is_shown(self) -> bool:
        return policy_registry.get_by_type(Page).user_has_permission(self.user, "add")

    def links(self) -> list[Link]:
        return [
            Link(gettext("New article"), reverse("articles:choose_parent"), is_button=True),
            Link(gettext("From a file"), reverse(ADDRESS_NAME)),
            Link(gettext("All articles"), reverse("articles:index")),
        ]
