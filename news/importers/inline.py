"""Words inside a paragraph: of all marks, bold, italic, links and line breaks are kept."""

import re
from html import escape
from urllib.parse import urlsplit

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString
from django.utils.translation import gettext as _

from .articles import Notes
from .pieces import Image, squeezed, words_of
from .rich_text import SCHEMES

SKIPPED = frozenset(
    "button canvas head input link map meta noembed noframes object param script select source "
    "style template textarea title track wbr".split()
)
PLAYED = frozenset(["audio", "embed", "iframe", "video"])
_WRITTEN_APART = frozenset("a br del img input pre q rp rt s strike sub sup svg u".split())
_MARKS = {"b": "b", "strong": "b", "em": "i", "i": "i", "cite": "i", "dfn": "i", "var": "i"}
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00|normal|[1-5]00)")
_HEAVY = {"bold", "bolder", "600", "700", "800", "900"}
_SLANT = re.compile(r"font-style\s*:\s*(italic|oblique|normal)")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden")
_ADDRESS = re.compile(r"https?://[^\s<>\"'“”‘’（）【】，。；、！？]*[\w/#=&-]")
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_JOINED = re.compile(r"</(b|i)>(\s*)<\1>")
# Names that programs give to pictures are no description.
_FILE_NAME = re.compile(
    r"[\w\s().-]*\.(?:jpe?g|png|gif|webp|heic|avif|bmp|tiff?|svg|emf|wmf)"
    r"|(?:img|dsc|pic|image|picture|photo|graphic|图片|圖片)[\s_-]*\d*",
    re.IGNORECASE,
)


