import tomllib

from django.core.files.images import ImageFile
from wagtail.images.rect import Rect

from cms.models import SiteImage

from .content import DEMO_DIR

PICTURES_DIR = DEMO_DIR / "pictures"
# What must stay in view around the focal point, in pixels of the original.
FOCUS = (600, 600)


def load_pictures() -> dict[str, SiteImage]:
    """Put the demo's pictures into the library where they are missing; return them by name."""
    table = tomllib.loads((PICTURES_DIR / "pictures.toml").read_text(encoding="utf-8"))
    titles = [entry["title"] for entry in table.values()]
    there = {image.title: image for image in SiteImage.objects.filter(title__in=titles)}
    pictures = {
        name: there.get(entry["title"]) or _load_picture(name, entry)
        for name, entry in table.items()
        if (PICTURES_DIR / f"{name}.webp").exists()
    }
    # Until every picture is drawn, others stand in for it.
    drawn = list(pictures.values())
    for place, name in enumerate(table):
        pictures.setdefault(name, drawn[place % len(drawn)])
    return pictures


def _load_picture(name: str, entry: dict) -> SiteImage:
    image = SiteImage(
        title=entry["title"], description=entry["description"], credit=entry["credit"]
    )
    if "focal_point" in entry:
        x, y = entry["focal_point"]
        image.set_focal_point(Rect.from_point(x, y, *FOCUS))
    path = PICTURES_DIR / f"{name}.webp"
    with path.open("rb") as file:
        image.file = ImageFile(file, name=path.name)
        # What the admin's upload does: size and hash tell when a picture comes a second time.
        image._set_image_file_metadata()
        image.full_clean()
        image.save()
    return image
