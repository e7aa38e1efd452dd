"""Word documents, read by mammoth."""

import re
from collections import Counter
from html import escape
from pathlib import PurePosixPath

import mammoth
from bs4 import BeautifulSoup
from django.utils.translation import gettext as _

from .articles import Notes, PictureFile, RefusedError, Source
from .pieces import words_of
from .word_file import WordFile
from .word_text import mended, tell_of_the_rest, words_in

STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Illustration'] => p.caption:fresh
p[style-name='Figure'] => p.caption:fresh
p[style-name='heading 7'] => h6:fresh
p[style-name='heading 8'] => h6:fresh
p[style-name='heading 9'] => h6:fresh
p[style-name='标题'] => h1.title:fresh
p[style-name='标题 1'] => h1:fresh
p[style-name='标题 2'] => h2:fresh
p[style-name='标题 3'] => h3:fresh
u => u
strike => s
"""
MOST_PICTURES = 100
MOST_WORDS_NAMED = 20
_NOTE_LINK = re.compile(r"^(?:footnote|endnote)-ref-")
# What programs write there by themselves.
_NO_TITLE = re.compile(r"\.\w{3,4}$|^(?:Microsoft Word|Document\d*$|Word Document$)")
_WORD = re.compile(r"\w+")
_NOTE = re.compile(r"^(?:footnote|endnote)-\d")


def read_word(data: bytes, name: str) -> Source:
    """Return the document in `data` as HTML; raises RefusedError with a sentence."""
    notes = Notes()
    document = WordFile(data)
    tell_of_the_rest(document, notes)
    pictures = _Pictures(notes)
    try:
        result = mammoth.convert_to_html(
            mended(document, notes),
            style_map=STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(pictures.keep),
        )
    except Exception as fault:
        # What a document may hold is wider than what any reader foresees.
        raise RefusedError(
            _("This document cannot be read. Open it in Word, save it anew and try that.")
        ) from fault
    html = _with_notes(result.value)
    _tell_of_lost_words(document, html, notes)
    if not words_of(html) and not pictures.files:
        raise RefusedError(_("This document is empty."))
    title = "" if "<h1" in html else _own_title(document)
    return Source(html, name, notes, pictures.files, title=title)


class _Pictures:
    """Keeps each picture of a document once."""

    def __init__(self, notes: Notes):
        self.notes = notes
        self.files: dict[str, PictureFile] = {}

    def keep(self, image) -> dict[str, str]:
        try:
            with image.open() as file:
                data = file.read()
        except Exception:
            # Linked instead of embedded, or gone from the document.
            return {"src": _("linked in the document"), "alt": image.alt_text or ""}
        for key, known in self.files.items():
            if known.data == data:
                return {"src": key}
        if len(self.files) >= MOST_PICTURES:
            return {"src": _("one of more than a hundred")}
        ending = (image.content_type or "").rpartition("/")[2].partition("+")[0]
        key = f"picture:{len(self.files) + 1}"
        name = PurePosixPath(f"picture-{len(self.files) + 1}.{ending or 'bin'}").name
        self.files[key] = PictureFile(name, data)
        return {"src": key}


def _with_notes(html: str) -> str:
    """Turn footnotes into numbers in the text and a section of their own at the end."""
    if "footnote-" not in html and "endnote-" not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.find_all("a", id=_NOTE_LINK):
        (link.find_parent("sup") or link).replace_with(link.get_text())
    for link in soup.find_all("a", href=re.compile(r"^#(?:footnote|endnote)-ref-")):
        link.decompose()
    items = soup.find_all("li", id=_NOTE)
    notes = [item.decode_contents() for item in items]
    if items:
        items[0].find_parent("ol").decompose()
    listed = "".join(f"<li>{note}</li>" for note in notes)
    heading = f'<h2 class="always-section">{escape(_("Notes"))}</h2>'
    return f"{soup}{heading}<ol>{listed}</ol>" if notes else str(soup)


def _tell_of_lost_words(document: WordFile, html: str, notes: Notes) -> None:
    """Compare word by word: what the document says against what came out of it."""
    lost = Counter(words_in(document)) - Counter(_WORD.findall(words_of(html)))
    if lost:
        words = " ".join(list(lost)[:MOST_WORDS_NAMED])
        notes.leave_out(_("Words in a frame or field: “%(words)s”.") % {"words": words})


def _own_title(document: WordFile) -> str:
    core = document.trees.get("docProps/core.xml")
    found = None if core is None else core.find("{http://purl.org/dc/elements/1.1/}title")
    title = (found.text or "").strip() if found is not None else ""
    return (
        ""
        if re.search(r"\.\w{3,4}$|^(Microsoft Word|Document\d*$|Word Document$)", title)
        else title
    )
