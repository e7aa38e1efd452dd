from django.http import HttpRequest
from django.utils.functional import cached_property

from cms.delivery.metadata import Crumb, PageMetadata

from .listing import NewsListing


class ListMetadata(PageMetadata):
    """What machines are told of the News List, or of one topic of it, which is like a page."""

    def __init__(self, page, request: HttpRequest, listing: NewsListing):
        super().__init__(page, request, query=listing.canonical)
        self.listing = listing

    @property
    def headline(self) -> str:
        return self.listing.named(self.page.title)

    @property
    def title(self) -> str:
        title = self.page.seo_title or self.page.title
        named = self.listing.named(title)
        return f"{named} – {title}" if self.listing.topic else named

    @property
    def description(self) -> str:
        topic = self.listing.topic
        return " ".join(topic.introduction.split()) if topic else super().description

    @cached_property
    def breadcrumb(self) -> list[Crumb]:
        trail = super().breadcrumb
        topic = self.listing.topic
        return [*trail, Crumb(topic.name, self.address)] if trail and topic else trail
