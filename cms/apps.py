from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """The foundation: what pages, pictures, mail and people have in common."""

    name = "cms"
    verbose_name = _("Site")

    def ready(self) -> None:
        from wagtail.signals import page_published

        from .dashboard import approval, running, schedule, writing
        from .dashboard.panels import register_panel
        from .forwarding import take_back
        from .images.sets import make_due
        from .operations import scheduled_publishing, site_setup
        from .operations.outbox import send_due
        from .operations.scheduler import register_job
        from .site_groups import lay_groups

        register_job("outbox", send_due, every=5)
        register_job("pictures", make_due, every=5)
        register_job("publishing", scheduled_publishing.publish_due, every=20)
        site_setup.register_step(lay_groups, order=0)
        for panel in (
            *(running.MailPanel, running.SchedulerPanel),
            *(running.StoragePanel, running.PicturesPanel),
            *(approval.WaitingPanel, schedule.ScheduledPanel),
            *(writing.DraftsPanel, writing.UnreadyPanel, writing.SentPanel),
        ):
            register_panel(panel)
        # At every door: button, schedule, approval, bulk.
        page_published.connect(take_back)
