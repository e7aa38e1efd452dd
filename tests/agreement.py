"""Collects what is said of one address in every place, and finds where two places disagree."""

import html
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

import feedparser
from lxml import html as markup

from tests.machines import read_sitemap, said

CHINESE = {"zh-cn": "zh-hans", "zh-tw": "zh-hant"}
# What the head says, by what it is about.
HEAD = {
    "name": ("og:title", "twitter:title"),
    "description": ("description", "og:description", "twitter:description"),
    "address": ("og:url",),
    "picture": ("og:image", "twitter:image"),
    "alt": ("og:image:alt",),
    "published": ("article:published_time",),
    "modified": ("article:modified_time",),
    "topic": ("article:section",),
    "company": ("og:site_name",),
}
# What JSON-LD says of an article.
NEWS = {
    "name": ("headline",),
    "description": ("description",),
    "address": ("url", "mainEntityOfPage.@id"),
    "published": ("datePublished",),
    "modified": ("dateModified",),
    "topic": ("articleSection",),
    "company": ("author.name", "publisher.name"),
    "language": ("inLanguage",),
}


@dataclass
class Documents:
    """What the site sent: a page, the feeds, and the files of sitemaps, as text."""

    page: str
    rss: str
    atom: str
    sitemap: str
    news: str


def statements(address: str, documents: Documents) -> dict[str, dict[str, str]]:
    """Return {aspect: {place: value}} of all that `documents` say of the page at `address`."""
    tree = markup.document_fromstring(documents.page)
    meta = {tag.get("property") or tag.get("name"): tag.get("content") for tag in tree.iter("meta")}
    told = {aspect: {n: meta[n] for n in names if n in meta} for aspect, names in HEAD.items()}
    told["address"] |= {"asked": address, "canonical": _one(tree, "//link[@rel='canonical']/@href")}
    told |= {"trail": {}, "language": {"html": tree.get("lang")}, "day": {}, "day of change": {}}
    told |= {"file": {}}
    _add_data(told, tree)
    for kind, feed in (("RSS", documents.rss), ("Atom", documents.atom)):
        _add_feed(told, kind, feedparser.parse(feed), address)
    _add_sitemaps(told, address, documents)
    _add_what_is_visible(told, tree)
    return told


def disagreements(told: dict[str, dict[str, str]]) -> set[str]:
    """Return those aspects of `told` of which two places say different things."""
    return {
        aspect
        for aspect, places in told.items()
        if len({_plain(aspect, value) for value in places.values()}) > 1
    }


def _plain(aspect: str, value: str) -> str:
    """One spelling of `value`: moments in seconds since 1970, words with single spaces."""
    if aspect in ("published", "modified"):
        return str(int(datetime.fromisoformat(value).timestamp()))
    return " ".join(str(value).split())


def _add_data(told, tree) -> None:
    data = tree.xpath("//script[@type='application/ld+json']/text()")
    things = {thing["@type"]: thing for thing in json.loads(data[0])["@graph"]} if data else {}
    news = things.get("NewsArticle", {})
    for aspect, names in NEWS.items():
        for name in names:
            value = news
            for step in name.split("."):
                value = value.get(step, {})
            if value:
                told[aspect][f"NewsArticle.{name}"] = value
    if news.get("image"):
        told["picture"]["NewsArticle.image"] = news["image"][0]["url"]
    if "Organization" in things:
        told["company"]["Organization.name"] = things["Organization"]["name"]
    steps = things.get("BreadcrumbList", {}).get("itemListElement", [])
    if steps:
        told["trail"]["BreadcrumbList"] = " > ".join(step["name"] for step in steps)


