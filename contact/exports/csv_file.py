"""CSV as spreadsheets open it: UTF-8 with a mark of it, all cells quoted."""

import codecs
import csv
from collections.abc import Iterable, Iterator

from .cells import for_csv
from .columns import Column
from .rows import Row

# Enough rows for one write; a byte at a time would cost more than the rows themselves.
BATCH = 100


def csv_bytes(columns: Iterable[Column], rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the file piece by piece (RFC 4180).

    Every cell is quoted, so that a program that splits at semicolons makes no cells of its own
    out of what somebody wrote.
    """
    # Without it Excel reads Chinese in the code page of the machine.
    yield codecs.BOM_UTF8
    asked = []
    for column in columns:
        # Headings leave one by one: the last ones wait for a look at all questions.
        yield (b"," if asked else b"") + _quoted(column.heading)
        asked.append(column)
    yield b"\r\n"
    batch = []
    for row in rows:
        batch.append([for_csv(column.value(row)) for column in asked])
        if len(batch) == BATCH:
            yield _lines(batch)
            batch.clear()
    if batch:
        yield _lines(batch)


def _quoted(heading: str) -> bytes:
    doubled = for_csv(heading).replace('"', '""')
    return f'"{doubled}"'.encode()


def _lines(batch: list[list[str]]) -> bytes:
    sink = _Lines()
    csv.writer(sink, quoting=csv.QUOTE_ALL).writerows(batch)
    return "".join(sink).encode()


class _Lines(list):
    """The part of a file that csv.writer needs."""

    write = list.append
