"""The words of a Word document, read from its XML beside mammoth and before it."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, tostring

from django.utils.translation import gettext as _

from .articles import Notes
from .word_file import WordFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
LONGEST_NAMED = 200
# mammoth passes over these with all that is in them.
_FRAMES = {f"{W}fldSimple", f"{W}dir", f"{W}bdo", f"{W}customXml", f"{W}smartTag"}
_PARTS = ("footnotes", "endnotes")
_UNSAID = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText"}
_WORD = re.compile(r"\w+")
_BREAKS = {f"{W}tab", f"{W}br", f"{W}cr"}


def mended(document: WordFile, notes: Notes) -> BytesIO:
    """Return the document with its words where mammoth finds them."""
    trees = {document.main: document.trees[document.main]}
    folder = document.main.rpartition("/")[0]
    for name in _PARTS:
        if (tree := document.part(name)) is not None:
            trees[f"{folder}/{name}.xml"] = tree
    for tree in trees.values():
        _unwrap(tree, notes)
    if (styles := document.part("styles")) is not None:
        _keep_names(styles)
        trees[f"{folder}/styles.xml"] = styles
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in document.names:
            tree = trees.get(name)
            data = document.zip.read(name) if tree is None else tostring(tree, encoding="utf-8")
            archive.writestr(name, data)
    out.seek(0)
    return out


def _keep_names(styles: Element) -> None:
    """Leave of styles what mammoth asks for: their looks are most of many a document."""
    for style in list(styles):
        if style.tag != f"{W}style":
            styles.remove(style)
        elif style.get(f"{W}type") != "numbering":
            style[:] = style.findall(f"{W}name")


def _unwrap(parent: Element, notes: Notes) -> None:
    """Put what stands in frames that mammoth does not know in the place of the frame."""
    stack = [parent]
    while stack:
        element = stack.pop()
        for place, child in reversed(list(enumerate(element))):
            if child.tag in _FRAMES:
                element[place : place + 1] = list(child)
            elif child.tag == f"{W}ruby":
                element[place : place + 1] = list(_ruby_runs(child))
            elif child.tag in (f"{M}oMath", f"{M}oMathPara"):
                notes.leave_out(_("The layout of a formula; its signs stand in the text."))
                element[place] = _run("".join(text.text or "" for text in child.iter(f"{M}t")))
            elif child.tag == f"{MC}AlternateContent":
                element[place : place + 1] = list(_chosen(child))
        # A second look where a frame stood in a frame.
        if any(_is_framed(child) for child in element):
            stack.append(element)
        else:
            stack.extend(element)


def _is_framed(child: Element) -> bool:
    known = (f"{W}ruby", f"{M}oMath", f"{M}oMathPara", f"{MC}AlternateContent")
    return child.tag in _FRAMES or child.tag in known


def _chosen(alternates: Element) -> list[Element]:
    """What a program of today would show of pieces that stand there twice."""
    fallback = alternates.find(f"{MC}Fallback")
    choice = alternates.find(f"{MC}Choice")
    if choice is not None and next(choice.iter(PICTURE), None) is not None:
        # The older spelling of a picture says nothing of what it shows.
        return list(choice)
    if fallback is not None and len(fallback):
        return list(fallback)
    if choice is None:
        return []
    boxes = list(choice.iter(f"{W}txbxContent"))
    return [child for box in boxes for child in box] if boxes else list(choice)


def _ruby_runs(ruby: Element) -> Iterator[Element]:
    """The words of `ruby`, with how they are spoken in brackets behind them."""
    for name, form in (("rubyBase", "%s"), ("rt", " (%s)")):
        part = ruby.find(f"{W}{name}")
        text = "" if part is None else "".join(t.text or "" for t in part.iter(f"{W}t"))
        if text:
            # Inside of a run already: the run round it keeps its marks.
            yield _text(form % text)


def _run(text: str) -> Element:
    run = Element(f"{W}r")
    run.append(_text(text))
    return run


def _text(text: str) -> Element:
    element = Element(f"{W}t")
    element.text = text
    return element


def words_in(document: WordFile) -> list[str]:
    """Every word that a reader of the document sees, from the XML itself."""
    trees = [document.trees[document.main], *map(document.part, _PARTS)]
    return [word for tree in trees if tree is not None for word in _WORD.findall(_said(tree))]


def _said(root: Element) -> str:
    """The text below `root`, paragraphs apart, without what was deleted."""
    out: list[str] = []
    stack: list = [root]
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            out.append(element)
        elif element.tag == f"{W}t":
            out.append(element.text or "")
        elif element.tag in _BREAKS:
            out.append(" ")
        elif element.tag not in _UNSAID:
            stack.append(" " if element.tag in (f"{W}p", f"{W}tc") else "")
            stack.extend(reversed(element))
    return "".join(out)


def tell_of_the_rest(document: WordFile, notes: Notes) -> None:
    """Name what a document has beside its words, and what was taken for done in it."""
    main = document.trees[document.main]
    deleted = " ".join(t.text or "" for t in main.iter(f"{W}delText")).strip()
    if deleted:
        notes.leave_out(
            _("Words marked as deleted: “%(words)s”.") % {"words": deleted[:LONGEST_NAMED]}
        )
    if next(main.iter(f"{W}ins"), None) is not None or deleted:
        notes.guess(_("Tracked changes: all were taken as accepted."))
    comments = document.part("comments")
    for comment in comments if comments is not None else ():
        who = {"author": comment.get(f"{W}author", "?"), "words": _said(comment).strip()}
        notes.leave_out(_("A comment by %(author)s: “%(words)s”.") % who)
    for kind, sentence in (
        ("header", _("The header of the pages: “%(words)s”.")),
        ("footer", _("The footer of the pages: “%(words)s”.")),
    ):
        parts = [tree for name, tree in document.trees.items() if f"/{kind}" in name]
        words = " ".join(filter(None, (_said(tree).strip() for tree in parts if "}" in tree.tag)))
        if words:
            notes.leave_out(sentence % {"words": words[:LONGEST_NAMED]})
    for folder, sentence in (
        ("charts/", _("A chart.")),
        ("diagrams/", _("A diagram.")),
        ("embeddings/", _("A file embedded in the document.")),
    ):
        if any(f"/{folder}" in name for name in document.names):
            notes.leave_out(sentence)
