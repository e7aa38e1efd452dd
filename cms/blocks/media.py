"""Blocks of pictures."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, StreamValue, StructBlock, StructValue
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock


class PictureStructValue(StructValue):
    @property
    def alt(self) -> str:
        """The text read aloud: the block's own, else the picture's description, else empty."""
        image = self.get("image")
        if image is None or self.get("decorative"):
            return ""
        return self.get("alt_text") or image.description

    @property
    def picture_uses(self) -> list[tuple]:
        """The picture with the name of its use; see `cms.images.shown`."""
        return [(self.get("image"), "column")]


class PictureBlock(StructBlock):
    """One picture of the library with its caption; the credit comes from the picture."""

    image = ImageChooserBlock(label=_("Picture"))
    alt_text = CharBlock(
        label=_("Alt text"),
        required=False,
        max_length=255,
        help_text=_("Left empty, the description of the picture is used."),
    )
    decorative = BooleanBlock(
        label=_("Decorative"),
        required=False,
        help_text=_("Tick this when the picture adds nothing to the words; it is not read aloud."),
    )
    caption = CharBlock(label=_("Caption"), required=False, max_length=255)

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Media")
        description = _("A picture across the column, with caption and credit.")
        template = "blocks/picture.html"
        label_format = "{caption}"
        value_class = PictureStructValue

    def get_preview_value(self):
        """Show the widest picture of the library: one of the site's own, and no logo."""
        image = get_image_model().objects.order_by("-width", "-pk").first()
        return self.normalize({"image": image, "caption": _("A caption of one line.")})


def first_picture(body: StreamValue, kind: str) -> int | None:
    """The key of the picture in the first block of type `kind` that has one.

    Read as the database keeps it: a sitemap asks the bodies of thousands of pages.
    """
    values = (block["value"] for block in body.raw_data if block["type"] == kind)
    return next((value["image"] for value in values if value.get("image")), None)
