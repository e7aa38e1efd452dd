"""What is shown beside an article: the one before, the one after, and more news."""

from django.db.models import Q, Subquery, prefetch_related_objects
from django.utils.functional import cached_property

from .models import NewsDetailPage
from .querysets import CARD_PICTURES, NewsDetailPageQuerySet

CARD_COUNT = 3


class Neighbours:
    """Articles of the same News List as `article`, of those that every visitor may see.

    Each part is asked for when it is read; an article that has no place in a list yet has none.
    """

    def __init__(self, article: NewsDetailPage, count: int = CARD_COUNT):
        self.article = article
        self.count = count

    @property
    def previous(self) -> NewsDetailPage | None:
        """The next older article."""
        return next((other for other in self._pair if _place(other) < _place(self.article)), None)

    @property
    def next(self) -> NewsDetailPage | None:
        """The next newer article."""
        return next((other for other in self._pair if _place(other) > _place(self.article)), None)

    @cached_property
    def more(self) -> list[NewsDetailPage]:
        """At most `count` articles: the editor's picks, then the same topic, then the newest.

        Picks may come from another list; one that visitors cannot see gives its place away.
        """
        chosen = self._picks()[: self.count]
        if self.article.topic_id:
            self._fill_up(chosen, self._beside.filter(topic=self.article.topic_id))
        self._fill_up(chosen, self._beside)
        prefetch_related_objects(chosen, CARD_PICTURES)
        return chosen

    def _picks(self) -> list[NewsDetailPage]:
        """What the editor picked and visitors may see, in the editor's order."""
        keys = [pick.other_id for pick in self.article.picks.all() if pick.other_id]
        if not keys:
            return []
        shown = self._shown.filter(pk__in=keys).exclude(pk=self.article.pk).with_facts()
        return sorted(shown, key=lambda other: keys.index(other.pk))

    def _fill_up(self, chosen: list[NewsDetailPage], others: NewsDetailPageQuerySet) -> None:
        free = self.count - len(chosen)
        if free > 0:
            others = others.exclude(pk__in=[other.pk for other in chosen])
            chosen.extend(others.newest_first().with_facts()[:free])

    @cached_property
    def _pair(self) -> list[NewsDetailPage]:
        """The next older and the next newer article, as far as there are any, in one query."""
        # A preview shows articles that were never saved, and such without a day.
        if not (self.article.pk and self.article.posted_on):
            return []
        older = self._beside.older_than(self.article).newest_first().values("pk")[:1]
        newer = self._beside.newer_than(self.article).oldest_first().values("pk")[:1]
        ends = Q(pk=Subquery(older)) | Q(pk=Subquery(newer))
        return list(NewsDetailPage.objects.filter(ends).order_by().defer("body", "introduction"))

    @cached_property
    def _beside(self) -> NewsDetailPageQuerySet:
        if not self.article.path:
            return self._shown.none()
        return self._shown.sibling_of(self.article, inclusive=False)

    @cached_property
    def _shown(self) -> NewsDetailPageQuerySet:
        # Once, because each time reads which pages are private.
        return NewsDetailPage.objects.published()


def _place(article: NewsDetailPage) -> tuple:
    return article.posted_on, article.pk
