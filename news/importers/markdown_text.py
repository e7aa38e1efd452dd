"""Markdown in the dialects that people write, and words without any marks."""

import re
import tomllib
from datetime import date, datetime
from html import escape

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _
from markdown import Markdown

from .articles import RefusedError, Source
from .markdown_lines import with_spread_lists
from .pieces import squeezed
from .web import read_html, refuse_long, take_embedded

EXTENSIONS = ["abbr", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html"] + [
    "sane_lists",
    "tables",
]
LONGEST = 1_000_000
# Brackets and marks that never close cost the reader the square of their number.
_PILE = re.compile(r"([\[\]!*_`<>(~#+=|-])\1{400}|(?:(?:> ?|\[|!\[|\*+ ?|_+ ?){2}){100}")
_OPENING = re.compile(r"[\[<{]")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
MOST_OPENED = 1_000
_YAML = re.compile(r"\A---[ \t]*\n(?P<head>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(?P<head>.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^(?P<key>[\w-]+)\s*:\s*(?P<value>.*)$")
_INTRODUCING = ("introduction", "description", "summary", "excerpt")
_DATING = ("posted_on", "date", "published")
_SORTING = ("topic", "category", "categories", "tags")
_KNOWN = {"title", *_INTRODUCING, *_DATING, *_SORTING}
_STRUCK = re.compile(r"(?<!~)~~(?=\S)(.+?)(?<=\S)~~(?!~)")
_WIKI_PICTURE = re.compile(r"!\[\[([^\]|\n]+)(?:\|[^\]\n]*)?\]\]")
_WIKI = re.compile(r"\[\[([^\]|\n]+)(?:\|([^\]\n]+))?\]\]")
_CALLOUT = re.compile(r"^(> ?)\[!(\w+)\][+-]? *", re.MULTILINE)
_TASK = re.compile(r"^(\s*(?:[-*+]|\d+[.)])\s+)\[([ xX])\] ", re.MULTILINE)
_BRACES = re.compile(r"\{\{[<%][^{}]*[%>]\}\}|\{%[^{}]*%\}")
_MARKED = re.compile(
    r"^#{1,6} \S|^\s*[-*+] \S.*\n\s*[-*+] \S|\]\(\S+\)|^```|^\|.*\|\s*$|\*\*\S|^(?:=|-){3,}\s*$",
    re.MULTILINE,
)
_TAGGED = re.compile(r"\A\s*(?:<!doctype|<html|<body|<(?:p|h[1-6]|div|article|meta|ul|ol)\b)", re.I)


def read_markdown(text: str, name: str) -> Source:
    """Return a text in Markdown, with what its head says; raises RefusedError."""
    source = Source("", name)
    text, source.pictures = take_embedded(text)
    refuse_long(text)
    if len(text) > LONGEST or _piles_up(text):
        raise RefusedError(_("This Markdown cannot be read: it is too long or piles up signs."))
    text = _without_head(text, source)
    for found in _BRACES.finditer(text):
        source.notes.leave_out(
            _("An instruction to another program: %(words)s.") % {"words": squeezed(found[0])[:100]}
        )
    text = _BRACES.sub("", text)
    text = _STRUCK.sub(r"<del>\1</del>", text)
    text = _CALLOUT.sub(r"\1**\2** ", text)
    text = _TASK.sub(lambda found: f"{found[1]}{'☐' if found[2] == ' ' else '☑'} ", text)
    text = _WIKI_PICTURE.sub(r'<img src="\1" alt="">', text)
    text = _WIKI.sub(lambda found: found[2] or found[1], text)
    try:
        html = Markdown(extensions=EXTENSIONS).convert(with_spread_lists(text))
    except RecursionError as fault:
        raise RefusedError(_("This text is nested deeper than any that people write.")) from fault
    source.html = _with_notes(html)
    return source


def _piles_up(text: str) -> bool:
    """Whether reading `text` would take the better part of an hour, as no text of people does."""
    opened = [len(_OPENING.findall(part)) for part in _EMPTY_LINE.split(text)]
    return bool(_PILE.search(text)) or max(opened) > MOST_OPENED or sum(opened) > 5 * MOST_OPENED


def read_pasted(text: str, name: str) -> Source:
    """Return a pasted text: HTML or Markdown where it is that, else plain words."""
    if _TAGGED.search(text):
        return read_html(text, name)
    if _MARKED.search(text) or _YAML.search(text) or _TOML.search(text):
        return read_markdown(text, name)
    refuse_long(text)
    # Word and mail programs paste one line a paragraph, others an empty line between them.
    by_blank_lines = re.search(r"\n[ \t]*\n", text.strip())
    parts = re.split(r"\n[ \t]*\n" if by_blank_lines else r"\n", text.strip())
    html = "".join(
        f"<p>{escape(part.strip(), quote=False).replace(chr(10), '<br>')}</p>"
        for part in parts
        if part.strip()
    )
    return Source(html, name, is_plain=True)


def _with_notes(html: str) -> str:
    """Turn footnotes into numbers in the text and a section of their own at the end."""
    if 'class="footnote' not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.select("a.footnote-ref"):
        (link.find_parent("sup") or link).replace_with(f"[{link.get_text()}]")
    for link in soup.select("a.footnote-backref"):
        link.decompose()
    notes = soup.select_one("div.footnote")
    if notes is not None:
        heading = soup.new_tag("h2", attrs={"class": "always-section"})
        heading.string = _("Notes")
        notes.insert_before(heading)
    return str(soup)


def _without_head(text: str, source: Source) -> str:
    """Take what the head between two marks says of the article."""
    if found := _TOML.match(text):
        try:
            head = tomllib.loads(found["head"])
        except tomllib.TOMLDecodeError:
            return text
    elif found := _YAML.match(text):
        head = _entries(found["head"])
        if not head:
            return text
    else:
        return text
    lowered = {str(key).lower(): value for key, value in head.items()}
    source.title = squeezed(str(_first(lowered, "title") or ""))
    source.introduction = squeezed(str(_first(lowered, *_INTRODUCING) or ""))
    source.posted_on = _day(_first(lowered, *_DATING))
    topics = _first(lowered, *_SORTING) or []
    source.topics = [str(topic) for topic in (topics if isinstance(topics, list) else [topics])]
    if others := [key for key in lowered if key not in _KNOWN]:
        source.notes.leave_out(
            _("Entries in the head of the file: %(names)s.") % {"names": ", ".join(others)}
        )
    return text[found.end() :]


def _entries(head: str) -> dict:
    """Read the few forms of YAML that heads of articles are written in."""
    entries: dict = {}
    key = ""
    for line in head.splitlines():
        if found := _ENTRY.match(line):
            key, value = found["key"], found["value"].strip()
            if value.startswith("[") and value.endswith("]"):
                entries[key] = [_unquoted(part) for part in value[1:-1].split(",") if part.strip()]
            else:
                entries[key] = _unquoted(value)
        elif line.strip().startswith("- ") and key:
            listed = entries[key] if isinstance(entries[key], list) else []
            entries[key] = [*listed, _unquoted(line.strip()[2:])]
    return entries


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _first(head: dict, *keys: str):
    return next((head[key] for key in keys if head.get(key)), None)


def _day(value) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value or "")[:10])
    except ValueError:
        return None
