import tomllib
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.images.rect import Rect

from cms.models import SiteImage

from .content import DEMO_DIR

PICTURES_DIR = DEMO_DIR / "pictures"
# What must stay in view around the focal point, in pixels of the original.
FOCUS = (600, 600)


def load_pictures() -> dict[str, SiteImage]:
    """Put the demo's pictures into the library where they are missing; return them by name.

    The name of a picture is that of its file without the ending.
    """
    entries = tomllib.loads((PICTURES_DIR / "pictures.toml").read_text(encoding="utf-8"))["picture"]
    titles = [entry["title"] for entry in entries]
    there = {image.title: image for image in SiteImage.objects.filter(title__in=titles)}
    return {
        Path(entry["file"]).stem: there.get(entry["title"]) or _load_picture(entry)
        for entry in entries
    }


def _load_picture(entry: dict) -> SiteImage:
    image = SiteImage(
        title=entry["title"], description=entry["description"], credit=entry["credit"]
    )
    if "focal_point" in entry:
        x, y = entry["focal_point"]
        image.set_focal_point(Rect.from_point(x, y, *FOCUS))
    with (PICTURES_DIR / entry["file"]).open("rb") as file:
        image.file = ImageFile(file, name=entry["file"])
        # What the admin's upload does: size and hash tell when a picture comes a second time.
        image._set_image_file_metadata()
        image.full_clean()
        image.save()
    return image
