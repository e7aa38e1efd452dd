from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from .cleaning import cleaned


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

    # The file that `clean_file` has been through, and what the stored renditions were made of.
    _clean_file = None
    _cut_from = None

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

    @classmethod
    def from_db(cls, *args, **kwargs):
        image = super().from_db(*args, **kwargs)
        image._cut_from = image._cut()
        return image

    def clean(self):
        super().clean()
        self.clean_file()

    def save(self, *args, **kwargs):
        self.clean_file()
        super().save(*args, **kwargs)
        if self._cut_from not in (None, self._cut()):
            # What was made of another file, or around another point, is made again.
            transaction.on_commit(self.picture_sets.all().begin_anew)
        self._cut_from = self._cut()

    def clean_file(self) -> None:
        """Take out of a new file what it tells of its maker; see `cleaned` for what it raises."""
        if not self.file or self.file._committed or self.file is self._clean_file:
            return
        self.file = cleaned(self.file)
        self._clean_file = self.file
        # Size and hash are those of what is stored.
        self._set_image_file_metadata()

    def _cut(self) -> tuple:
        """What every rendition of this picture depends on; read without a query."""
        fields = ("file", *self.admin_form_fields[-4:])
        return tuple(str(self.__dict__.get(name)) for name in fields)


class SiteRendition(AbstractRendition):
    """A picture in one size and format, made from its SiteImage."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_site_rendition"
            )
        ]
