"""Which columns an export has: what every inquiry has, then every other question as asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from ..models import Inquiry
from ..models.inquiry import answer_text
from ..roles import ROLE_TYPES
from .rows import Row


@dataclass(frozen=True)
class Column:
    """A heading, a width in characters, and how to read the cell off a row."""

    heading: str
    width: int
    value: Callable[[Row], str | datetime]


def columns_for(queryset: QuerySet) -> Iterator[Column]:
    """Yield the columns for the inquiries of `queryset`; those all exports have come at once."""
    taken: set[str] = set()
    for column in _common():
        taken.add(column.heading.casefold())
        yield column
    for key, label in _other_questions(queryset).items():
        yield Column(_told_apart(label, taken), 24, _answer_to(key))


def _common() -> list[Column]:
    statuses = {value: str(label) for value, label in Inquiry.Status.choices}
    return [
        Column(_("Reference"), 14, lambda row: row.reference),
        Column(_("Received"), 17, lambda row: row.submit_time),
        Column(_("Status"), 12, lambda row: statuses.get(row.status, row.status)),
        Column(_("Owner"), 18, lambda row: row.owner),
        Column(_("Name"), 20, lambda row: row.name),
        Column(_("Contact"), 26, lambda row: row.contact),
        Column(_("Message"), 60, lambda row: row.message),
        Column(_("Article"), 36, lambda row: row.source_title),
        Column(_("Article address"), 36, lambda row: row.source_url),
        Column(_("Form"), 16, lambda row: row.page_title),
    ]


def _other_questions(queryset: QuerySet) -> dict[str, str]:
    """Return label by key of all questions besides the roles, in the newest form's order.

    Asked of the inquiries and not of the form: a question that was renamed or deleted since
    still has its answers, and is headed as it was last asked.
    """
    asked = (
        queryset.order_by().values_list("questions").annotate(last=Max("submit_time"))
    ).order_by("-last")
    labels: dict[str, str] = {}
    for questions, _last in asked:
        for question in questions:
            key = question["key"]
            if key not in ROLE_TYPES:
                labels.setdefault(key, question["label"])
    return labels


def _answer_to(key: str) -> Callable[[Row], str]:
    return lambda row: answer_text(row.form_data.get(key))


def _told_apart(label: str, taken: set[str]) -> str:
    heading, number = label, 1
    while heading.casefold() in taken:
        number += 1
        heading = f"{label} ({number})"
    taken.add(heading.casefold())
    return heading
