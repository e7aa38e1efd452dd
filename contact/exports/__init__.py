"""The one export of inquiries, to CSV and XLSX, in flat memory and safe to open."""

from collections.abc import Iterator

from django.db.models import QuerySet

from .columns import columns_for
from .csv_file import csv_bytes
from .rows import rows_of
from .xlsx_file import xlsx_bytes

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def export(queryset: QuerySet, file_format: str, count: list | None = None) -> Iterator[bytes]:
    """Yield the inquiries of `queryset`, oldest first, as a file of `file_format` (csv or xlsx).

    `count`, where given, is a list of one number that grows with each row handed out.
    """
    columns = columns_for(queryset)
    rows = rows_of(queryset, count)
    return csv_bytes(columns, rows) if file_format == "csv" else xlsx_bytes(columns, rows)
