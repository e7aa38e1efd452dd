"""The actions of the editor in the words of this site."""

from copy import copy

from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem, SubmitForModerationMenuItem

LABELS = {
    "action-cancel-workflow": _("Withdraw from approval"),
    "action-restart-workflow": _("Send for approval anew"),
    "action-unpublish": _("Take off the site"),
}


class SendForApprovalMenuItem(SubmitForModerationMenuItem):
    """Says what is done, not what the workflow is called."""

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"label": _("Send for approval")}


def in_own_words(item: ActionMenuItem) -> ActionMenuItem:
    """Return `item` with the label it has here; Wagtail shares its items between requests."""
    if isinstance(item, SubmitForModerationMenuItem):
        return SendForApprovalMenuItem(order=item.order)
    if item.name not in LABELS:
        return item
    renamed = copy(item)
    renamed.label = LABELS[item.name]
    return renamed
