"""Links in rich text, as visitors are given them."""

from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from .pages import published


class PublishedPageLinkHandler(PageLinkHandler):
    """Links to pages that visitors may see; of any other the words stay and the address goes.

    Wagtail's own writes the address of drafts and private pages too, and so what they are called.
    """

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[Page | None]:
        keys = [attrs.get("id") for attrs in attrs_list]
        pages = published(Page.objects.filter(pk__in=keys)).defer_streamfields().specific()
        by_key = {str(page.pk): page for page in pages}
        return [by_key.get(str(key)) for key in keys]
