from cms.pages import BasePageQuerySet


class NewsDetailPageQuerySet(BasePageQuerySet):
    """The words in which lists of articles are asked for."""

    def newest_first(self):
        """By posted date, then by id, so that the order is the same on every page of a list."""
        return self.order_by("-posted_on", "-pk")

    def on_topic(self, slug: str):
        """Articles on the topic with this slug."""
        return self.filter(topic__slug=slug)

    def in_year(self, year: int):
        """Articles posted in this year of the site's calendar."""
        return self.filter(posted_on__year=year)

    def with_cards(self):
        """Fetch in two queries what all cards show, their pictures' renditions included."""
        return self.select_related("topic", "hero").prefetch_related("hero__renditions")
