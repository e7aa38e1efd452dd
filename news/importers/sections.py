"""From a flat row of pieces to an article: title, introduction, sections, pictures."""

import re

from django.utils.translation import gettext as _

from ..models import INTRODUCTION_LENGTH
from .articles import ALT_LENGTH, TITLE_LENGTH, Article, Picture, Source
from .blocks import BodyMaker
from .pieces import ALWAYS_SECTION, Heading, Image, Passage, Piece
from .tidy import tidy

SHORT = 100
# A Chinese sign is about as wide as two letters.
_ENDS_SENTENCE = re.compile(r"[.。,，;；!！…]['\"”’」』)）]*$")
_SENTENCE_END = re.compile(r"(?<=[.!?…])['\"”’)]*\s+|(?<=[。！？])[”’」』）]*")


def make_article(source: Source) -> Article:
    """Return the article that `source` becomes; it has a title, and may have nothing else."""
    pieces = tidy(source.html, source.notes, source.keeps_lines)
    pieces = _with_headings(_with_files(pieces, source), source)
    article = Article(title="", name=source.name, pictures=source.pictures, notes=source.notes)
    article.posted_on, article.topics = source.posted_on, source.topics
    article.title, pieces = _title(pieces, source)
    if len(article.title) > TITLE_LENGTH:
        pieces.insert(0, Passage(_paragraph(article.title)))
        article.title = _cut(article.title, TITLE_LENGTH)
        source.notes.guess(_("The title was too long; all of it stands in the text."))
    article.hero = source.hero
    if article.hero is None:
        _take_hero(article, pieces)
    article.introduction = _introduction(pieces, source)
    article.blocks = BodyMaker(source.notes).blocks(_on_their_levels(pieces))
    return article


def _with_files(pieces: list[Piece], source: Source) -> list[Piece]:
    """Leave out pictures that did not come with the file: nothing is fetched from elsewhere."""
    kept: list[Piece] = []
    for piece in pieces:
        if not isinstance(piece, Image) or piece.key in source.pictures:
            kept.append(piece)
            continue
        source.notes.leave_out(
            _("A picture that did not come with the file: %(address)s.")
            % {"address": " ".join(filter(None, [piece.key[:200], piece.alt]))}
        )
        if piece.caption:
            kept.append(Passage(_paragraph(piece.caption)))
    return kept


def _with_headings(pieces: list[Piece], source: Source) -> list[Piece]:
    """Take short bold paragraphs before text for headings; in plain words any short line."""
    made = list(pieces)
    for place, piece in enumerate(pieces[:-1]):
        if not isinstance(piece, Passage) or not piece.is_prose:
            continue
        if not (piece.is_bold or source.is_plain) or piece.has_link or "<br>" in piece.html:
            continue
        follows = pieces[place + 1]
        is_before_text = isinstance(follows, Passage | Image) and not (
            isinstance(follows, Passage) and _is_short(follows) and _looks_alike(piece, follows)
        )
        if _is_short(piece) and is_before_text:
            made[place] = Heading(piece.words, ALWAYS_SECTION)
            source.notes.guess(_("A heading: “%(words)s”.") % {"words": piece.words})
    return made


def _is_short(piece: Passage) -> bool:
    words = piece.words
    width = sum(2 if ord(sign) > 0x2E7F else 1 for sign in words)
    return width <= SHORT and not _ENDS_SENTENCE.search(words)


def _looks_alike(piece: Passage, other: Passage) -> bool:
    return piece.is_bold == other.is_bold


def _title(pieces: list[Piece], source: Source) -> tuple[str, list[Piece]]:
    """Return the title and the pieces without it."""
    words = next((place for place, p in enumerate(pieces) if not isinstance(p, Image)), None)
    first = next(
        (place for place, p in enumerate(pieces) if isinstance(p, Heading) and p.level == 1), None
    )
    tops = sum(isinstance(piece, Heading) and piece.level == 1 for piece in pieces)
    is_titled = first is not None and (first == words or tops == 1)
    if source.title and not (is_titled and _is_same(pieces[first].words, source.title)):
        return source.title, pieces
    if is_titled:
        return pieces[first].words, pieces[:first] + pieces[first + 1 :]
    if words is not None and _may_be_title(pieces, words):
        title = pieces[words].words
        guess = _("A heading: “%(words)s”.") % {"words": title}
        if guess in source.notes.guessed:
            source.notes.guessed.remove(guess)
        source.notes.guess(_("The title: “%(words)s”.") % {"words": title})
        return title, pieces[:words] + pieces[words + 1 :]
    source.notes.guess(
        _("The title, from the name of the file: “%(name)s”.") % {"name": _stem(source)}
    )
    return _stem(source), pieces


