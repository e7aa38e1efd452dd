"""Where a page stands on its way to the site, in the words that people use."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, Prefetch, Q, QuerySet, prefetch_related_objects
from django.db.models.functions import Cast
from django.utils import formats, timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction, Revision, WorkflowState

from cms.pages import published

ON_SITE, NEWER_DRAFT, DRAFT, SCHEDULED = "on-site", "newer-draft", "draft", "scheduled"
WAITING, CHANGES, PRIVATE, EXPIRED = "waiting", "changes", "private", "expired"
LABELS = {
    ON_SITE: _("On the site"),
    NEWER_DRAFT: _("Newer draft"),
    DRAFT: pgettext_lazy("state of a page", "Draft"),
    SCHEDULED: pgettext_lazy("state of a page", "Scheduled"),
    WAITING: _("Waiting for approval"),
    CHANGES: _("Changes requested"),
    PRIVATE: pgettext_lazy("state of a page", "Private"),
    EXPIRED: pgettext_lazy("state of a page", "Expired"),
}
_APPROVALS = {
    WAITING: WorkflowState.STATUS_IN_PROGRESS,
    CHANGES: WorkflowState.STATUS_NEEDS_CHANGES,
}
# Of a scheduled revision: its page's key, as text, and when it goes on the site.
MOMENTS = ("object_id", "approved_go_live_at")


@dataclass(frozen=True)
class State:
    """One of the states above; `moment` is when a scheduled page goes on the site."""

    name: str
    moment: datetime | None = None

    def __str__(self) -> str:
        if self.moment is None:
            return str(LABELS[self.name])
        moment = formats.date_format(timezone.localtime(self.moment), "DATETIME_FORMAT")
        return gettext("Scheduled for %(moment)s") % {"moment": moment}


def scheduled_revisions() -> QuerySet:
    """The revisions of pages that go on the site at a time that was set."""
    return Revision.page_revisions.filter(approved_go_live_at__isnull=False)


def mark_states(pages: Iterable[Page]) -> list[Page]:
    """Return `pages`, all of one model, with `states` on each; three queries for all of them."""
    pages = list(pages)
    if not pages:
        return pages
    plain = type(pages[0]) is Page
    approvals = Prefetch(
        # Wagtail has two, by whether a page is read as what it is or as a page.
        "_workflow_states" if plain else "_specific_workflow_states",
        WorkflowState.objects.active().select_related("current_task_state__task"),
        to_attr="_current_workflow_states",
    )
    prefetch_related_objects(pages, approvals)
    private = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    due = scheduled_revisions().filter(object_id__in=[str(page.pk) for page in pages])
    moments = dict(due.order_by("-approved_go_live_at").values_list(*MOMENTS))
    for page in pages:
        moment = moments.get(str(page.pk))
        page._approved_schedule = moment is not None
        page.states = list(_states(page, page.path.startswith(private), moment))
    return pages


def _states(page: Page, is_private: bool, moment: datetime | None) -> Iterator[State]:
    is_expired = page.expired or (page.expire_at is not None and page.expire_at <= timezone.now())
    approval = {state.status for state in page._current_workflow_states}
    if is_expired:
        yield State(EXPIRED)
    elif page.live and not is_private:
        yield State(ON_SITE)
    if is_private:
        yield State(PRIVATE)
    if moment is not None:
        yield State(SCHEDULED, moment)
    elif approval:
        yield State(WAITING if _APPROVALS[WAITING] in approval else CHANGES)
    elif page.live and page.has_unpublished_changes:
        yield State(NEWER_DRAFT)
    elif not page.live and not is_expired:
        yield State(DRAFT)


def in_state(pages: QuerySet, name: str) -> QuerySet:
    """Narrow `pages` to those that `mark_states` gives the state of this name."""
    if name == ON_SITE:
        return published(pages).filter(expired=False)
    if name == PRIVATE:
        return pages.private()
    if name == EXPIRED:
        return pages.filter(_expired())
    scheduled, waiting, returned = _scheduled_keys(), _keys_of(WAITING), _keys_of(CHANGES)
    if name == SCHEDULED:
        return pages.filter(pk__in=scheduled)
    pages = pages.exclude(pk__in=scheduled)
    if name in (WAITING, CHANGES):
        return pages.filter(pk__in=waiting if name == WAITING else returned)
    pages = pages.exclude(pk__in=waiting).exclude(pk__in=returned)
    if name == NEWER_DRAFT:
        return pages.filter(live=True, has_unpublished_changes=True)
    return pages.filter(live=False).exclude(_expired())


def _expired() -> Q:
    return Q(expired=True) | Q(expire_at__isnull=False, expire_at__lte=timezone.now())


def _scheduled_keys() -> QuerySet:
    return _page_keys(scheduled_revisions())


def _keys_of(state: str) -> QuerySet:
    return approval_keys(WorkflowState.objects.filter(status=_APPROVALS[state]))


def approval_keys(states: QuerySet | None = None) -> QuerySet:
    """Return the keys of the pages of `states`, unless told of all that are under way."""
    states = WorkflowState.objects.active() if states is None else states
    return _page_keys(states.filter(base_content_type=ContentType.objects.get_for_model(Page)))


def _page_keys(rows: QuerySet) -> QuerySet:
    # Wagtail keeps the keys of pages as text there.
    return rows.order_by().values_list(Cast("object_id", IntegerField()), flat=True)
