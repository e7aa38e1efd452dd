"""An export on its way to a person: recorded, named, streamed and kept nowhere."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from wagtail.log_actions import log

from ..models import Inquiry
from . import FORMATS, export

ACTION = "contact.export"


def download(
    queryset: QuerySet, file_format: str, user, chosen: dict, article=None
) -> StreamingHttpResponse:
    """Return the inquiries of `queryset` as a download; `chosen` says in the log what they are.

    `article` is the page they were filtered by, if any; its slug goes into the name of the file.
    """
    response = StreamingHttpResponse(
        logged_export(queryset, file_format, user, chosen), content_type=FORMATS[file_format]
    )
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=filename(file_format, article)
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def logged_export(queryset: QuerySet, file_format: str, user, chosen: dict) -> Iterator[bytes]:
    """Record who exports what, then return the file's bytes; how many rows left is added last.

    The record is written here and not in the generator, so that it stands before any byte leaves.
    """
    entry = log(
        # An export is of many inquiries; the record belongs to the kind and to none of them.
        Inquiry(pk=0, reference=str(Inquiry._meta.verbose_name_plural)),
        ACTION,
        user=user,
        data={"format": file_format, "filter": chosen},
    )
    return _counted(queryset, file_format, entry)


def _counted(queryset: QuerySet, file_format: str, entry) -> Iterator[bytes]:
    count = [0]
    complete = False
    try:
        yield from export(queryset, file_format, count)
        complete = True
    finally:
        entry.data |= {"rows": count[0], "complete": complete}
        entry.save(update_fields=["data"])


def filename(file_format: str, article=None) -> str:
    """Return a name such as `inquiries_2026-11-23.xlsx`, with the article's slug where given."""
    day = timezone.localdate(timezone=timezone.get_default_timezone()).isoformat()
    slug = slugify(article.slug) if article is not None else ""
    return "_".join(filter(None, ["inquiries", slug, day])) + f".{file_format}"
