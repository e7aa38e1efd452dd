from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.pages import BasePage

from ..feeds import FEEDS, serve_feed
from ..list_metadata import ListMetadata
from ..listing import NewsListing
from ..querysets import NewsDetailPageQuerySet
from .detail_page import NewsDetailPage


class NewsIndexPage(BasePage):
    """The News List: articles newest first, by topic and year."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsDetailPage"]
    max_count_per_parent = 1

    introduction = models.TextField(
        _("introduction"), max_length=300, blank=True, help_text=_("One or two sentences on top.")
    )

    content_panels = BasePage.content_panels + [FieldPanel("introduction")]

    search_fields = BasePage.search_fields + [index.SearchField("introduction")]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = listing = NewsListing(self.articles(), request.GET)
        context["metadata"] = ListMetadata(self, request, listing)
        return context

    def route(self, request, path_components):
        if self.live and len(path_components) == 1 and path_components[0] in FEEDS:
            super().route(request, [])
            return RouteResult(self, kwargs={"feed": path_components[0]})
        return super().route(request, path_components)

    def serve(self, request, feed: str = "", **kwargs):
        if feed and request.method in ("GET", "HEAD"):
            return self.in_own_language(serve_feed, request, self, feed)
        return super().serve(request, **kwargs)

    def articles(self) -> NewsDetailPageQuerySet:
        """The articles of this list that every visitor may see, newest first."""
        return NewsDetailPage.objects.child_of(self).published().newest_first()
