from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import GroupApprovalTask, Page, TaskState

from .panels import MOST_ENTRIES, DashboardPanel, Entry


class WaitingPanel(DashboardPanel):
    """What waits for whoever looks; the longest comes first."""

    name, order = "waiting", 10
    heading = _("Waiting for your approval")
    empty = _("Nothing waits for you.")

    def is_shown(self) -> bool:
        if self.user.is_superuser:
            return True
        tasks = GroupApprovalTask.objects.filter(active=True)
        return tasks.filter(groups__in=self.user.groups.all()).exists()

    def entries(self) -> list[Entry]:
        pages = ContentType.objects.get_for_model(Page)
        waiting = (
            TaskState.objects.reviewable_by(self.user)
            .filter(revision__base_content_type=pages)
            .select_related("revision__user")
            .order_by("started_at")
        )
        return [self._entry(task) for task in waiting[:MOST_ENTRIES]]

    def _entry(self, task: TaskState) -> Entry:
        writer = task.revision.user
        said = gettext("from %(name)s") % {"name": get_user_display_name(writer)} if writer else ""
        return Entry(
            task.revision.object_str,
            reverse("wagtailadmin_pages:edit", args=[task.revision.object_id]),
            moment=task.started_at,
            said=said,
        )
