"""The bolt before the site: whichever way a page comes, it is asked before visitors see it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from .checks import errors_on
from .findings import Finding

_unasked: ContextVar[bool] = ContextVar("publishing without checks", default=False)


class NotReadyError(ValidationError):
    """A page was to be published that still has errors; `findings` says which."""

    def __init__(self, page: Page, findings: list[Finding]):
        self.page, self.findings = page, findings
        messages: dict[str, list[str]] = {}
        for finding in findings:
            messages.setdefault(finding.field, []).append(f"{finding.where}: {finding.message}")
        super().__init__(messages)

    @classmethod
    def because(cls, page: Page, message: str) -> "NotReadyError":
        """Refuse `page` as a whole."""
        return cls(page, [Finding(NON_FIELD_ERRORS, message, str(_("The page")))])

    def __str__(self) -> str:
        return "; ".join(message for messages in self.message_dict.values() for message in messages)


@contextmanager
def unchecked() -> Iterator[None]:
    """Publish without asking, for scripts that know better, such as tests of what is broken."""
    before = _unasked.set(True)
    try:
        yield
    finally:
        _unasked.reset(before)


def refuse_unready(page: Page) -> None:
    """Raise NotReadyError when the checks find an error on `page` as it is in memory."""
    if not _unasked.get() and (found := errors_on(page)):
        raise NotReadyError(page, found)


def goes_on_the_site(page: Page, update_fields=None) -> bool:
    """Return whether saving `page` now would put it, or a new version of it, before visitors."""
    if not page.live or (update_fields is not None and "live" not in update_fields):
        return False
    if page.pk is None or page._state.adding:
        return True
    stored = Page.objects.filter(pk=page.pk).values_list("live", "live_revision_id").first()
    return stored != (True, page.live_revision_id)
