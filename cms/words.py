"""Cuts any text into the words that it is found by; the same for what is kept and what is asked.

Chinese is written without spaces and the databases cut at spaces only, so that 茶叶 inside a
sentence is found by none of them. A run of Chinese characters therefore counts as its pairs of
neighbours: 茶叶出口 is 茶叶, 叶出 and 出口. English words count without their endings, so that
containers and container are one.
"""

import re
import unicodedata
from functools import lru_cache

from snowballstemmer import EnglishStemmer

# PostgreSQL refuses a row whose words take more than a megabyte; Chinese has the most of them.
LONGEST_TEXT = 50_000

# Han with its extensions, the iteration mark and zero, and kana, which run on in the same way.
UNSPACED = "\u3005-\u3007\u3041-\u309f\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
# One of them by itself, as people count them; the last range is folded into the others in words.
CHARACTER = re.compile(f"[{UNSPACED}\uf900-\ufaff]")
_RUN = re.compile(f"[{UNSPACED}]+|[^\\W_{UNSPACED}]+")
_STARTS_UNSPACED = re.compile(f"[{UNSPACED}]")
_ACCENTS = re.compile("[\u0300-\u036f]")
# Nothing to see: soft hyphens, marks of direction, joiners.
_INVISIBLE = "Cf"


@lru_cache(maxsize=20_000)
def folded_character(character: str) -> str:
    """Return `character` as words are compared: NFKC, small, without accents; may be several."""
    if unicodedata.category(character) == _INVISIBLE:
        return ""
    apart = unicodedata.normalize("NFKD", character)
    return unicodedata.normalize("NFKC", _ACCENTS.sub("", apart)).casefold()


def folded(text: str) -> str:
    """Return `text` as words are compared. Full width is folded, Traditional stays as it is."""
    return text.lower() if text.isascii() else "".join(map(folded_character, text))


def runs(text: str) -> list[str]:
    """Return the runs of letters and digits in `text`, folded; Chinese apart from the rest."""
    return _RUN.findall(folded(text))


@lru_cache(maxsize=50_000)
def stem(run: str) -> str:
    """Return a folded run of letters without its English ending (Porter's second algorithm)."""
    # A stemmer of its own: one that is shared keeps its place in a word between threads.
    return EnglishStemmer().stemWord(run) if run.isascii() and run.isalpha() else run


def words(text: str) -> list[str]:
    """Return the words that `text` is found by, in order; all else (signs, quotes, NUL) is left.

    A Chinese character without a Chinese neighbour is a word of its own.
    """
    found = []
    for run in runs(text[:LONGEST_TEXT]):
        if len(run) > 1 and _STARTS_UNSPACED.match(run):
            found += (run[place : place + 2] for place in range(len(run) - 1))
        else:
            found.append(stem(run))
    return found
