"""What goes on the site at a time that was set, and whether anybody sees to it."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from cms.operations.heartbeat import Heartbeat
from cms.publishing.checks import errors_on
from cms.publishing.states import scheduled_revisions
from cms.reach import within_reach

from .panels import MOST_ENTRIES, Entry
from .writing import WritingPanel, edit_address, notes_of

PUBLISHING = "publishing"
# The scheduler comes by every twenty seconds; after this it is not slow but gone.
LATE = timedelta(minutes=5)
MOST_LOOKED_AT = 50


def ago(moment: datetime) -> str:
    """Say how long ago `moment` was, in whole minutes or more."""
    if timezone.now() - moment < timedelta(minutes=1):
        return gettext("less than a minute ago")
    return gettext("%(time)s ago") % {"time": timesince(moment, depth=1)}


def is_late(beat: Heartbeat | None) -> bool:
    """Whether a job of the scheduler has not run when it should have."""
    return beat is None or timezone.now() - beat.ran_at > LATE


def zone_name() -> str:
    """Return the time zone in which times are shown, such as “Asia/Shanghai (UTC+08:00)”."""
    offset = f"{timezone.localtime():%z}"
    return f"{timezone.get_current_timezone_name()} (UTC{offset[:3]}:{offset[3:]})"


class ScheduledPanel(WritingPanel):
    name, order = "scheduled", 60
    heading = _("Scheduled")
    empty = _("Nothing is scheduled. Set a schedule beside a page to publish it later.")

    def entries(self) -> list[Entry]:
        revisions = list(scheduled_revisions().order_by("approved_go_live_at")[:MOST_LOOKED_AT])
        keys = [revision.object_id for revision in revisions]
        pages = Page.objects.filter(within_reach(self.user), pk__in=keys).in_bulk()
        found = [(revision, pages.get(int(revision.object_id))) for revision in revisions]
        return [_entry(revision, page) for revision, page in found if page][:MOST_ENTRIES]

    def note(self) -> str:
        told = gettext("Times are those of %(zone)s.") % {"zone": zone_name()}
        beat = Heartbeat.objects.filter(job=PUBLISHING).first()
        if is_late(beat):
            return told
        last = gettext("The scheduler last ran %(when)s.") % {"when": ago(beat.ran_at)}
        return f"{told} {last}"

    def warning(self) -> str:
        beat = Heartbeat.objects.filter(job=PUBLISHING).first()
        if not is_late(beat):
            return ""
        if beat is None:
            said = gettext("The scheduler has never run.")
        else:
            said = gettext("The scheduler last ran %(when)s.") % {"when": ago(beat.ran_at)}
        lost = gettext("Nothing is published at its time. Tell whoever looks after the server.")
        return f"{said} {lost}"


def _entry(revision: Revision, page: Page) -> Entry:
    moment, notes, said = revision.approved_go_live_at, (), ""
    if timezone.now() - moment > timedelta(minutes=1):
        said = gettext("Overdue")
        notes = notes_of(errors_on(revision.as_object()))
    return Entry(
        page.get_admin_display_title(), edit_address(page), moment=moment, said=said, notes=notes
    )