def _add_feed(told, kind: str, feed, address: str) -> None:
    entry = next((entry for entry in feed.entries if entry.link == address), None)
    if entry is None:
        return
    dates = {"published": entry.published_parsed}
    if kind == "Atom":
        dates["modified"] = entry.updated_parsed
    told["name"][kind] = html.unescape(entry.title)
    told["description"][kind] = html.unescape(entry.summary)
    told["address"][kind] = entry.link
    told["company"][kind] = entry.author
    told["language"][kind] = feed.feed.get("language") or feed.feed.title_detail.language
    for aspect, moment in dates.items():
        told[aspect][kind] = datetime(*moment[:6]).isoformat() + "+00:00"
    if "tags" in entry:
        told["topic"][kind] = ", ".join(tag.term for tag in entry.tags)
    if entry.enclosures:
        told["picture"][kind] = entry.enclosures[0].href


def _add_sitemaps(told, address: str, documents: Documents) -> None:
    def of_this_page(content: str):
        found = [e for e in read_sitemap(content.encode()) if said(e, "s:loc") == address]
        return found[0] if found else None

    entry, news = of_this_page(documents.sitemap), of_this_page(documents.news)
    if entry is not None:
        told["address"]["sitemap"] = said(entry, "s:loc")
        if said(entry, "image:loc"):
            told["picture"]["sitemap"] = said(entry, "image:loc")
        # Other pages show no date of theirs.
        if "article:modified_time" in told["modified"]:
            told["modified"]["sitemap"] = said(entry, "s:lastmod")
    if news is not None and said(news, "news:title"):
        language = said(news, "news:language")
        told["name"]["news sitemap"] = said(news, "news:title")
        told["company"]["news sitemap"] = said(news, "news:name")
        told["published"]["news sitemap"] = said(news, "news:publication_date")
        told["language"]["news sitemap"] = CHINESE.get(language, language)


def _add_what_is_visible(told, tree) -> None:
    main = tree.get_element_by_id("main")
    trail = main.xpath(".//nav[contains(@class, 'breadcrumbs')]//li")
    company = _text(tree.xpath("//a[contains(@class, 'wordmark')]"))
    told["company"]["page"] = company
    if trail:
        told["trail"]["page"] = " > ".join(_text([step]) for step in trail)
    # The large line on the first page is its editor's; what the page is called is the company.
    named = _text(main.xpath(".//h1")) if trail else company
    if all(part in _text([main]) for part in told["name"].get("og:title", "").split(", ")[1:]):
        # One view of a list is called by the list and what is chosen.
        named = ", ".join([named, *told["name"].get("og:title", "").split(", ")[1:]])
    told["name"]["page"] = named
    description = told["description"].get("description")
    if description:
        shown = " ".join(description.split()) in [_text([p]) for p in main.xpath(".//p")]
        told["description"]["page"] = description if shown else "is not to be read"
    if "NewsArticle.image" in told["picture"] or "sitemap" in told["picture"]:
        _add_picture(told, main)
    if "article:published_time" in told["published"]:
        days = main.xpath(".//article//header//time/@datetime")
        told["day"] = {"page": days[0], "head": told["published"]["article:published_time"][:10]}
        changed = told["modified"]["article:modified_time"][:10]
        told["day of change"] = {"page": days[-1], "head": changed}
        told["topic"] |= {
            "page": _text(main.xpath(".//article//header//*[contains(@class, 'topic')][1]"))
        }


def _add_picture(told, main) -> None:
    """The first picture of the page is the one that is shared, and is described alike."""
    file = _stem(told["picture"]["og:image"])
    shown = {_stem(image.get("src")): image.get("alt") for image in reversed(main.xpath(".//img"))}
    told["file"] = {"head": file, "page": file if file in shown else "is not to be seen"}
    if "og:image:alt" in told["alt"]:
        told["alt"]["page"] = shown.get(file, "")


def _stem(address: str) -> str:
    """What the renditions of one picture have in common."""
    return PurePosixPath(address).name.partition(".")[0]


def _one(tree, path: str) -> str:
    return "".join(tree.xpath(path))


def _text(nodes) -> str:
    return " ".join(" ".join(node.text_content() for node in nodes).split())
