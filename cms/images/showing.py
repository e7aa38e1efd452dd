"""Pictures as they stand on a page: of the renditions that there are, never waiting for more."""

import logging
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from wagtail.images.models import Picture

from .sets import order_again
from .uses import DOWNLOAD, Use, filter_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Download:
    """A picture to keep: its address and its size in bytes."""

    address: str
    size: int


def renditions_of(image, use: Use) -> dict:
    """Return what there is of `image` for `use` by spec, in the order of `use.specs`.

    Asks the database once for a picture, whatever its uses; not at all where a list did before.
    """
    prefetch_related_objects([image], "renditions")
    made = image.find_existing_renditions(*map(filter_of, use.specs))
    by_spec = {filter.spec: rendition for filter, rendition in made.items()}
    return {spec: by_spec[spec] for spec in use.specs if spec in by_spec}


def shown_renditions_of(image, use: Use) -> dict:
    """Return `renditions_of`; where there are none, make the first one and order the others.

    Empty for a picture whose file is gone, broken or no picture: the page stands without it.
    """
    there = renditions_of(image, use)
    if there:
        return _wide_enough(there, use)
    try:
        if order_again(image, use.name):
            return {use.first: image.get_rendition(filter_of(use.first))}
    except Exception as fault:  # whatever is wrong with a file, it is not the visitor's
        logger.warning("Picture %s cannot be shown: %r", image.pk, fault)
    return {}


def _wide_enough(renditions: dict, use: Use) -> dict:
    """Leave out formats of which only narrow ones are made so far.

    A browser takes the best format that it knows, and would stretch a narrow one over the page.
    """
    first = renditions.get(use.first)
    if first is None:
        return renditions
    formats = {}
    for spec, rendition in renditions.items():
        formats.setdefault(spec.partition("|format-")[2], []).append((spec, rendition))
    return {
        spec: rendition
        for made in formats.values()
        if max(rendition.width for _spec, rendition in made) >= first.width
        for spec, rendition in made
    }


def picture_of(image, use: Use, attrs: dict) -> Picture | None:
    """Return the `<picture>` of `image`, or None where nothing can be shown."""
    renditions = shown_renditions_of(image, use) if image is not None else {}
    if not renditions:
        return None
    sizes = {"sizes": use.sizes} if use.sizes else {}
    return Picture(renditions, {**sizes, **dict(use.attrs), **attrs})


def rendition_of(image, use: Use):
    """Return the one rendition of a use that has one, or None where it cannot be made."""
    return shown_renditions_of(image, use).get(use.first) if image is not None else None


def download_of(image) -> Download | None:
    """Return the large JPEG of `image`, or None where there is none."""
    rendition = rendition_of(image, DOWNLOAD)
    try:
        return rendition and Download(rendition.url, rendition.file.size)
    except OSError:
        return None
