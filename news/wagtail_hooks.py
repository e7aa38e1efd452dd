from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .newsroom.views import ArticleListViewSet
from .topic_views import NewsTopicViewSet

register_snippet(NewsTopicViewSet)


@hooks.register("register_admin_viewset")
def register_article_list():
    """News, first in the menu."""
    return ArticleListViewSet()


@hooks.register("construct_reports_menu")
def hide_search_terms(request, items) -> None:
    """Leave out a report that stays empty: nothing is kept of what visitors search for."""
    items[:] = [item for item in items if item.name != "search-terms"]
