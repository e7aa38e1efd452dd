from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .newsroom.buttons import FromFileButton
from .newsroom.from_file import ADDRESS_NAME, FromFileView
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


@hooks.register("register_admin_urls")
def register_from_file():
    """Where a file or a pasted text becomes drafts."""
    return [path("news/from-file/", FromFileView.as_view(), name=ADDRESS_NAME)]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def offer_from_file(page, user, **kwargs):
    """A News List leads to it, in the page tree too."""
    yield FromFileButton(page=page, priority=12)
