"""The colours of the series: the site's own paper, ink and teal, earths, one warm accent."""

import skia

PAPER = "#FBF9F5"
INK = "#1B1F24"
TEAL = "#0B5A6B"
NIGHT = "#0A2B36"
DEEP = "#083F4C"
MID = "#3B8493"
SOFT = "#7FB0B6"
PALE = "#BFD8D6"
MIST = "#E3EBE5"
RULE = "#D9D4CC"
SAND = "#EADFC8"
DUNE = "#D9C49B"
OCHRE = "#C2974F"
EARTH = "#8A6A40"
UMBER = "#54422E"
VERMILION = "#C4492F"
BRICK = "#8E3A2B"
AMBER = "#E5A64C"
DAWN = "#F2D3AE"
ROSE = "#E4AE8C"
MOSS = "#6F8A6B"
PINE = "#2C5A54"


def channels(colour):
    """Red, green and blue of `#RRGGBB`, each 0 to 1."""
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))


def mix(first, second, share):
    """The colour `share` (0 to 1) of the way from `first` to `second`."""
    share = min(max(share, 0.0), 1.0)
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round((a + (b - a) * share) * 255):02X}" for a, b in pairs)


def lighter(colour, share):
    """`colour` moved towards paper."""
    return mix(colour, PAPER, share)


def darker(colour, share):
    """`colour` moved towards ink."""
    return mix(colour, NIGHT, share)


def argb(colour, alpha=1.0):
    """The packed colour Skia wants."""
    red, green, blue = (round(c * 255) for c in channels(colour))
    return skia.Color(red, green, blue, round(max(0.0, min(1.0, alpha)) * 255))
