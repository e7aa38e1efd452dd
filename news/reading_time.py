import math
import re

from django.utils.html import strip_tags
from wagtail.fields import StreamValue

from cms.words import CHARACTER

# Silent reading: about 238 English words (Brysbaert 2019) or some 300 Chinese characters a minute.
WORDS_A_MINUTE = 238
CHARACTERS_A_MINUTE = 300
# “don’t”, “seventy-four” and “1,500” are one word each.
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")


def minutes_to_read(introduction: str, body: StreamValue) -> int:
    """Return whole minutes, at least one, for the words and Chinese characters of an article."""
    texts = [introduction, *(value for block in body for value in _texts(block))]
    text = " ".join(texts)
    characters = len(CHARACTER.findall(text))
    words = len(_WORD.findall(CHARACTER.sub(" ", text)))
    return max(1, math.ceil(words / WORDS_A_MINUTE + characters / CHARACTERS_A_MINUTE))


def _texts(block) -> list[str]:
    return [strip_tags(text) for text in block.block.get_searchable_content(block.value)]
