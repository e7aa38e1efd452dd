from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import NewsTopic


class NewsTopicViewSet(SnippetViewSet):
    """Topics in the editor's menu: name, introduction and web address ending."""

    model = NewsTopic
    icon = "tag"
    menu_label = _("Topics")
    menu_name = "topics"
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["name", "slug"]
    search_fields = ["name"]
