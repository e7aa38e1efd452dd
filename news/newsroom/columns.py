"""The columns of the list of articles in the admin."""

from django.utils import formats
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn
from wagtail.admin.utils import get_user_display_name

from cms.images.uses import CARD

from ..models import NewsDetailPage


class PictureColumn(BaseColumn):
    """The smallest picture that there is of the article's card; the list makes none."""

    cell_template_name = "news/newsroom/picture_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        # Prefetched; asking for a rendition by its spec would make what is missing.
        made = instance.hero.renditions.all() if instance.hero else ()
        context["rendition"] = min(made, key=lambda rendition: rendition.width, default=None)
        return context


class StateColumn(BaseColumn):
    """Where the article stands, see `cms.publishing.states`."""

    cell_template_name = "cms/publishing/states_cell.html"


def posted_on(article: NewsDetailPage) -> str:
    return formats.date_format(article.posted_on) if article.posted_on else ""


def topic_name(article: NewsDetailPage) -> str:
    return article.topic.name if article.topic else ""


def author_name(article: NewsDetailPage) -> str:
    return get_user_display_name(article.owner) if article.owner else ""


THUMBNAIL_SPECS = CARD.specs
COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    PictureColumn("picture", label=_("Picture"), classname="page-picture"),
    PageTitleColumn("title", label=_("Title"), classname="title page-title"),
    Column(
        "posted_on",
        label=_("Posted on"),
        accessor=posted_on,
        sort_key="posted_on",
        classname="page-day",
    ),
    Column("topic", label=_("Topic"), accessor=topic_name, classname="page-topic"),
    StateColumn("state", label=_("State"), classname="page-states"),
    Column("author", label=_("Author"), accessor=author_name, classname="page-author"),
]
