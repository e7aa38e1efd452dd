"""Reads what the site says to machines, the way they read it."""

import json
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}


@dataclass
class Head:
    """The parts of a page that machines read, and those that people read beside them."""

    title: str = ""
    heading: str = ""
    language: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    links: list[dict[str, str]] = field(default_factory=list)
    things: dict[str, dict] = field(default_factory=dict)
    trail: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)

    @property
    def canonical(self) -> str | None:
        return next((link["href"] for link in self.links if link["rel"] == "canonical"), None)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.head, self.into, self.in_trail, self.text = Head(), "", False, ""

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "html":
            self.head.language = attributes["lang"]
        elif tag == "meta":
            name = attributes.get("property") or attributes.get("name")
            assert name not in self.head.meta or name == "theme-color", f"{name} is said twice"
            self.head.meta[name] = attributes.get("content")
        elif tag == "link":
            self.head.links.append(attributes)
        elif tag == "time":
            self.head.times.append(attributes["datetime"])
        elif tag == "nav":
            self.in_trail = attributes.get("class") == "breadcrumbs"
        if tag in ("title", "h1") or (tag == "li" and self.in_trail):
            self.into, self.text = tag, ""
        elif tag == "script" and attributes.get("type") == "application/ld+json":
            self.into, self.text = "data", ""

    def handle_data(self, data):
        self.text += data

    def handle_endtag(self, tag):
        text = " ".join(self.text.split())
        if tag == self.into == "title":
            self.head.title = text
        elif tag == self.into == "h1":
            self.head.heading = text
        elif tag == self.into == "li":
            self.head.trail.append(text)
        elif tag == "script" and self.into == "data":
            graph = json.loads(self.text)["@graph"]
            self.head.things = {thing["@type"]: thing for thing in graph}
        elif tag == "nav":
            self.in_trail = False
            return
        else:
            return
        self.into = ""


def read_head(html: str) -> Head:
    """Read a page of the site."""
    reader = _Reader()
    reader.feed(html)
    return reader.head


@cache
def _schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd"))


def errors_in_sitemap(content: bytes) -> list[str]:
    """What a sitemap or its index has against its schema; see tests/schemas/README.md."""
    document = etree.fromstring(content)
    names = {f"{{{SPACES['s']}}}sitemapindex": "sitemap-index"}
    schema = _schema(names.get(document.tag, "sitemap"))
    return [] if schema.validate(document) else [error.message for error in schema.error_log]


def read_sitemap(content: bytes) -> list[ElementTree.Element]:
    """Return the entries of a sitemap or of its index; fails where it breaks its schema."""
    assert errors_in_sitemap(content) == []
    return list(ElementTree.fromstring(content))  # noqa: S314 - our own answers


def said(entry: ElementTree.Element, name: str) -> str | None:
    """The text of `name` (such as `s:loc`) in an entry."""
    return entry.findtext(f".//{name}", namespaces=SPACES)


def entries_of_every_file(client) -> dict[str, ElementTree.Element]:
    """Follow the sitemap's index and return every entry by its address."""
    entries = {}
    for file in read_sitemap(client.get("/sitemap.xml").content):
        path = said(file, "s:loc").partition("//")[2].partition("/")[2]
        for entry in read_sitemap(client.get(f"/{path}").content):
            assert said(entry, "s:loc") not in entries
            entries[said(entry, "s:loc")] = entry
    return entries
