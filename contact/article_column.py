from collections.abc import Iterable

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.page_columns import PageFactColumn

from .gate import INQUIRIES
from .models import Inquiry


class InquiriesColumn(PageFactColumn):
    """How many inquiries came from an article, spam left out; leads those there who may see them.

    The number is for everybody who writes, what was written is not.
    """

    cell_template_name = "contact/article_column.html"

    def __init__(self):
        super().__init__("inquiries", label=_("Inquiries"), classname="page-inquiries")

    def look_up(self, pages: Iterable[Page]) -> None:
        received = Inquiry.objects.not_spam().filter(source__in=[page.pk for page in pages])
        counts = received.order_by().values_list("source").annotate(Count("pk"))
        by_page = dict(counts)
        for page in pages:
            page.inquiry_count = by_page.get(page.pk, 0)

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        context["count"] = instance.inquiry_count
        if context["request"].user.has_perm("contact.view_inquiry"):
            context["address"] = f"{reverse(INQUIRIES)}?article={instance.pk}"
        return context
