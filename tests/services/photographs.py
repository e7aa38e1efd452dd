"""Photographs as cameras and telephones write them: large, noisy, with notes of their maker."""

import math
from functools import cache
from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageOps, TiffImagePlugin

ORIENTATION, MAKE, GPS, DESCRIPTION = 0x0112, 0x010F, 0x8825, 0x010E
# What no stored or served file may hold.
MAKER = "Secret Camera Works"


def notes(orientation: int = 1) -> Image.Exif:
    """What a telephone writes beside a picture taken in Harbin."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKE] = MAKER
    degrees = tuple(TiffImagePlugin.IFDRational(part) for part in (45, 45, 19))
    exif.get_ifd(GPS).update({1: "N", 2: degrees, 3: "E", 4: degrees})
    return exif


def halves(size: tuple[int, int] = (600, 400), mode: str = "RGB") -> Image.Image:
    """A picture whose left half is dark and whose right half is light."""
    picture = Image.new("L", size, 30)
    picture.paste(220, (size[0] // 2, 0, *size))
    return picture.convert(mode)


def stored(picture: Image.Image, kind: str, **options) -> bytes:
    """The bytes of a file of `kind`."""
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


@cache
def noisy_photograph(width: int = 4000, height: int = 3000) -> bytes:
    """A JPEG of gradients, clouds of every scale, thousands of edges and the noise of a sensor."""
    size, chance = (width, height), Random(7)
    across, round_ = (
        Image.linear_gradient("L").resize(size),
        Image.radial_gradient("L").resize(size),
    )
    picture = Image.merge("RGB", (across, round_, ImageChops.invert(across)))
    for cells, strength, share in ((16, 90, 0.5), (64, 80, 0.4), (250, 70, 0.35), (1000, 60, 0.3)):
        small = (cells, cells * 3 // 4)
        cloud = [Image.effect_noise(small, strength).resize(size, Image.BICUBIC) for _ in "RGB"]
        picture = Image.blend(picture, Image.merge("RGB", cloud), share)
    pen = ImageDraw.Draw(picture)
    for _ in range(width):
        x, y = chance.randrange(width), chance.randrange(height)
        far, way = chance.randrange(5, 160), chance.random() * math.tau
        colour = tuple(chance.randrange(256) for _ in "RGB")
        end = (x + far * math.cos(way), y + far * math.sin(way))
        pen.line((x, y, *end), fill=colour, width=chance.randrange(1, 6))
    grain = Image.merge("RGB", [Image.effect_noise(size, 24) for _ in "RGB"])
    picture = ImageChops.add(picture, grain, scale=1, offset=-128)
    return stored(picture, "JPEG", quality=92, exif=notes())


def upright(data: bytes) -> Image.Image:
    """The picture in `data` as a browser shows it."""
    return ImageOps.exif_transpose(Image.open(BytesIO(data)))


def tells_of_its_maker(data: bytes) -> bool:
    """Whether anything of `notes` is left in a file."""
    exif = Image.open(BytesIO(data)).getexif()
    return bool(exif.get_ifd(GPS)) or MAKE in exif or MAKER.encode() in data
