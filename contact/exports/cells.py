"""What may stand in a cell. The only place that knows what a spreadsheet does with text."""

import re
import unicodedata
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

# XML 1.0, production 2 (Char): one of these in one row makes a whole workbook unreadable.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
# What makes a spreadsheet take text for a formula (OWASP, CSV Injection), full-width
# and small variants included.
_TRIGGERS = tuple("=+-@\t\r\n") + tuple("＝＋－＠") + tuple("﹦﹢﹣﹫−")
# Excel cuts longer text without a word; it counts in UTF-16 units.
LONGEST = 32_767


def clean(text: str) -> str:
    """Return `text` without what no file can hold; line ends become a line feed."""
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    return _FORBIDDEN.sub("", text)


def for_csv(value: str | datetime) -> str:
    """Return `value` as a CSV cell that no spreadsheet takes for a formula.

    An apostrophe goes before what starts like one, also behind blanks or invisible marks.
    """
    if isinstance(value, datetime):
        return site_time(value).strftime("%Y-%m-%d %H:%M")
    # Asked of the text as it came too: cleaning may take away a carriage return.
    text = clean(value)
    return f"'{text}" if _starts_a_formula(value) or _starts_a_formula(text) else text


def for_xlsx(text: str) -> str:
    """Return `text` as an XLSX cell holds it; what is longer ends in words that say so."""
    text = clean(text)
    if len(text) * 2 > LONGEST and _utf16_length(text) > LONGEST:
        mark = _(" … [cut: the whole text has %(count)s characters and is in the CSV export]")
        mark %= {"count": len(text)}
        text = _first_units(text, LONGEST - _utf16_length(mark)) + mark
    return text


def site_time(moment: datetime) -> datetime:
    """Return `moment` on the site's clock, not on that of the person looking, without a zone."""
    return timezone.make_naive(moment, timezone.get_default_timezone())


def _starts_a_formula(text: str) -> bool:
    if text.startswith(_TRIGGERS):
        return True
    if not text or text[0].isalnum():
        return False
    for character in text:
        if character in _TRIGGERS:
            return True
        if not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf", "Cs"):
            return False
    return False


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _first_units(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")
