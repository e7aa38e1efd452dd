from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition


class SiteImage(AbstractImage):
    """A picture of the library, with the description that is its alt text and a credit."""

    # Wagtail's own field allows an empty description. WCAG 2.2, 1.1.1.
    description = models.CharField(
        _("description"),
        max_length=255,
        help_text=_(
            "What the picture shows, in one sentence. Read aloud to people who cannot see it."
        ),
    )
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who made the picture, as it should stand beneath it."),
    )

    admin_form_fields = ("title", "file", "description", "credit", "collection", "tags") + (
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]


class SiteRendition(AbstractRendition):
    """A picture in one size and format, made from its SiteImage."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_site_rendition"
            )
        ]
