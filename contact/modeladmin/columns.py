"""The columns of the list of inquiries."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn
from wagtail.admin.utils import get_user_display_name

from ..exports.cells import site_time
from ..gate import INQUIRIES
from ..models import Inquiry

LONGEST_LINE = 90


def is_new(inquiry: Inquiry) -> bool:
    return inquiry.status == Inquiry.Status.NEW


class InquiryTable(Table):
    def get_row_classname(self, instance):
        return "inquiry-new" if is_new(instance) else ""


def first_line(inquiry: Inquiry) -> str:
    """The first line of the message, cut where it is long."""
    line = inquiry.message.strip().partition("\n")[0]
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE].rstrip()}…"


def owner_name(inquiry: Inquiry) -> str:
    return get_user_display_name(inquiry.owner) if inquiry.owner else ""


class ArticleColumn(TitleColumn):
    """The article's title as it was then; leads to all inquiries from that article."""

    cell_template_name = "contact/modeladmin/article_cell.html"
    empty_value_display = ""

    def get_link_url(self, instance, parent_context):
        if instance.source_id is None:
            return None
        return f"{reverse(INQUIRIES)}?article={instance.source_id}"


COLUMNS = [
    Column(
        "received",
        label=_("Received"),
        accessor=lambda inquiry: f"{site_time(inquiry.submit_time):%Y-%m-%d %H:%M}",
        sort_key="submit_time",
        classname="inquiry-received",
    ),
    TitleColumn(
        "name",
        label=_("Name"),
        url_name="inquiries_modeladmin_inspect",
        classname="inquiry-name",
    ),
    Column("contact", label=_("Contact"), classname="inquiry-contact"),
    Column("first_line", label=_("Message"), accessor=first_line, classname="inquiry-line"),
    ArticleColumn(
        "article", label=_("Article"), accessor="source_title", classname="inquiry-article"
    ),
    StatusTagColumn(
        "status",
        label=_("Status"),
        accessor="get_status_display",
        primary=is_new,
        classname="inquiry-status",
    ),
    Column("owner", label=_("Owner"), accessor=owner_name, classname="inquiry-owner"),
]
