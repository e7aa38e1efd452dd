"""The text of one post: blocks of the block editor, or HTML as WordPress wrote before."""

import json
import re
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _

from ..articles import Notes, PictureFile, Source
from ..files_beside import picture_beside
from ..web import as_browsers_read, refuse_long, take_embedded
from .export import Export, Item
from .shortcodes import ShortcodeReader

_BLOCK = re.compile(
    r"<!--\s+(?P<end>/)?wp:(?P<name>[a-z][\w/-]*)\s+(?P<values>\{[^<]*?\}\s+)?(?P<alone>/)?-->"
)
# Blocks without text of their own: what they show is elsewhere, or nothing.
SILENT = {"more", "nextpage", "page-break", "separator", "spacer", "footnotes"}
DEEPEST = 4
_RESIZED = re.compile(r"-\d+x\d+(?=\.\w+$)|-scaled(?=\.\w+$)")
_PICTURE_CLASS = re.compile(r"\bwp-image-(\d+)\b")


class PostReader:
    """Makes a source of each post of `export`; pictures are looked for in the folder `beside`."""

    def __init__(self, export: Export, beside: Path | None):
        self.export = export
        self.beside = beside
        self.by_address = {_bare(item.file_address): item for item in export.attachments.values()}

    def source(self, post: Item) -> Source:
        """Return the text of `post` as HTML, with the pictures that could be found."""
        notes = Notes()
        refuse_long(post.content)
        content, pictures = take_embedded(self._with_reused(post.content))
        is_blocks = "<!-- wp:" in content
        content = self._without_marks(content, notes)
        reader = ShortcodeReader(notes, lambda values: self._gallery(post, values))
        html = as_browsers_read(reader.html(content) + self._footnotes(post))
        source = Source("", post.name, notes, pictures, keeps_lines=not is_blocks)
        source.html = self._with_pictures(html, source)
        return source

    def _with_reused(self, content: str) -> str:
        """Put the blocks that posts share where they are named."""

        def put(found: re.Match) -> str:
            if found["name"] != "block" or not found["alone"]:
                return found[0]
            shared = self.export.reused.get(str(_values(found).get("ref")))
            return shared.content if shared else found[0]

        for _depth in range(DEEPEST):
            content = _BLOCK.sub(put, content)
        return content

    @staticmethod
    def _without_marks(content: str, notes: Notes) -> str:
        for found in _BLOCK.finditer(content):
            if found["alone"] and found["name"] not in SILENT:
                notes.leave_out(
                    _("A block of WordPress that is filled when shown: %(name)s.")
                    % {"name": found["name"]}
                )
        # Comments of other kinds go when the HTML is read.
        return _BLOCK.sub("", content)

    @staticmethod
    def _footnotes(post: Item) -> str:
        """The notes under a post, which WordPress keeps beside its text."""
        try:
            notes = json.loads(post.meta.get("footnotes") or "[]")
            items = [str(note["content"]) for note in notes]
        except (ValueError, TypeError, KeyError):
            return ""
        listed = "".join(f"<li>{item}</li>" for item in items)
        return f'<h2 class="always-section">{_("Notes")}</h2><ol>{listed}</ol>' if items else ""

    def _gallery(self, post: Item, values: dict[str, str]) -> str:
        keys = re.findall(r"\d+", values.get("ids", ""))
        shown = [self.export.attachments[key] for key in keys if key in self.export.attachments]
        if not keys:
            shown = [item for item in self.export.attachments.values() if item.parent == post.key]
        return "".join(
            f'<figure><img src="{escape(item.file_address)}" alt="{escape(alt_of(item))}">'
            f"<figcaption>{item.excerpt.strip()}</figcaption></figure>"
            for item in shown
        )

    def _with_pictures(self, html: str, source: Source) -> str:
        """Give each picture its alt text and, where it can be found, its file."""
        soup = BeautifulSoup(html, "html.parser")
        for tag in soup.find_all("img", src=True):
            named = _PICTURE_CLASS.search(" ".join(tag.get("class") or []))
            attachment = self.export.attachments.get(named[1]) if named else None
            attachment = attachment or self.by_address.get(_bare(str(tag["src"])))
            if attachment and not tag.get("alt"):
                tag["alt"] = alt_of(attachment)
            addresses = [attachment.file_address] if attachment else []
            if file := self.picture([*addresses, str(tag["src"])]):
                source.pictures[str(tag["src"])] = file
        return str(soup)

    def picture(self, addresses: list[str]) -> PictureFile | None:
        """The file of a picture, from beside the export: never from the network."""
        for address in addresses:
            path = unquote(urlsplit(address).path).lstrip("/")
            within = path.partition("uploads/")[2]
            for start in filter(None, (path, f"uploads/{within}" if within else "", within)):
                for name in dict.fromkeys((start, _RESIZED.sub("", start))):
                    if file := picture_beside(self.beside, name):
                        return file
            if file := picture_beside(self.beside, _RESIZED.sub("", path.rpartition("/")[2])):
                return file
        return None


def alt_of(attachment: Item) -> str:
    return attachment.meta.get("_wp_attachment_image_alt", "").strip()


def _bare(address: str) -> str:
    return _RESIZED.sub("", re.sub(r"^https?:", "", address))


def _values(found: re.Match) -> dict:
    try:
        values = json.loads(found["values"] or "{}")
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}
