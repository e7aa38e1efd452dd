"""The panels of those who write: what they began, what they sent, what is to be put right."""

from functools import cached_property

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.models import Page, WorkflowState
from wagtail.permissions import policy_registry

from cms.publishing.checks import errors_on
from cms.publishing.states import CHANGES, DRAFT, NEWER_DRAFT, WAITING, approval_keys, mark_states

from .panels import MOST_ENTRIES, DashboardPanel, Entry

# Of the newest; whoever has more under way finds the others in the list.
MOST_LOOKED_AT = 30
# Each costs a handful of queries.
MOST_CHECKED = 6
MOST_NOTES = 3


def edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def of(user) -> Q:
    """Pages that `user` began or was the last to edit."""
    return Q(owner=user) | Q(latest_revision__user=user)


def drafts_of(user) -> list[Page]:
    """Return the newest drafts of `user`, with their states; what is under way is no draft."""
    pages = Page.objects.filter(of(user), has_unpublished_changes=True)
    newest = mark_states(pages.order_by("-latest_revision_created_at", "-pk")[:MOST_LOOKED_AT])
    rest = {DRAFT, NEWER_DRAFT}
    return [page for page in newest if rest & {state.name for state in page.states}]


class WritingPanel(DashboardPanel):
    """A panel for those who may work on pages."""

    def is_shown(self) -> bool:
        return user_has_any_page_permission(self.user)

    @cached_property
    def drafts(self) -> list[Page]:
        # Two panels look at them.
        if not hasattr(self.request, "own_drafts"):
            self.request.own_drafts = drafts_of(self.user)
        return self.request.own_drafts


class DraftsPanel(WritingPanel):
    name, order = "drafts", 30
    heading = _("Your drafts")
    empty = _("You have no drafts. What you begin to write is kept here until it is published.")

    def entries(self) -> list[Entry]:
        return [
            Entry(
                page.get_admin_display_title(),
                edit_address(page),
                page.states,
                page.latest_revision_created_at,
            )
            for page in self.drafts[:MOST_ENTRIES]
        ]


class UnreadyPanel(WritingPanel):
    name, order = "unready", 40
    heading = _("To put right before publishing")
    empty = _("Nothing is missing from your newest drafts.")

    def entries(self) -> list[Entry]:
        found = []
        for page in self.drafts[:MOST_CHECKED]:
            errors = errors_on(page.get_latest_revision_as_object())
            if errors:
                title = page.get_admin_display_title()
                found.append(Entry(title, edit_address(page), notes=notes_of(errors)))
        return found


def notes_of(errors: list) -> tuple[str, ...]:
    """Say the first of what the checks found, and how many more there are."""
    notes = [f"{error.where}: {error.message}" for error in errors[:MOST_NOTES]]
    if len(errors) > MOST_NOTES:
        notes.append(gettext("… and %(count)s more") % {"count": len(errors) - MOST_NOTES})
    return tuple(notes)


class SentPanel(WritingPanel):
    name, order = "sent", 50
    heading = _("Sent for approval")
    empty = _("Nothing of yours waits for approval, and no changes are requested.")

    def is_shown(self) -> bool:
        """Whoever publishes has nothing to send."""
        policy = policy_registry.get_by_type(Page)
        return super().is_shown() and not policy.user_has_permission(self.user, "publish")

    def entries(self) -> list[Entry]:
        sent = WorkflowState.objects.active().filter(requested_by=self.user)
        pages = Page.objects.filter(
            Q(pk__in=approval_keys(sent)) | Q(of(self.user), pk__in=approval_keys())
        )
        newest = pages.order_by("-latest_revision_created_at")[:MOST_LOOKED_AT]
        # What is to be changed comes first: it is the writer's turn.
        under_way = sorted(mark_states(newest), key=lambda page: not _has(page, CHANGES))
        return [
            Entry(
                page.get_admin_display_title(),
                edit_address(page),
                [state for state in page.states if state.name in (CHANGES, WAITING)],
                page.latest_revision_created_at,
                notes=tuple(_comments(page)),
            )
            for page in under_way[:MOST_ENTRIES]
        ]


def _has(page: Page, name: str) -> bool:
    return any(state.name == name for state in page.states)


def _comments(page: Page) -> list[str]:
    """What the moderator wrote, where changes are requested."""
    tasks = [state.current_task_state for state in page._current_workflow_states]
    return [task.comment for task in tasks if task and task.comment]
