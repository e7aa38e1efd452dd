from django.http import HttpRequest
from django.utils.functional import cached_property

from cms.delivery.metadata import Crumb, PageMetadata

from .listing import NewsListing


class ListMetadata(PageMetadata):
    """What machines are told of the News List, or of one topic of it, which is like a page."""

    def __init__(self, page, request: HttpRequest, listing: NewsListing):
        title = page.seo_title or page.title
        named = listing.named(title)
        super().__init__(
            page, request, title=named if named != title else "", query=listing.canonical
        )
        self.topic_shown = listing.topic

    @property
    def description(self) -> str:
        if self.topic_shown and self.topic_shown.introduction:
            return " ".join(self.topic_shown.introduction.split())
        return super().description

    @cached_property
    def breadcrumb(self) -> list[Crumb]:
        trail = super().breadcrumb
        if trail and self.topic_shown:
            return [*trail, Crumb(self.topic_shown.name, self.address)]
        return trail
