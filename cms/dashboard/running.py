"""The panels of whoever looks after the site: what failed, what stands still, what runs short."""

import shutil

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.images.models import SiteImage
from cms.images.sets import MAX_ATTEMPTS, PictureSet
from cms.operations.heartbeat import Heartbeat
from cms.operations.outbox import OutboxMessage
from cms.operations.scheduler import job_names

from .panels import MOST_ENTRIES, DashboardPanel, Entry
from .schedule import ago, is_late

# Below this a day of pictures and a backup may not fit any more.
SCARCE_SHARE, SCARCE_BYTES = 0.1, 2 * 1024**3


class RunningPanel(DashboardPanel):
    """A panel for superusers alone."""

    def is_shown(self) -> bool:
        return self.user.is_superuser


class MailPanel(RunningPanel):
    name, order = "mail", 1
    heading = _("Notifications that failed")
    empty = _("Every notification went out or is on its way.")

    def entries(self) -> list[Entry]:
        unsent = OutboxMessage.objects.filter(sent_at=None, attempts__gt=0)
        # Given up first, then what failed most.
        worst = unsent.exclude(last_error="").order_by("-dead", "-attempts", "pk")
        return [self._entry(message) for message in worst[:MOST_ENTRIES]]

    def _entry(self, message: OutboxMessage) -> Entry:
        state = gettext("given up") if message.dead else gettext("is tried again")
        tries = gettext("%(count)s attempts, the last: %(error)s")
        told = tries % {"count": message.attempts, "error": message.last_error}
        return Entry(message.recipient, said=state, moment=message.created_at, notes=(told,))


class SchedulerPanel(RunningPanel):
    name, order = "scheduler", 2
    heading = _("Scheduler")

    def __init__(self, request):
        super().__init__(request)
        beats = Heartbeat.objects.in_bulk(job_names())
        self.beats = {name: beats.get(name) for name in job_names()}

    @property
    def empty(self) -> str:
        latest = max(beat.ran_at for beat in self.beats.values())
        return gettext("All of its jobs run. The last one ran %(when)s.") % {"when": ago(latest)}

    def entries(self) -> list[Entry]:
        return [
            self._entry(name, beat)
            for name, beat in self.beats.items()
            if is_late(beat) or beat.error
        ]

    def _entry(self, name: str, beat: Heartbeat | None) -> Entry:
        if beat is None:
            return Entry(name, said=gettext("has never run"))
        ran = gettext("last ran %(when)s") % {"when": ago(beat.ran_at)}
        failed = gettext("Its last run ended with %(error)s; the log says more.")
        notes = (failed % {"error": beat.error},) if beat.error else ()
        return Entry(name, said=ran, notes=notes)

    def warning(self) -> str:
        if not any(map(is_late, self.beats.values())):
            return ""
        return gettext(
            "Scheduled pages, notifications and pictures wait until it runs again: "
            "manage.py scheduler."
        )


class StoragePanel(RunningPanel):
    name, order = "storage", 3
    heading = _("Storage")

    def __init__(self, request):
        super().__init__(request)
        self.disk = shutil.disk_usage(settings.VAR_DIR)

    @property
    def empty(self) -> str:
        free, total = filesizeformat(self.disk.free), filesizeformat(self.disk.total)
        return gettext("%(free)s of %(total)s are free.") % {"free": free, "total": total}

    def warning(self) -> str:
        if self.disk.free >= max(self.disk.total * SCARCE_SHARE, SCARCE_BYTES):
            return ""
        return gettext("The disk is nearly full. When it is, inquiries and drafts are lost.")


class PicturesPanel(RunningPanel):
    name, order = "pictures", 4
    heading = _("Pictures that could not be made ready")
    empty = _("Every picture is ready or being made ready.")

    def entries(self) -> list[Entry]:
        given_up = PictureSet.objects.filter(made_at=None, attempts__gte=MAX_ATTEMPTS)
        errors = dict(given_up.order_by("-pk").values_list("image", "last_error")[:100])
        images = SiteImage.objects.filter(pk__in=errors).order_by("-pk")[:MOST_ENTRIES]
        return [
            Entry(
                image.title,
                reverse("wagtailimages:edit", args=[image.pk]),
                notes=(errors[image.pk],),
            )
            for image in images
        ]
