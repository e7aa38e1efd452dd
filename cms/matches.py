"""Shows where a text holds the words of a term, by the same rules by which it is found."""

import re

from cms.words import UNSPACED, folded_character, runs, stem, words

EXTRACT_LENGTH = 220
BEFORE_MATCH = 60
# How far a cut moves to come to stand between two words.
TO_NEXT_WORD = 20
ELLIPSIS = "…"
_UNSPACED = re.compile(f"[{UNSPACED}]")
_LETTER = f"[^\\W_{UNSPACED}]"


def matches(text: str, term: str) -> list[tuple[int, int]]:
    """Return start and end of each place in `text` that holds a word of `term`."""
    asked = {*map(stem, runs(term)), *words(term)}
    if not asked:
        return []
    letters, places = [], []
    for place, character in enumerate(text):
        for letter in folded_character(character):
            letters.append(letter)
            places.append(place)
    unspaced = sorted(filter(_UNSPACED.match, asked), key=len, reverse=True)
    # Chinese has no edges to stand at; everything else is compared as a whole word.
    candidates = "|".join([*map(re.escape, unspaced), f"{_LETTER}+"])
    places.append(len(text))
    # An accent that stands as a character of its own belongs to the letter before it.
    return [
        (places[match.start()], max(places[match.end() - 1] + 1, places[match.end()]))
        for match in re.finditer(candidates, "".join(letters))
        if stem(match[0]) in asked
    ]


def pieces(text: str, term: str) -> list[tuple[str, bool]]:
    """Cut `text` into (piece, whether it is a word of `term`), to be marked by a template."""
    cut, last = [], 0
    for start, end in matches(text, term):
        if start >= last:
            cut += [(text[last:start], False), (text[start:end], True)]
            last = end
    return [piece for piece in [*cut, (text[last:], False)] if piece[0]]


def extract(text: str, term: str) -> str:
    """Return some EXTRACT_LENGTH characters of `text` around its first match; empty without one."""
    text = " ".join(text.split())
    found = matches(text, term)
    if not found:
        return ""
    start = max(0, found[0][0] - BEFORE_MATCH)
    if start:
        space = text.find(" ", start, min(start + TO_NEXT_WORD, found[0][0]))
        start = space + 1 if space > 0 else start
    end = start + EXTRACT_LENGTH
    if end < len(text):
        space = text.rfind(" ", end - TO_NEXT_WORD, end)
        end = space if space > 0 else end
    before, after = ELLIPSIS if start else "", ELLIPSIS if end < len(text) else ""
    return f"{before}{text[start:end].strip()}{after}"
