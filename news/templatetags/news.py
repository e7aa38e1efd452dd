"""What other rooms show of the news."""

from django import template

from cms.sites import site_of

from ..feeds import FEEDS, feed_address
from ..forms import SearchForm
from ..models import NewsDetailPage, NewsIndexPage
from ..nearest import nearest_articles as nearest
from ..neighbours import Neighbours

register = template.Library()


def _articles_of_site(context):
    site = site_of(context)
    if site is None:
        return NewsDetailPage.objects.none()
    return NewsDetailPage.objects.descendant_of(site.root_page).published()


@register.simple_tag(takes_context=True)
def latest_news(context, count: int = 3, exclude=None):
    """The newest articles of the site being shown but `exclude`, with what their cards need."""
    articles = _articles_of_site(context)
    if exclude:
        articles = articles.exclude(pk=exclude.pk)
    return articles.newest_first().with_cards()[:count]


@register.simple_tag(takes_context=True)
def lead_story(context, chosen=None):
    """The article that leads the site being shown: the chosen one, or the newest.

    A choice that visitors may not see is none. None where there is no article.
    """
    return _articles_of_site(context).lead_story(chosen)


@register.simple_tag(takes_context=True)
def news_list(context):
    """The News List of the site being shown, or None where it is not on the site."""
    site = site_of(context)
    if site is None:
        return None
    request = context["request"]
    # Asked for in several places of one page.
    if not hasattr(request, "_news_list"):
        index = NewsIndexPage.objects.child_of(site.root_page).published().first()
        request._news_list = index
    return request._news_list


@register.inclusion_tag("tags/feed_links.html", takes_context=True)
def feed_links(context) -> dict:
    """The feeds of the site's News List, and those of the topic being shown."""
    index = news_list(context)
    if index is None:
        return {"feeds": []}
    listing = context.get("listing")
    topics = [None, *([listing.topic] if listing and listing.topic else [])]
    return {
        "feeds": [
            {
                "mime_type": generator.content_type.partition(";")[0],
                "title": f"{topic or index.title} ({name})",
                "address": feed_address(
                    index, kind, topic.slug if topic else "", context["request"]
                ),
            }
            for topic in topics
            for (kind, generator), name in zip(FEEDS.items(), ("RSS", "Atom"), strict=True)
        ]
    }


@register.simple_tag
def neighbours(article: NewsDetailPage) -> Neighbours:
    """What is shown beside `article`: `previous`, `next` and `more`."""
    return Neighbours(article)


@register.simple_tag
def search_form(term: str = "") -> SearchForm:
    """The search box holding `term`."""
    return SearchForm(initial={"q": term}, auto_id="search_%s")


@register.simple_tag(takes_context=True)
def nearest_articles(context, path: str, count: int = 3):
    """Published articles whose address is like `path`, for the page that is not there."""
    site = site_of(context)
    return nearest(site, path, count) if site else []
