"""Reads inquiries in the order they came, a chunk at a time, so that memory stays flat."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.admin.utils import get_user_display_name

CHUNK = 1_000
FIELDS = (
    "submit_time",
    "id",
    "reference",
    "status",
    "owner_id",
    "name",
    "contact",
    "message",
    "source_title",
    "source_url",
    "page_title",
    "form_data",
)


@dataclass(slots=True)
class Row:
    """One inquiry as it is exported; `owner` is a name, `form_data` the answers by key."""

    submit_time: datetime
    id: int
    reference: str
    status: str
    owner: str
    name: str
    contact: str
    message: str
    source_title: str
    source_url: str
    page_title: str
    form_data: dict


def rows_of(queryset: QuerySet, count: list | None = None) -> Iterator[Row]:
    """Yield every inquiry of `queryset` once, by time received and id.

    By key and not by offset or cursor: every chunk costs the same on both databases, and what
    arrives meanwhile neither shifts nor doubles a row.
    """
    chunks = queryset.order_by("submit_time", "id").values_list(*FIELDS)
    owners = Owners()
    after = None
    while True:
        # "from that time on, but not up to that row": both databases answer this from the index,
        # which they do not when it is written with OR.
        chunk = list((chunks if after is None else chunks.filter(*after))[:CHUNK])
        owners.learn(values[4] for values in chunk)
        for values in chunk:
            if count is not None:
                count[0] += 1
            yield Row(*values[:4], owners.name(values[4]), *values[5:])
        if len(chunk) < CHUNK:
            return
        time, pk = chunk[-1][:2]
        after = (Q(submit_time__gte=time), ~Q(submit_time=time, id__lte=pk))


class Owners:
    """Names of the people who own inquiries, asked for once each."""

    def __init__(self):
        self._names = {None: ""}

    def learn(self, ids) -> None:
        """Look up the names of those `ids` that are not known yet."""
        missing = set(ids) - self._names.keys()
        if missing:
            users = get_user_model().objects.in_bulk(missing)
            self._names |= {pk: get_user_display_name(user) for pk, user in users.items()}

    def name(self, pk: int | None) -> str:
        """The name of a person asked for before; empty when there is none."""
        return self._names.get(pk, "")
