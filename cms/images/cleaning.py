"""A new picture file without what it tells of its maker: place, time, camera, comments.

Colour profiles stay, and what the camera noted of its own position is applied to the picture.
"""

import struct
from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, JpegImagePlugin, UnidentifiedImageError
from pillow_heif import register_heif_opener

register_heif_opener()

# What a picture needs to look the same. Everything else that a file notes is left behind.
LOOK = frozenset(
    ["background", "disposal", "duration", "gamma", "icc_profile", "loop", "transparency"]
)
# Where cameras and programs write about a picture.
NOTES = frozenset(["comment", "exif", "iptc", "photoshop", "xmp", "XML:com.adobe.xmp"])
ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif"}
# Quality where a file is written anew in a format that loses, and its own is not known.
FINE = {"quality": 92}

# What Pillow raises over files that are broken, cut off or made to harm.
UNREADABLE = (
    *(OSError, SyntaxError, ValueError, EOFError, struct.error),
    Image.DecompressionBombError,
)


def cleaned(file: File) -> File:
    """Return `file` without its notes, upright, and as JPEG where it was HEIC.

    Raises ValidationError with a sentence when the file is broken, cut off or no picture.
    """
    try:
        file.open()
        picture = Image.open(file)
        picture.load()
        kind = "JPEG" if picture.format in ("HEIF", "MPO") else picture.format
        if kind not in ENDINGS or not _tells(picture, kind):
            file.seek(0)
            return file
        written = _written(picture, kind)
    except UNREADABLE as fault:
        raise ValidationError({"file": unreadable(fault)}) from fault
    return ContentFile(written, name=f"{PurePath(file.name).stem}{ENDINGS[kind]}")


def unreadable(fault: Exception) -> str:
    """Return what an editor can do about a file that Pillow refused with `fault`."""
    if isinstance(fault, Image.DecompressionBombError):
        return _("This picture has too many pixels. Make it smaller and upload it again.")
    if isinstance(fault, UnidentifiedImageError):
        return _("This file is no picture, or of a kind that is not known here.")
    return _("This picture cannot be read to its end. Save or copy it anew and upload that.")


def _tells(picture: Image.Image, kind: str) -> bool:
    # A JPEG is always written anew: phones hide further pictures and films behind it.
    if kind == "JPEG" or picture.mode.startswith("I"):
        return True
    return not NOTES.isdisjoint(picture.info) or bool(getattr(picture, "text", None))


def _written(picture: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    if getattr(picture, "n_frames", 1) > 1 and kind != "JPEG":
        frames = [_bare(picture) for number in range(picture.n_frames) if not picture.seek(number)]
        options = {"save_all": True, "append_images": frames[1:], **_timing(frames)}
        frames[0].save(out, kind, **options, **(FINE if kind in ("WEBP", "AVIF") else {}))
        return out.getvalue()
    bare = _bare(ImageOps.exif_transpose(picture))
    options = {"icc_profile": bare.info["icc_profile"]} if "icc_profile" in bare.info else {}
    if isinstance(picture, JpegImagePlugin.JpegImageFile):
        # Its own tables: as fine as it came, and no larger.
        options["qtables"] = picture.quantization
        options["subsampling"] = JpegImagePlugin.get_sampling(picture)
    elif kind != "PNG":
        options |= FINE
        if kind == "JPEG":
            bare = bare.convert("RGB")
    bare.save(out, kind, **options)
    return out.getvalue()


def _bare(picture: Image.Image) -> Image.Image:
    """A copy that carries nothing but its look, of eight bits a channel."""
    if picture.mode.startswith("I"):
        bare = picture.convert("I").point(lambda value: value / 257).convert("L")
    else:
        bare = picture.copy()
    bare.info = {name: value for name, value in picture.info.items() if name in LOOK}
    return bare


def _timing(frames: list[Image.Image]) -> dict:
    """How an animation runs, as Pillow wants to be told."""
    first = frames[0].info
    timing = {"duration": [frame.info.get("duration", 100) for frame in frames]}
    return timing | ({"loop": first["loop"]} if "loop" in first else {})
