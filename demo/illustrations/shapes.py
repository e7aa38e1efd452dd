"""Paths and gradients that scenes are cut from."""

import numpy as np
import skia

from . import noise
from .palette import argb


def down(top, bottom, *colours):
    """A gradient from `top` to `bottom` (pixels), colours spread evenly."""
    points = [skia.Point(0, top), skia.Point(0, bottom)]
    return skia.GradientShader.MakeLinear(points, [argb(c) for c in colours])


def across(left, right, *colours):
    """A gradient from `left` to `right`."""
    points = [skia.Point(left, 0), skia.Point(right, 0)]
    return skia.GradientShader.MakeLinear(points, [argb(c) for c in colours])


def glow(x, y, radius, colour, strength=1.0):
    """A light that fades to nothing at `radius`."""
    steps = [argb(colour, strength * (1 - s) ** 2) for s in (0, 0.25, 0.5, 0.75, 1)]
    return skia.GradientShader.MakeRadial(skia.Point(x, y), radius, steps)


def fade(x0, y0, x1, y1, colour, start, end):
    """One colour between two opacities."""
    points = [skia.Point(x0, y0), skia.Point(x1, y1)]
    return skia.GradientShader.MakeLinear(points, [argb(colour, start), argb(colour, end)])


def polygon(*points):
    path = skia.Path()
    path.addPoly([skia.Point(float(x), float(y)) for x, y in points], True)
    return path


def box(x, y, width, height, radius=0.0):
    path = skia.Path()
    path.addRoundRect(skia.Rect.MakeXYWH(x, y, width, height), radius, radius)
    return path


def disc(x, y, rx, ry=None):
    ry = rx if ry is None else ry
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry))
    return path


def curve(points, closed=False):
    """A smooth line through `points` (Catmull-Rom)."""
    points = [(float(x), float(y)) for x, y in points]
    count = len(points)
    path = skia.Path()
    path.moveTo(*points[0])
    for i in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            p0, p1 = points[max(i - 1, 0)], points[i]
            p2, p3 = points[i + 1], points[min(i + 2, count - 1)]
        path.cubicTo(
            p1[0] + (p2[0] - p0[0]) / 6,
            p1[1] + (p2[1] - p0[1]) / 6,
            p2[0] - (p3[0] - p1[0]) / 6,
            p2[1] - (p3[1] - p1[1]) / 6,
            p2[0],
            p2[1],
        )
    if closed:
        path.close()
    return path


def below(xs, ys, floor):
    """The area between a line of heights and `floor`."""
    points = [(xs[0], floor), *zip(xs, ys, strict=True), (xs[-1], floor)]
    return polygon(*points)


def blob(rng, x, y, rx, ry, rough=0.18, count=40, base=5):
    """An organic closed shape, as of leaves, smoke or stone."""
    wobble = noise.line(rng, count, octaves=3, base=base)
    wobble += np.linspace(0, wobble[0] - wobble[-1], count)
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    reach = 1 + rough * wobble
    points = zip(x + rx * reach * np.cos(angles), y + ry * reach * np.sin(angles), strict=True)
    return curve(list(points), closed=True)
