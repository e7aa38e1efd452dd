"""What the news add to the sitemap: the news sitemap, and the pages of topics.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone
from wagtail.models import Site

from cms.delivery.metadata import PageMetadata
from cms.delivery.sitemaps import Entry, element, urlset
from cms.pages import BasePageQuerySet
from cms.paging import query_string

from .models import NewsDetailPage, NewsIndexPage

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
    """Return the document. Without an article it names the News List, which is no news.

    A sitemap has at least one address; one of articles that are older has none of the news parts.
    """
    entries = [_entry(PageMetadata(article, request)) for article in recent_articles(site)]
    if not entries:
        lists = [PageMetadata(index, request).address for index in _lists(site)]
        entries = [f"<url>{element('loc', address)}</url>" for address in lists]
    return urlset(f' xmlns:news="{NEWS}"', entries)


def topic_addresses(site: Site) -> list[Entry]:
    """The News List by each topic that has articles, with the day of the newest."""
    return [
        Entry(f"{index.full_url}{query_string({'topic': slug})}", newest)
        for index in _lists(site)
        for slug, newest in index.articles()
        .exclude(topic=None)
        .order_by("topic__slug")
        .values_list("topic__slug")
        .annotate(Max("posted_on"))
    ]


def _lists(site: Site) -> BasePageQuerySet:
    return NewsIndexPage.objects.descendant_of(site.root_page).published()


def _entry(article: PageMetadata) -> str:
    code = article.language
    language = LANGUAGES.get(code, code.partition("-")[0])
    name = element("news:name", article.publisher.name or article.site.root_page.title)
    publication = f"{name}{element('news:language', language)}"
    published_on = element("news:publication_date", article.published_at.isoformat())
    news = (
        f"<news:publication>{publication}</news:publication>{published_on}"
        f"{element('news:title', article.headline)}"
    )
    return f"<url>{element('loc', article.address)}<news:news>{news}</news:news></url>"
