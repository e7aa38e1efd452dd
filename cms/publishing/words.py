"""Rules about headings, paragraphs, link texts and descriptions, wherever they stand."""

import re
from collections.abc import Iterator

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.blocks import StructValue
from wagtail.models import Page

from cms.words import CHARACTER

from .findings import Finding, at_field
from .parts import parts_of

# One screen of a phone; a Chinese character carries about as much as half a word.
LONGEST_PARAGRAPH = 150
CHARACTERS_A_WORD = 2
# What search engines show of a description before they cut it.
LONGEST_DESCRIPTION = 160
TITLE, SECTION = 1, 2

_HEADING = re.compile("^h[2-6]$")
_WORD = re.compile(r"\w+")
_FILE_NAME = re.compile(
    r"\S+\.(avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)"
    r"|(img|dsc|dscn|dscf|pxl|mvimg|image|photo|picture|screenshot|微信图片|图片)"
    r"[-_ ]*\d[\d_\-. ]*",
    re.IGNORECASE,
)
# Texts that say nothing of where a link leads (WCAG 2.2, 2.4.4 and 2.4.9).
_EMPTY_LINK_TEXTS = frozenset(
    "click|click here|details|here|learn more|link|more|more here|press here|read more|see here"
    "|see more|this|this link|this page"
    "|此处|点击|点击查看|点击此处|点击这里|点此|点这里|更多|查看|查看更多|链接|了解更多|请点击|详情|阅读更多|这里"
    "".split("|")
)


def headings_are_written_and_in_order(page: Page) -> Iterator[Finding]:
    """No empty heading, and no level left out (WCAG 2.2, 1.3.1)."""
    level = TITLE
    for part in parts_of(page):
        if part.block is None:
            # A text field stands under a heading that its template has.
            level = SECTION
        elif part.block.name == "section":
            level = SECTION
        for tag in part.soup.find_all(_HEADING) if part.soup else ():
            words = tag.get_text(strip=True)
            if not words:
                yield part.finding(_("A heading is empty. Write it, or remove its line."))
                continue
            found = int(tag.name[1])
            if found > level + 1:
                yield part.finding(
                    _(
                        "The small heading “%(heading)s” has no section above it. Put it into a "
                        "section, or make it a section of its own."
                    )
                    % {"heading": words}
                )
            level = found


def paragraphs_are_short(page: Page) -> Iterator[Finding]:
    """A paragraph longer than the screen of a phone is hard to read there."""
    for part in parts_of(page):
        for tag in part.soup.find_all("p") if part.soup else ():
            text = tag.get_text(" ", strip=True)
            if length_of(text) > LONGEST_PARAGRAPH:
                yield part.finding(
                    _("The paragraph “%(begin)s” is long. Divide it.")
                    % {"begin": Truncator(text).words(6)[:60]},
                    is_error=False,
                )


def length_of(text: str) -> int:
    """Return how many words `text` has, Chinese characters counted by the half."""
    characters = len(CHARACTER.findall(text))
    return len(_WORD.findall(CHARACTER.sub(" ", text))) + characters // CHARACTERS_A_WORD


def link_texts_say_where_they_lead(page: Page) -> Iterator[Finding]:
    for part in parts_of(page):
        texts = [link.get_text(" ", strip=True) for link in part.links]
        child = ""
        if part.leads_somewhere and part.value.get("label"):
            texts, child = [part.value["label"]], "label"
        for text in texts:
            if says_nothing(text):
                yield part.finding(
                    _("The link “%(text)s” does not say where it leads. Name its target.")
                    % {"text": text},
                    is_error=False,
                    child=child,
                )


def says_nothing(link_text: str) -> bool:
    """Return whether a link's words could stand on any link."""
    words = re.sub(r"[\s\W_]+", " ", link_text).strip().casefold()
    return words in _EMPTY_LINK_TEXTS


def pictures_are_described(page: Page) -> Iterator[Finding]:
    """Each picture of a body has an alt text that is none of a camera's, or is decorative."""
    for part in parts_of(page):
        value = part.value
        if not (isinstance(value, StructValue) and hasattr(value, "alt") and value.get("image")):
            continue
        if not value.alt and not value.get("decorative"):
            message = _("Say what the picture shows, or tick “Decorative”.")
            yield part.finding(message, child="alt_text")
        elif is_file_name(value.alt):
            yield part.finding(file_name_message(value.alt), is_error=False, child="alt_text")


def is_file_name(alt: str) -> bool:
    return bool(_FILE_NAME.fullmatch(alt.strip()))


def file_name_message(alt: str) -> str:
    return _("“%(alt)s” looks like the name of a file. Say what the picture shows.") % {"alt": alt}


def search_engines_have_a_description(page: Page) -> Iterator[Finding]:
    """Without a description of its own a page is described by its introduction, if that fits."""
    if page.search_description:
        return
    stands_in = strip_tags(page.meta_description).strip()
    if not stands_in:
        message = _("Say in one sentence what the page is about; search engines show it.")
    elif len(stands_in) > LONGEST_DESCRIPTION:
        message = _(
            "The introduction stands in for it and is longer than search engines show. Write "
            "%(limit)d characters or fewer."
        ) % {"limit": LONGEST_DESCRIPTION}
    else:
        return
    yield at_field(page, "search_description", message, is_error=False)
