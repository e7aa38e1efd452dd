"""Pictures of the library, as pages show them."""

from django import template
from wagtail.images.models import Picture

from cms.images.models import SiteImage
from cms.images.showing import Download, download_of, picture_of
from cms.images.uses import USES

register = template.Library()


@register.simple_tag
def site_picture(image: SiteImage | None, use: str, alt: str = "", **attrs) -> Picture | str:
    """The `<picture>` of `image` for one of the uses of cms.images.uses; empty without a picture.

    `attrs` go to the `<img>`, and before those of the use: `loading="eager"`.
    """
    # A block that was never filled has no picture, not even None.
    return picture_of(image or None, USES[use], {"alt": alt, **attrs}) or ""


@register.simple_tag
def picture_download(image: SiteImage | None) -> Download | None:
    """The large JPEG of `image` with `address` and `size` in bytes; None where there is none."""
    return download_of(image)