class InlineWriter:
    """Writes the content of one paragraph as HTML; `images` gathers the pictures met in it."""

    def __init__(self, notes: Notes, keeps_lines: bool = False):
        self.notes = notes
        self.keeps_lines = keeps_lines
        self.images: list[Image] = []

    def take_images(self) -> list[Image]:
        """Hand over the pictures met since the last call."""
        images, self.images = self.images, []
        return images

    def html(self, nodes) -> str:
        """Return `nodes` as the HTML of one paragraph, without blanks and breaks at its ends."""
        html = "".join(self._node(node) for node in nodes)
        html = _JOINED.sub(r"\2", _BLANKS.sub(" ", html))
        html = re.sub(r"\s*<br>\s*", "<br>", html)
        return re.sub(r"^(?:\s|<br>)+|(?:\s|<br>)+$", "", html)

    def _node(self, node, inside: frozenset = frozenset()) -> str:
        if isinstance(node, NavigableString):
            return "" if isinstance(node, PreformattedString) else self._text(node, inside)
        if not isinstance(node, Tag) or is_hidden(node):
            return ""
        if node.name in _WRITTEN_APART:
            return getattr(self, f"_{node.name}")(node, inside)
        if node.name in PLAYED:
            return self.played(node)
        if node.name in SKIPPED:
            return self._skipped(node)
        return self._marked(node, inside)

    def _children(self, node: Tag, inside: frozenset) -> str:
        return "".join(self._node(child, inside) for child in node.children)

    def _text(self, node: NavigableString, inside: frozenset) -> str:
        text = str(node)
        if "a" in inside or "://" not in text:
            html = escape(text, quote=False)
        else:
            html, end = "", 0
            for found in _ADDRESS.finditer(text):
                address = escape(found[0])
                html += escape(text[end : found.start()], quote=False)
                html += f'<a href="{address}">{address}</a>'
                end = found.end()
            html += escape(text[end:], quote=False)
        return html.replace("\n", "<br>") if self.keeps_lines or "pre" in inside else html

    def _marked(self, node: Tag, inside: frozenset) -> str:
        style = str(node.get("style", "")).lower()
        marks = {_MARKS[node.name]} if node.name in _MARKS else set()
        if weight := _WEIGHT.search(style):
            marks = marks | {"b"} if weight[1] in _HEAVY else marks - {"b"}
        if slant := _SLANT.search(style):
            marks = marks | {"i"} if slant[1] != "normal" else marks - {"i"}
        fresh = sorted(marks - inside)
        html = self._children(node, inside | frozenset(fresh))
        if not words_of(html):
            return html
        return "".join(f"<{m}>" for m in fresh) + html + "".join(f"</{m}>" for m in fresh[::-1])

    def _a(self, node: Tag, inside: frozenset) -> str:
        html = self._children(node, inside | {"a"})
        address = str(node.get("href") or "").strip()
        if not address or "a" in inside:
            return html
        words = words_of(html)
        kept = readable_address(address)
        if not kept:
            if not address.startswith("#"):
                self.notes.leave_out(
                    _("The link of “%(words)s” to %(address)s.")
                    % {"words": words, "address": address[:200]}
                )
            return html
        if not words:
            if self.images:
                self.notes.leave_out(_("The link of a picture to %(address)s.") % {"address": kept})
            return html
        return f'<a href="{escape(kept)}">{html}</a>'

    def _br(self, node: Tag, inside: frozenset) -> str:
        return "<br>" + self._children(node, inside)

    def _img(self, node: Tag, inside: frozenset) -> str:
        key = str(node.get("src") or node.get("data-src") or "").strip()
        if key:
            alt = squeezed(str(node.get("alt") or ""))
            self.images.append(Image(key, "" if _FILE_NAME.fullmatch(alt) else alt))
        # A picture parts the words on its sides.
        return " "

    def _input(self, node: Tag, inside: frozenset) -> str:
        if node.get("type") != "checkbox":
            return self._skipped(node)
        return "☑ " if node.has_attr("checked") else "☐ "

    def _sup(self, node: Tag, inside: frozenset) -> str:
        return self._shifted(node, inside, _RAISED)

    def _sub(self, node: Tag, inside: frozenset) -> str:
        return self._shifted(node, inside, _LOWERED)

    def _shifted(self, node: Tag, inside: frozenset, table: dict) -> str:
        html = self._children(node, inside)
        words = words_of(html)
        if "<" not in html and words and all(ord(sign) in table for sign in words):
            return words.translate(table)
        if words and not re.fullmatch(r"\[\w+\]", words):
            self.notes.leave_out(
                _("Raised or lowered letters: “%(words)s” stands on the line.") % {"words": words}
            )
        return html

    def _q(self, node: Tag, inside: frozenset) -> str:
        return f"“{self._children(node, inside)}”"

    def _s(self, node: Tag, inside: frozenset) -> str:
        self.notes.leave_out(_("The line through struck-out words; the words are there."))
        return self._children(node, inside)

    _del = _strike = _s

    def _u(self, node: Tag, inside: frozenset) -> str:
        self.notes.leave_out(_("Underlining; the words are there."))
        return self._children(node, inside)

    def _rt(self, node: Tag, inside: frozenset) -> str:
        html = self._children(node, inside)
        return f" ({html})" if words_of(html) else ""

    def _rp(self, node: Tag, inside: frozenset) -> str:
        return ""

    def _pre(self, node: Tag, inside: frozenset) -> str:
        return self._children(node, inside | {"pre"})

    def played(self, node: Tag) -> str:
        """Tell of a film, a sound or a foreign page, and leave it out."""
        inner = node.find("source")
        address = node.get("src") or (inner.get("src") if inner else "") or ""
        self.notes.leave_out(
            _("A film, sound or page shown inside the text: %(address)s.")
            % {"address": str(address)[:200] or "?"}
        )
        return ""

    def _svg(self, node: Tag, inside: frozenset) -> str:
        self.notes.leave_out(_("A drawing inside the text."))
        return ""

    def _skipped(self, node: Tag) -> str:
        if node.name in ("button", "select", "textarea", "input") and node.get("type") != "hidden":
            self.notes.leave_out(_("A form or its buttons."))
        return ""


def is_hidden(node: Tag) -> bool:
    """Whether a browser would not show `node` at all."""
    return node.has_attr("hidden") or bool(_HIDDEN.search(str(node.get("style", "")).lower()))


def readable_address(address: str) -> str:
    """Return `address` as rich text may hold it; empty when it leads nowhere from this site."""
    address = re.sub(r"[\x00-\x20]+", "", address)
    if address.startswith("//"):
        address = f"https:{address}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme:
        return address if parts.scheme.lower() in SCHEMES else ""
    return address if address.startswith("/") else ""
