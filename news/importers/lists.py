"""Lists, and tables made into lists: rich text has no tables."""

from bs4 import Tag
from django.utils.translation import gettext as _

from .articles import Notes
from .inline import InlineWriter, is_hidden
from .pieces import words_of

_LISTS = ("ul", "ol", "menu", "dir")
BETWEEN_CELLS = " · "


class ListWriter:
    """Writes lists of any depth, and rows of tables as lists."""

    def __init__(self, notes: Notes, inline: InlineWriter, blocks: frozenset):
        self.notes = notes
        self.inline = inline
        self.blocks = blocks

    def html(self, node: Tag) -> str:
        """Return the list `node` with the lists in it; empty when it has no words."""
        name = "ol" if node.name == "ol" else "ul"
        if name == "ol" and node.get("start", "1") != "1":
            self.notes.leave_out(
                _("The first number of a list: it began at %(number)s and begins at 1 now.")
                % {"number": str(node["start"])[:10]}
            )
        items: list[str] = []
        for child in node.find_all(True, recursive=False):
            if is_hidden(child):
                continue
            if child.name in _LISTS and items:
                # Browsers write a deeper list beside the item that it belongs to.
                items[-1] = items[-1].removesuffix("</li>") + self.html(child) + "</li>"
            elif child.name in _LISTS:
                items.append(self._item_of(self.html(child)))
            else:
                items.append(self._item(child))
        html = "".join(item for item in items if words_of(item))
        return f"<{name}>{html}</{name}>" if html else ""

    def _item(self, node: Tag) -> str:
        lines, deeper = self._lines(node)
        return self._item_of("<br>".join(lines) + "".join(deeper))

    @staticmethod
    def _item_of(html: str) -> str:
        return f"<li>{html}</li>"

    def _lines(self, node: Tag) -> tuple[list[str], list[str]]:
        """The lines of an item or cell, and the lists in it."""
        lines: list[str] = []
        deeper: list[str] = []
        line: list = []

        def close() -> None:
            html = self.inline.html(line)
            if words_of(html):
                lines.append(html)
            line.clear()

        for child in node.children:
            if not isinstance(child, Tag) or not self._is_block(child):
                line.append(child)
                continue
            close()
            if child.name in _LISTS:
                deeper.append(self.html(child))
            elif child.name == "pre":
                lines.append(self.inline.html([child]))
            elif not is_hidden(child):
                more, further = self._lines(child)
                lines += [f"<b>{text}</b>" for text in more] if child.name[0] == "h" else more
                deeper += further
        close()
        return lines, [html for html in deeper if html]

    def _is_block(self, node: Tag) -> bool:
        return node.name in self.blocks or bool(node.find(lambda tag: tag.name in self.blocks))

    def of_rows(self, rows: list[list[Tag]]) -> str:
        """Return rows of cells as a list, the row of headings as a bold line above it."""
        texts = [[self._cell(cell) for cell in row] for row in rows]
        heads = [bool(row) and all(cell.name == "th" for cell in row) for row in rows]
        html, items = "", ""
        for row, is_head in zip(texts, heads, strict=True):
            line = BETWEEN_CELLS.join(text for text in row if words_of(text))
            if not line:
                continue
            if is_head:
                html += (f"<ul>{items}</ul>" if items else "") + f"<p><b>{_bare(line)}</b></p>"
                items = ""
            else:
                items += self._item_of(line)
        return html + (f"<ul>{items}</ul>" if items else "")

    def _cell(self, cell: Tag) -> str:
        lines, deeper = self._lines(cell)
        listed = [words_of(html) for html in deeper]
        return " / ".join([text for text in lines if text] + listed)


def _bare(html: str) -> str:
    return html.replace("<b>", "").replace("</b>", "")
