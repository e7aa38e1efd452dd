from anyascii import anyascii
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin


class NewsTopic(TranslatableMixin, models.Model):
    """What articles are about; an article has one topic or none."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(
        _("web address ending"),
        max_length=60,
        blank=True,
        help_text=_("Stands in the address of the filtered list. Left empty, it is made up."),
    )

    introduction = models.TextField(
        _("introduction"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences on top of the topic's page, also for search engines."),
    )

    panels = [FieldPanel("name"), FieldPanel("introduction"), FieldPanel("slug")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="unique_topic_slug"),
        ]

    def __str__(self) -> str:
        return self.name

    def full_clean(self, *args, **kwargs):
        self.slug = self.slug or slugify(anyascii(self.name))
        super().full_clean(*args, **kwargs)
