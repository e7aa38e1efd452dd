from django.db.models import Prefetch, Q
from wagtail.models import Page

from cms.images.models import SiteRendition
from cms.images.uses import CARD_SPECS
from cms.pages import BasePageQuerySet

# What `with_cards` fetches beside the articles themselves; see prefetch_related.
CARD_PICTURES = Prefetch(
    "hero__renditions", SiteRendition.objects.filter(filter_spec__in=CARD_SPECS)
)


class NewsDetailPageQuerySet(BasePageQuerySet):
    """The words in which lists of articles are asked for."""

    def newest_first(self):
        """By posted date, then by id, so that the order is the same on every page of a list."""
        return self.order_by("-posted_on", "-pk")

    def oldest_first(self):
        """The other way round."""
        return self.order_by("posted_on", "pk")

    def older_than(self, article):
        """Articles that stand after `article` where the newest is first."""
        # Both databases walk along the index for this; the same with OR reads every row.
        from_here_on = Q(posted_on=article.posted_on, pk__gte=article.pk)
        return self.filter(~from_here_on, posted_on__lte=article.posted_on)

    def newer_than(self, article):
        """Articles that stand before `article` where the newest is first."""
        up_to_here = Q(posted_on=article.posted_on, pk__lte=article.pk)
        return self.filter(~up_to_here, posted_on__gte=article.posted_on)

    def on_topic(self, slug: str):
        """Articles on the topic with this slug."""
        return self.filter(topic__slug=slug)

    def in_year(self, year: int):
        """Articles posted in this year of the site's calendar."""
        return self.filter(posted_on__year=year)

    def with_facts(self):
        """Fetch what a card says along with each article, and leave its body in the database."""
        return self.select_related("topic", "hero").defer("body")

    def with_cards(self):
        """Fetch in two queries what all cards show, their pictures' renditions included."""
        return self.with_facts().prefetch_related(CARD_PICTURES)

    def lead_story(self, chosen: Page | None = None):
        """The chosen article while it is among these, else the newest; None where none is."""
        story = self.with_cards().filter(pk=chosen.pk).first() if chosen else None
        return story or self.newest_first().with_cards().first()
