from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """When a job of the scheduler last ran, and what it said; one row a job."""

    job = models.CharField(_("job"), max_length=64, primary_key=True)
    ran_at = models.DateTimeField(_("last run"))
    error = models.TextField(_("error"), blank=True)

    class Meta:
        verbose_name = _("scheduler job")
        verbose_name_plural = _("scheduler jobs")

    def __str__(self) -> str:
        return self.job

    @classmethod
    def beat(cls, job: str, error: str = "") -> None:
        """Record that `job` has just run, with the class name of what went wrong, if anything."""
        cls.objects.update_or_create(job=job, defaults={"ran_at": timezone.now(), "error": error})
