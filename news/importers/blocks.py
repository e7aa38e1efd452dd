"""From pieces under their headings to the blocks of an article's body."""

from html import escape

from django.utils.translation import gettext as _

from .articles import ALT_LENGTH, HEADING_LENGTH, Notes, Picture
from .pieces import ALWAYS_SECTION, Heading, Image, Passage, Piece, Quote
from .rich_text import allows

NAME_LENGTH = 120


class BodyMaker:
    """Gathers pieces into sections; what comes before the first heading is plain text.

    A picture or quote parts the text of its section. Directly under a heading it waits for the
    first words, because no section stands without text.
    """

    def __init__(self, notes: Notes):
        self.notes = notes
        self.made: list[tuple[str, object]] = []
        self.heading = ""
        self.text: list[str] = []
        self.waiting: list[tuple[str, object]] = []

    def blocks(self, pieces: list[Piece]) -> list[tuple[str, object]]:
        """Return (block type, value) for `pieces`, whose headings are sections or below them."""
        has_sections = False
        for piece in pieces:
            if isinstance(piece, Heading):
                has_sections |= self._head(piece)
            elif isinstance(piece, Passage):
                self._say(piece)
            elif isinstance(piece, Quote):
                self._stand_apart("quote", self._quote(piece))
            else:
                self._show(piece)
        self._close()
        if not has_sections and self.made:
            self.notes.guess(_("No headings were found, so there are no sections yet."))
        return self.made

    def _head(self, piece: Heading) -> bool:
        """Begin a section, or write a smaller heading; return whether a section was begun."""
        if piece.level == ALWAYS_SECTION and len(piece.words) <= HEADING_LENGTH:
            self._close()
            self.heading = piece.words
            return True
        tag = "h3" if allows("h3") and piece.level != ALWAYS_SECTION else ""
        words = escape(piece.words, quote=False)
        self.text.append(f"<h3>{words}</h3>" if tag else f"<p><b>{words}</b></p>")
        return False

    def _say(self, piece: Passage) -> None:
        if piece.is_caption and self._captioned(piece):
            return
        self.text.append(piece.html)
        if self.waiting:
            waiting, self.waiting = self.waiting, []
            self._close()
            self.made.extend(waiting)

    def _captioned(self, piece: Passage) -> bool:
        """Give a caption to the picture right before it; return whether there is one."""
        row = self.waiting or ([] if self.text else self.made)
        picture = row[-1][1] if row else None
        if not isinstance(picture, Picture) or picture.caption or piece.has_link:
            return False
        if len(piece.words) > ALT_LENGTH:
            return False
        picture.caption = piece.words
        return True

    def _stand_apart(self, kind: str, value: object) -> None:
        if self.heading and not self.text:
            self.waiting.append((kind, value))
            return
        self._close()
        self.made.append((kind, value))

    def _close(self) -> None:
        """Write what was gathered as a block."""
        html = "".join(self.text)
        if self.heading:
            if not html:
                self.notes.leave_out(
                    _("The text under the heading “%(words)s”: there is none.")
                    % {"words": self.heading}
                )
            self.made.append(("section", {"heading": self.heading, "text": html}))
        elif html:
            self.made.append(("text", html))
        self.made.extend(self.waiting)
        self.heading, self.text, self.waiting = "", [], []

    def _quote(self, piece: Quote) -> dict:
        if len(piece.name) > NAME_LENGTH:
            return {"quote": f"{piece.words}\n\n— {piece.name}", "name": "", "role": ""}
        return {"quote": piece.words, "name": piece.name, "role": ""}

    def _show(self, piece: Image) -> None:
        is_long = len(piece.caption) > ALT_LENGTH
        caption = "" if is_long else piece.caption
        self._stand_apart("image", Picture(piece.key, piece.alt, caption))
        if is_long:
            self._say(Passage(f"<p>{escape(piece.caption, quote=False)}</p>"))