def _is_same(one: str, other: str) -> bool:
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


def _may_be_title(pieces: list[Piece], place: int) -> bool:
    piece = pieces[place]
    if isinstance(piece, Heading):
        return piece.level == ALWAYS_SECTION or not any(
            isinstance(p, Heading) and p.level == piece.level for p in pieces[place + 1 :]
        )
    more = any(isinstance(p, Passage | Heading) for p in pieces[place + 1 :])
    return more and isinstance(piece, Passage) and piece.is_prose and _is_short(piece)


def _stem(source: Source) -> str:
    name = re.split(r"[/\\]", source.name)[-1]
    stem = re.sub(r"\.\w{2,8}$", "", name)
    return re.sub(r"[_\s]+", " ", stem).strip() or _("Untitled")


def _take_hero(article: Article, pieces: list[Piece]) -> None:
    """Make the first picture above the first heading the large one on top."""
    for place, piece in enumerate(pieces):
        if isinstance(piece, Heading):
            return
        if isinstance(piece, Image) and piece.key in article.pictures:
            del pieces[place]
            caption = pieces[place] if place < len(pieces) else None
            if isinstance(caption, Passage) and caption.is_caption and not piece.caption:
                piece.caption = pieces.pop(place).words
            if len(piece.caption) > ALT_LENGTH:
                pieces.insert(place, Passage(_paragraph(piece.caption)))
                piece.caption = ""
            article.hero = Picture(piece.key, piece.alt, piece.caption)
            article.notes.guess(_("The picture on top: the first one of the text."))
            return


def _introduction(pieces: list[Piece], source: Source) -> str:
    """Take the introduction out of the first paragraph, or leave it to the editor."""
    if source.introduction:
        for piece in pieces[:2]:
            if isinstance(piece, Passage) and piece.words == source.introduction:
                pieces.remove(piece)
        if len(source.introduction) <= INTRODUCTION_LENGTH:
            return source.introduction
        pieces.insert(0, Passage(_paragraph(source.introduction), is_prose=True))
    place = next((at for at, piece in enumerate(pieces) if not isinstance(piece, Image)), None)
    piece = pieces[place] if place is not None else None
    if not isinstance(piece, Passage) or not piece.is_prose:
        return ""
    if piece.has_link:
        source.notes.leave_out(
            _("An introduction: the first paragraph holds a link, which no introduction can.")
        )
        return ""
    words = piece.words
    if len(words) <= INTRODUCTION_LENGTH:
        del pieces[place]
        return words
    end = max(
        (found.end() for found in _SENTENCE_END.finditer(words, 0, INTRODUCTION_LENGTH)), default=0
    )
    if not end:
        source.notes.leave_out(_("An introduction: the first sentence is too long for one."))
        return ""
    pieces[place] = Passage(_paragraph(words[end:]), is_prose=True)
    source.notes.guess(_("The introduction: the first sentences of the first paragraph."))
    return words[:end].strip()


def _on_their_levels(pieces: list[Piece]) -> list[Piece]:
    """Make the shallowest headings sections; deeper ones stand in the text of those."""
    levels = [p.level for p in pieces if isinstance(p, Heading) and p.level != ALWAYS_SECTION]
    top = min(levels, default=ALWAYS_SECTION)
    return [
        Heading(piece.words, ALWAYS_SECTION)
        if isinstance(piece, Heading) and piece.level in (top, ALWAYS_SECTION)
        else piece
        for piece in pieces
    ]


def _cut(words: str, length: int) -> str:
    """The beginning of `words` that fits, with no word cut in two where there are blanks."""
    start = words[: length - 1]
    return (start.rsplit(" ", 1)[0] if " " in start[length // 2 :] else start) + "…"


def _paragraph(words: str) -> str:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{escaped}</p>"
