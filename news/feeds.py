"""The News List as RSS and Atom, whole or of one topic."""

from datetime import UTC, datetime
from uuid import uuid5

from django.core.validators import slug_re
from django.http import HttpRequest, HttpResponse
from django.utils import feedgenerator
from django.utils.html import escape

from cms.delivery.conditional import unless_unchanged
from cms.delivery.metadata import PageMetadata
from cms.paging import query_string

FEED_LENGTH = 20
LONGEST_SLUG = 60
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class StillWhenEmpty:
    """Dates a feed without articles by `since`; Django's is of this moment, and never the same."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.feed["since"]


class RssFeed(StillWhenEmpty, feedgenerator.Rss201rev2Feed):
    """RSS 2.0."""


class AtomFeed(StillWhenEmpty, feedgenerator.Atom1Feed):
    """Atom (RFC 4287)."""


# By the end of their address under the list.
FEEDS = {"feed": RssFeed, "atom": AtomFeed}


def feed_address(index, kind: str, topic: str = "", request: HttpRequest | None = None) -> str:
    """The full address of a feed of the list `index`; empty for a list that has none."""
    address = index.get_full_url(request)
    return f"{address}{kind}/{query_string({'topic': topic})}" if address else ""


def serve_feed(request: HttpRequest, index, kind: str) -> HttpResponse:
    """Answer with the newest articles of `index`; a topic without any is an empty feed."""
    articles = index.articles()
    asked = request.GET.get("topic", "")
    if asked:
        # What is no slug is no topic, and is not written into the answer.
        asked = asked if slug_re.fullmatch(asked) and len(asked) <= LONGEST_SLUG else "-"
        articles = articles.on_topic(asked)
    articles = list(articles.with_cards().select_related("locale")[:FEED_LENGTH])
    # Named as its articles name it: a topic that only hidden articles have is not told of.
    topic = articles[0].topic if asked and articles else None
    feed = _feed(request, index, kind, asked, topic)
    for article in articles:
        _add(feed, PageMetadata(article, request))
    name = f"{kind}:{index.pk}:{topic.slug if topic else bool(asked)}"
    content = feed.writeString("utf-8").encode()
    return unless_unchanged(request, content, feed.content_type, name)


def _feed(request, index, kind: str, slug: str, topic) -> feedgenerator.SyndicationFeed:
    described = PageMetadata(index, request)
    company = described.publisher.name
    name = " – ".join(str(part) for part in (index.title, topic, company) if part)
    query = query_string({"topic": slug})
    return FEEDS[kind](
        title=name,
        link=described.address + query,
        description=described.description or name,
        # What Atom has in its place.
        subtitle=described.description or name,
        language=described.language,
        author_name=company or index.title,
        feed_url=feed_address(index, kind, slug, request),
        feed_guid=described.address + query,
        since=index.last_published_at or EPOCH,
    )


def _add(feed: feedgenerator.SyndicationFeed, article: PageMetadata) -> None:
    picture = article.own_picture
    enclosure = picture and feedgenerator.Enclosure(
        picture.address, str(picture.size), picture.mime_type
    )
    feed.add_item(
        title=article.headline,
        link=article.address,
        # Readers take it for HTML, in both formats.
        description=escape(article.description),
        # Stays when the article is moved or renamed; each language is an entry of its own.
        unique_id=uuid5(article.page.translation_key, article.language).urn,
        unique_id_is_permalink=False,
        pubdate=article.published_at,
        updateddate=article.modified_at,
        author_name=article.publisher.name,
        categories=[article.topic] if article.topic else [],
        enclosures=[enclosure] if enclosure else [],
    )
