"""From HTML of any origin to the flat row of pieces that sections are cut of."""

import re
from collections.abc import Iterator
from itertools import takewhile

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString
from django.utils.translation import gettext as _

from .articles import Notes, RefusedError
from .inline import PLAYED, SKIPPED, InlineWriter, is_hidden
from .lists import ListWriter
from .pieces import ALWAYS_SECTION, Heading, Image, Passage, Piece, Quote, words_of

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol "
    "p pre section summary table tbody td tfoot th thead tr ul".split()
)
DEEPEST = 150
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_SAID_BY = re.compile(r"^\s*[—–―-]+\s*(?P<name>\S.*)$")


def tidy(html: str, notes: Notes, keeps_lines: bool = False) -> list[Piece]:
    """Return the pieces of `html` in their order; see `Tidier`."""
    return Tidier(notes, keeps_lines).pieces(BeautifulSoup(html, "html.parser"))


class Tidier:
    """Walks a document. With `keeps_lines`, blank lines part paragraphs, single ones break lines,
    as WordPress once wrote.
    """

    def __init__(self, notes: Notes, keeps_lines: bool = False):
        self.notes = notes
        self.keeps_lines = keeps_lines
        self.inline = InlineWriter(notes, keeps_lines)
        self.lists = ListWriter(notes, self.inline, BLOCKS)

    def pieces(self, root: Tag) -> list[Piece]:
        """Raises RefusedError when the document is nested deeper than any that people write."""
        _refuse_deep(root)
        return list(self._walk(root))

    def _walk(self, parent: Tag) -> Iterator[Piece]:
        line: list = []
        for node in self._nodes(parent):
            if node is _PARTING:
                yield from self._paragraph(line)
                line = []
            elif not isinstance(node, Tag) or not _holds_blocks(node):
                line.append(node)
                if _ends_paragraph(line):
                    yield from self._paragraph(line)
                    line = []
            elif not is_hidden(node):
                yield from self._paragraph(line)
                line = []
                yield from self._block(node)
        yield from self._paragraph(line)

    def _nodes(self, parent: Tag) -> Iterator:
        """The children of `parent`, parted at blank lines where those count."""
        for node in parent.children:
            if isinstance(node, PreformattedString):
                continue
            if not self.keeps_lines or not isinstance(node, NavigableString):
                yield node
                continue
            for number, part in enumerate(_BLANK_LINE.split(str(node))):
                if number:
                    yield _PARTING
                yield NavigableString(part)

    def _block(self, node: Tag) -> Iterator[Piece]:
        name = node.name
        if re.fullmatch(r"h[1-6]", name):
            yield from self._heading(node)
        elif name in ("ul", "ol", "menu", "dir"):
            yield from self._passage(self.lists.html(node))
        elif name == "table":
            yield from self._table(node)
        elif name == "blockquote":
            yield from self._quote(node)
        elif name == "figure":
            yield from self._figure(node)
        elif name == "pre":
            yield from self._passage(self._wrapped(self.inline.html([node])))
        elif name == "dt" and not any(_holds_blocks(child) for child in node.find_all(True)):
            html = self.inline.html(node.children)
            yield from self._passage(f"<p><b>{html}</b></p>" if html else "")
        elif name == "p" and "caption" in (node.get("class") or []):
            html = self.inline.html(node.children)
            yield from self._passage(self._wrapped(html), is_caption=True)
        elif name != "hr" and name not in SKIPPED:
            yield from self._walk(node)

    def _paragraph(self, nodes: list) -> Iterator[Piece]:
        html = self.inline.html(nodes)
        if words_of(html):
            yield Passage(f"<p>{html}</p>", is_prose=True)
        yield from self.inline.take_images()

    @staticmethod
    def _wrapped(html: str) -> str:
        return f"<p>{html}</p>" if words_of(html) else ""

    def _passage(self, html: str, **kind) -> Iterator[Piece]:
        if words_of(html):
            yield Passage(html, **kind)
        yield from self.inline.take_images()

    def _heading(self, node: Tag) -> Iterator[Piece]:
        if node.find("table"):
            yield from self._walk(node)
            return
        for link in node.find_all("a", href=True):
            if not str(link["href"]).startswith("#"):
                self.notes.leave_out(
                    _("The link of the heading “%(words)s” to %(address)s.")
                    % {"words": words_of(str(node)), "address": str(link["href"])[:200]}
                )
        # Where a heading was never closed, all that follows stands in it.
        own = list(takewhile(lambda child: not _holds_blocks(child), node.children))
        words = words_of(self.inline.html(own))
        classes = node.get("class") or []
        level = ALWAYS_SECTION if "always-section" in classes else int(node.name[1])
        if words:
            yield Heading(words, level)
        yield from self.inline.take_images()
        if len(own) < len(node.contents):
            for child in own:
                child.extract()
            yield from self._walk(node)

    def _quote(self, node: Tag) -> Iterator[Piece]:
        if node.find(["a", "img", "ul", "ol", "table", "h1", "h2", "h3", "h4", "pre", *PLAYED]):
            yield from self._walk(node)
            return
        cite = node.find("cite")
        name = cite.extract().get_text(" ", strip=True).lstrip("—–- ") if cite else ""
        lines = [piece.words for piece in self._walk(node) if isinstance(piece, Passage)]
        if not cite and len(lines) > 1 and (said := _SAID_BY.match(lines[-1])):
            name = said["name"]
            lines.pop()
        if lines:
            yield Quote("\n\n".join(lines), name)

    def _figure(self, node: Tag) -> Iterator[Piece]:
        caption = node.find("figcaption", recursive=False)
        if caption is None or node.find("figure") or not node.find("img") or node.find("table"):
            yield from self._walk(node)
            return
        caption.extract()
        html = self.inline.html([caption])
        pieces = list(self._walk(node))
        images = [piece for piece in pieces if isinstance(piece, Image)]
        if images and "<a " not in html:
            images[-1].caption = words_of(html)
            html = ""
        yield from pieces
        yield from self._passage(self._wrapped(html))

    def _table(self, node: Tag) -> Iterator[Piece]:
        rows = [row for row in node.find_all("tr") if row.find_parent("table") is node]
        cells = [row.find_all(["td", "th"], recursive=False) for row in rows]
        caption = node.find("caption")
        if caption:
            yield from self._passage(self._wrapped(self.inline.html(caption.children)))
        if max((len(row) for row in cells), default=0) <= 1:
            # A frame or the layout of a page, and no table.
            for row in cells:
                for cell in row:
                    yield from self._walk(cell)
            return
        html = self.lists.of_rows(cells)
        if words_of(html):
            start = words_of(html)[:60]
            self.notes.leave_out(
                _("A table; its rows became a list, which begins “%(start)s”.") % {"start": start}
            )
        yield from self._passage(html)


_PARTING = object()


def _holds_blocks(node) -> bool:
    if not isinstance(node, Tag):
        return False
    return node.name in BLOCKS or node.find(lambda tag: tag.name in BLOCKS) is not None


def _ends_paragraph(line: list) -> bool:
    """Whether `line` ends in two line breaks, as people part paragraphs in a hurry."""
    seen = [node for node in line[-4:] if not (isinstance(node, str) and not node.strip())]
    return [getattr(node, "name", None) for node in seen[-2:]] == ["br", "br"]


def _refuse_deep(root: Tag) -> None:
    level = [root]
    for _depth in range(DEEPEST):
        level = [child for tag in level for child in tag.children if isinstance(child, Tag)]
        if not level:
            return
    raise RefusedError(_("This text is nested deeper than any that people write."))
