"""The news sitemap: articles of the last two days.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from datetime import timedelta
from xml.etree import ElementTree

from django.utils import timezone
from wagtail.models import Site

from cms.delivery.metadata import PageMetadata
from cms.delivery.sitemaps import SITEMAP, written

from .models import NewsDetailPage

NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
RECENT = timedelta(days=2)
MOST_ARTICLES = 1_000
# ISO 639, but for Chinese, of which Google wants to know the script.
LANGUAGES = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}


def recent_articles(site: Site) -> list[NewsDetailPage]:
    """The articles of `site` that were posted within RECENT, newest first."""
    since = timezone.now() - RECENT
    articles = NewsDetailPage.objects.descendant_of(site.root_page).published()
    articles = articles.filter(posted_on__gte=timezone.localdate(since))
    articles = articles.newest_first().select_related("locale", "topic")[:MOST_ARTICLES]
    return [article for article in articles if article.shown_published_at >= since]


def news_sitemap_of(site: Site, request) -> bytes:
    """Return the document; without an article it lists none, as Google asks."""
    root = ElementTree.Element("urlset", {"xmlns": SITEMAP, "xmlns:news": NEWS})
    for article in recent_articles(site):
        described = PageMetadata(article, request)
        entry = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(entry, "loc").text = described.address
        news = ElementTree.SubElement(entry, "news:news")
        publication = ElementTree.SubElement(news, "news:publication")
        language = described.language
        for parent, name, text in [
            (publication, "name", described.publisher.name or site.root_page.title),
            (publication, "language", LANGUAGES.get(language, language.partition("-")[0])),
            (news, "publication_date", described.published_at.isoformat()),
            (news, "title", described.headline),
        ]:
            ElementTree.SubElement(parent, f"news:{name}").text = text
    return written(root)
