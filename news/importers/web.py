"""Pages and pieces of pages in HTML."""

import base64
import binascii
import re
from html import unescape
from urllib.parse import unquote_to_bytes

import nh3
from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext as _

from .articles import Notes, PictureFile, RefusedError, Source
from .inline import PLAYED, is_hidden
from .pieces import squeezed
from .tidy import BLOCKS

LONGEST = 3_000_000
_EMBEDDED = re.compile(
    r"data:image/(?P<kind>[a-z.-]{2,12})[\w+;=-]*,(?P<data>[A-Za-z0-9+/=%\s_-]*)"
)
_INLINE = (
    "a abbr b bdi bdo big br button caption cite code data del dfn em font i img input ins kbd "
    "mark math object q rp rt ruby s samp select small source span strike strong sub sup svg "
    "textarea time tt u var wbr"
)
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
# Harmful addresses stay for now: whoever sent the file is told of them.
_SCHEME = re.compile(r"""=\s*["']?\s*([a-z][a-z0-9+.-]{1,20}):""")
_ATTRIBUTES = set("alt checked class hidden href id name src start style type".split())
_DROPPED = set("noscript script style template title xml".split())
_KEPT = (BLOCKS | PLAYED | set(_INLINE.split())) - {"html", "body"}
LONGEST_NAMED = 160


def read_html(text: str, name: str) -> Source:
    """Return the article of a page, or all of a piece; raises RefusedError with a sentence."""
    notes = Notes()
    text, pictures = take_embedded(text)
    refuse_long(text)
    found = _TITLE.search(text)
    title = squeezed(unescape(found[1])) if found else ""
    body = _article_of(BeautifulSoup(as_browsers_read(text), "html.parser"), notes)
    source = Source(str(body), name, notes, pictures)
    if not body.find("h1") and title:
        source.title = title
    return source


def as_browsers_read(text: str) -> str:
    """Return the HTML in `text` with every element closed where a browser closes it."""
    return nh3.clean(
        text,
        tags=_KEPT,
        clean_content_tags=_DROPPED,
        attributes={"*": _ATTRIBUTES},
        url_schemes=set(_SCHEME.findall(text.lower())) | {"picture"},
        link_rel=None,
    )


def refuse_long(text: str) -> None:
    if len(text) > LONGEST:
        raise RefusedError(_("This text is longer than any article."))


def take_embedded(text: str) -> tuple[str, dict[str, PictureFile]]:
    """Return `text` with keys where pictures stood in it as data, and those pictures."""
    pictures: dict[str, PictureFile] = {}

    def keep(found: re.Match) -> str:
        data = unquote_to_bytes(found["data"])
        try:
            data = base64.b64decode(re.sub(rb"\s", b"", data), validate=True)
        except (binascii.Error, ValueError):
            return "data:"
        key = f"picture:{len(pictures) + 1}"
        pictures[key] = PictureFile(f"picture-{len(pictures) + 1}.{found['kind']}", data)
        return key

    return _EMBEDDED.sub(keep, text), pictures


def _article_of(soup: BeautifulSoup, notes: Notes) -> Tag:
    """The one article of a whole page; else all of it."""
    found = [tag for tag in soup.find_all("article") if not is_hidden(tag)]
    if len(found) != 1:
        found = soup.find_all("main")
    if len(found) != 1:
        return soup.body or soup
    article = found[0].extract()
    around = squeezed((soup.body or soup).get_text(" "))
    if around:
        notes.leave_out(
            _("What stood round the article: “%(words)s”.") % {"words": around[:LONGEST_NAMED]}
        )
    return article
