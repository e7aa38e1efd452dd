"""Publishing many pages at once: what is not ready stays, is named, and holds up no other."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.bulk_actions import PublishBulkAction
from wagtail.models import Page

from .doors import NotReadyError
from .refusals import refusal_message


class CheckedPublishBulkAction(PublishBulkAction):
    """Wagtail's action, each page in a savepoint of its own."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.refusals: dict[Page, ValidationError] = {}

    def get_execution_context(self):
        return {**super().get_execution_context(), "refusals": self.refusals}

    @classmethod
    def execute_action(
        cls, objects, include_descendants=False, user=None, refusals=None, **kwargs
    ) -> tuple[int, int]:
        refusals = {} if refusals is None else refusals
        chosen = {page.pk: page.specific for page in objects}
        below = {}
        if include_descendants:
            for page in objects:
                drafts = page.get_descendants().not_live().specific()
                below |= {draft.pk: draft for draft in drafts if may_publish(draft, user)}
        waiting = chosen | below
        done: set[int] = set()
        # Once more while it helps: a page may only lack another of these to lead to.
        while True:
            refusals.clear()
            went_out = {page.pk for page in waiting.values() if publish(page, user, refusals)}
            done |= went_out
            waiting = {key: page for key, page in waiting.items() if key not in done}
            if not went_out or not waiting:
                break
        return len(done & chosen.keys()), len(done - chosen.keys())

    def get_success_message(self, num_parent_objects, num_child_objects):
        if num_parent_objects or num_child_objects:
            return super().get_success_message(num_parent_objects, num_child_objects)
        return None

    def form_valid(self, form):
        response = super().form_valid(form)
        for page, refusal in self.refusals.items():
            messages.error(self.request, refusal_message(page, refusal))
        return response


def may_publish(page: Page, user) -> bool:
    return user is None or page.permissions_for_user(user).can_publish()


def publish(page: Page, user, refusals: dict[Page, ValidationError]) -> bool:
    """Publish the newest version of `page`; return whether it went out, else note why not."""
    try:
        with transaction.atomic():
            if page.alias_of_id:
                raise NotReadyError.because(
                    page, _("It follows another page. Publish that one, and it goes out with it.")
                )
            revision = page.get_latest_revision() or page.save_revision(user=user)
            revision.publish(user=user)
    except ValidationError as refusal:
        refusals[page] = refusal
        return False
    return True
