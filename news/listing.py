"""What the News List shows for a query string: filters, counts and one page of articles."""

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.paging import Paging, query_string

from .facets import Facets, Group
from .querysets import NewsDetailPageQuerySet


class NewsListing:
    """Articles narrowed by `?topic=` and `?year=`, one page of them by `?page=`.

    A value that cannot be read narrows nothing, so that no address is an error.
    """

    def __init__(self, articles: NewsDetailPageQuerySet, query: QueryDict):
        self.articles = articles
        self.query = query

    @cached_property
    def facets(self) -> Facets:
        rows = (
            self.articles.order_by()
            .annotate(year=ExtractYear("posted_on"))
            .values_list("topic_id", "topic__slug", "topic__name", "year")
            .annotate(count=Count("pk"))
        )
        return Facets([(Group(*group), count) for *group, count in rows], self.query)

    @cached_property
    def topic(self):
        """The chosen NewsTopic, if any."""
        group = self.facets.group
        topics = self.articles.model._meta.get_field("topic").related_model.objects
        return topics.filter(pk=group.topic_key).first() if group else None

    @cached_property
    def paging(self) -> Paging:
        articles = self.articles
        if self.facets.topic:
            articles = articles.on_topic(self.facets.topic)
        if self.facets.year:
            articles = articles.in_year(self.facets.year)
        return Paging(
            articles.with_cards(), self.query, self.facets.values, count=self.facets.total
        )

    @property
    def page(self):
        """One page of articles, newest first, with what their cards show."""
        return self.paging.page

    @property
    def canonical(self) -> str:
        """The query string of what is shown now, without what narrows nothing."""
        return query_string(self.paging.values)

    def named(self, title: str) -> str:
        """Return what is shown in words, `title` being that of the whole list.

        No two addresses of the list have the same one.
        """
        number = self.page.number
        parts = [self.facets.topic_name or title, self.facets.year and str(self.facets.year)]
        if number > 1:
            parts.append(_("page %(number)s") % {"number": number})
        return ", ".join(part for part in parts if part)
