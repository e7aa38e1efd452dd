"""What the desk's tests have in common: people of each group, and reading exports back."""

import csv
import io

import openpyxl
from django.contrib.auth.models import Permission
from django.test import Client

from contact.exports import export
from contact.models import Inquiry
from tests.factories.cms import UserFactory

INDEX = "/admin/inquiries/"


def signed_in(group: str = "", *rights: str, **values) -> Client:
    """A client of somebody in `group`, or with only these rights (`view_inquiry`, …)."""
    user = UserFactory(group=group, **values)
    if rights:
        wanted = {*rights, "access_admin"}
        user.user_permissions.add(*Permission.objects.filter(codename__in=wanted))
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def body(response) -> bytes:
    """Everything a download holds."""
    return b"".join(response.streaming_content)


def csv_rows(data: bytes) -> list[list[str]]:
    """The rows of a CSV file, headings first; it must start with the mark of UTF-8."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def xlsx_book(data: bytes):
    """A workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(data))


def xlsx_rows(data: bytes) -> list[tuple]:
    """The values of a workbook's first sheet, headings first."""
    return list(xlsx_book(data).worksheets[0].values)


def exported(file_format: str, queryset=None) -> bytes:
    """The export of `queryset`, of all inquiries unless told."""
    return b"".join(export(Inquiry.objects.all() if queryset is None else queryset, file_format))


def as_dicts(rows) -> list[dict]:
    """Rows by their headings."""
    rows = list(rows)
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
