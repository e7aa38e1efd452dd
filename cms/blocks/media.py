"""Blocks of pictures."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ListBlock,
    StreamValue,
    StructBlock,
    StructValue,
)
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

FEWEST_IN_A_GALLERY = 2
MOST_IN_A_GALLERY = 12
SHOWN_IN_A_PREVIEW = 4


class PictureStructValue(StructValue):
    # How `cms.images.uses` calls the way in which the picture stands on the page.
    use = "column"

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
        return [(self.get("image"), self.use)]


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
        # Its title: a caption may be missing.
        label_format = "{image}"
        value_class = PictureStructValue

    def get_preview_value(self):
        image = next(iter(widest_pictures(1)), None)
        return self.normalize({"image": image, "caption": _("A caption of one line.")})


class GalleryPictureStructValue(PictureStructValue):
    use = "gallery"


class GalleryPictureBlock(PictureBlock):
    """One of the pictures of a gallery."""

    class Meta:
        value_class = GalleryPictureStructValue


class GalleryBlock(ListBlock):
    """Pictures side by side. A list and no more, so that none stands three boxes deep."""

    def __init__(self, **kwargs):
        picture = GalleryPictureBlock()
        first = [picture.get_default() for _number in range(FEWEST_IN_A_GALLERY)]
        super().__init__(picture, default=first, **kwargs)

    class Meta:
        icon = "grid"
        label = _("Gallery")
        group = _("Media")
        description = _("Two to twelve pictures side by side, each with its caption.")
        template = "blocks/gallery.html"
        min_num = FEWEST_IN_A_GALLERY
        max_num = MOST_IN_A_GALLERY

    def get_context(self, value, parent_context=None):
        # One query for all of them rather than one a picture.
        images = [picture.get("image") for picture in value]
        prefetch_related_objects([image for image in images if image], "renditions")
        return super().get_context(value, parent_context=parent_context)

    def get_preview_value(self):
        caption = _("A caption of one line.")
        images = widest_pictures(SHOWN_IN_A_PREVIEW)
        return self.normalize([{"image": image, "caption": caption} for image in images])


def widest_pictures(count: int) -> list:
    """The widest pictures of the library, for previews: the site's own, and no logo."""
    return list(get_image_model().objects.order_by("-width", "-pk")[:count])


def first_picture(body: StreamValue, *kinds: str) -> int | None:
    """The key of the first picture in the blocks of `kinds`, which may be galleries.

    Read as the database keeps it: a sitemap asks the bodies of thousands of pages.
    """
    values = (block["value"] for block in body.raw_data if block["type"] in kinds)
    pictures = (picture for value in values for picture in _pictures_in(value))
    return next((picture["image"] for picture in pictures if picture.get("image")), None)


def _pictures_in(value: dict | list) -> list[dict]:
    # Wagtail wraps what stands in a list.
    return [item["value"] for item in value] if isinstance(value, list) else [value]
