"""Sky, ridges, mist and water: the depth of every outdoor scene."""

import numpy as np
import skia
from scipy import ndimage

from . import noise
from .palette import PAPER, argb, channels, darker, lighter, mix
from .shapes import below, blob, box, curve, down, fade, glow


def sky(canvas, *colours, floor=None):
    floor = canvas.height if floor is None else floor
    canvas.rect(0, 0, canvas.width, floor, down(0, floor, *colours))


def sun(canvas, x, y, radius, colour, halo=5.0, strength=0.8):
    canvas.circle(x, y, radius * halo, glow(x, y, radius * halo, colour, strength))
    canvas.circle(x, y, radius, colour)


def clouds(canvas, top, bottom, colour, cover=0.5, cells=5, stretch=3.0, alpha=0.8, hard=0.12):
    """Drifting cloud between two heights, from thresholded noise."""
    height = int(bottom - top)
    sheet = noise.field(canvas.rng, height, canvas.width, cells, octaves=5, stretch=stretch)
    rise = np.sin(np.linspace(0, np.pi, height))[:, None] ** 0.7
    density = np.clip((sheet * rise - (1 - cover)) / hard, 0, 1) * 255 * alpha
    canvas.stamp(tint(colour, density), 0, int(top))


def cumulus(canvas, x, y, width, colour=PAPER, shade="#BFD8D6", light=-1, alpha=1.0):
    """A heaped cloud on a flat base at `y`, lit from one side."""
    canvas.skia.saveLayer(None, None)
    count = 11
    for row in (1.0, 0.62):
        for i in range(count):
            share = (i + 0.5) / count
            arch = np.sin(np.pi * share) ** 0.8 * canvas.rng.uniform(0.55, 1.1)
            radius = width * (0.05 + 0.1 * arch) * (0.7 + 0.3 * row)
            px = x + width * (share - 0.5) * 0.95
            py = y - radius * 0.35 - width * 0.13 * arch * row
            path = blob(canvas.rng, px, py, radius * 1.25, radius, 0.1, 30, 6)
            canvas.fill(path, colour)
            canvas.shade(
                path,
                (px + light * radius * 0.5, py - radius * 0.6),
                (px - light * radius * 0.6, py + radius * 1.2),
                shade,
                0.85,
                1.2,
            )
    base = canvas.paint(fade(0, y - width * 0.07, 0, y + width * 0.02, colour, alpha, 0))
    base.setBlendMode(skia.BlendMode.kDstIn)
    canvas.skia.drawPaint(base)
    canvas.skia.restore()


def mist(canvas, y, thickness, colour=PAPER, alpha=0.7, cells=4):
    """A bank of mist centred on `y`."""
    height = int(thickness * 2)
    sheet = noise.field(canvas.rng, height, canvas.width, cells, octaves=4, stretch=4.0)
    bell = np.exp(-((np.linspace(-2.1, 2.1, height)) ** 2))[:, None]
    canvas.stamp(
        tint(colour, np.clip(bell * (0.55 + 0.75 * sheet), 0, 1) * 255 * alpha),
        0,
        int(y - thickness),
    )


def tint(colour, density):
    """One colour with a sheet of opacity, ready to stamp."""
    rgb = np.array(channels(colour)) * 255
    return np.dstack([np.full(density.shape, c) for c in rgb] + [density]).astype(np.float32)


def heights(canvas, y, amplitude, octaves=6, base=3, gain=0.5, peaks=False, step=6):
    """A ridge line: x and y values across the picture; `peaks` makes it alpine."""
    xs = np.arange(-40, canvas.width + 40 + step, step)
    values = noise.line(canvas.rng, len(xs), octaves, base, gain)
    if peaks:
        values = 1 - 2.2 * np.abs(values) ** 0.85
    return xs, y - amplitude * values


def ridge(canvas, xs, ys, colour, haze, floor=None, shade=None, light=0.0, alpha=0.45):
    """A mountain layer fading into haze; `light` (-1 or 1) is the side its slopes catch it."""
    floor = canvas.height if floor is None else floor
    path = below(xs, ys, floor)
    top = float(np.min(ys))
    canvas.fill(path, down(top, floor, colour, mix(colour, haze, 0.55), haze))
    if light:
        slopes(canvas, path, xs, ys, colour, light)
    canvas.shade(
        path, (0, top + (floor - top) * 0.75), (0, top), shade or darker(colour, 0.5), alpha
    )
    return path


def slopes(canvas, path, xs, ys, colour, light, reach=0.9):
    """Facets down from the crests: lit on one side, in shadow on the other."""
    smooth = ndimage.gaussian_filter1d(ys, 4)
    crests = [i for i in range(8, len(ys) - 8) if smooth[i] == smooth[i - 8 : i + 9].min()]
    with canvas.clipped(path):
        for i in crests:
            drop = (ys.max() - ys[i]) * reach + 60
            x, y = xs[i], ys[i]
            side = -light
            spine = x + np.cumsum(noise.line(canvas.rng, 12, 3, 3) * drop * 0.10)
            down_y = np.linspace(y - 6, y + drop, 12)
            far = x + side * drop * canvas.rng.uniform(0.9, 1.5)
            points = [*zip(spine, down_y, strict=True), (far, y + drop)]
            path_shadow = skia.Path()
            path_shadow.addPoly([skia.Point(float(a), float(b)) for a, b in points], True)
            canvas.shade(path_shadow, (x, y + drop), (x, y), darker(colour, 0.6), 0.55, 0.9)
            lit = [*zip(spine, down_y, strict=True), (x - side * drop * 0.9, y + drop)]
            path_lit = skia.Path()
            path_lit.addPoly([skia.Point(float(a), float(b)) for a, b in lit], True)
            canvas.shade(path_lit, (x, y + drop * 0.8), (x, y), lighter(colour, 0.75), 0.35, 1.0)


def reflect(canvas, waterline, colour, strength=0.6, ripple=9.0, seed_cells=60):
    """Turns everything above `waterline` upside down into the water, broken by ripples."""
    pixels = canvas.pixels()
    waterline = int(waterline)
    depth = canvas.height - waterline
    source = np.clip(waterline - 1 - np.arange(depth) * 0.92, 0, waterline - 1)
    sheet = noise.field(canvas.rng, depth, canvas.width, seed_cells, octaves=2, stretch=9.0) - 0.5
    near = np.linspace(0.25, 1.6, depth)[:, None]
    rows = np.clip(source[:, None] + sheet * ripple * 5 * near, 0, waterline - 1)
    columns = np.arange(canvas.width)[None, :] + sheet * ripple * 2.4 * near
    mirror = np.dstack(
        [
            ndimage.map_coordinates(pixels[..., c], [rows, columns], order=1, mode="nearest")
            for c in range(3)
        ]
    )
    water = np.array(channels(colour)) * 255
    share = (strength * np.linspace(1, 0.45, depth))[:, None, None]
    canvas.stamp(mirror * share + water * (1 - share), 0, waterline)


def ripples(canvas, top, bottom, colour, count=220, alpha=0.35, longest=190):
    """Flat glints and shadows on water, small far away and long near by."""
    for _ in range(count):
        depth = canvas.rng.uniform(0, 1) ** 1.5
        y = top + (bottom - top) * depth
        length = (0.15 + depth) * longest * canvas.rng.uniform(0.3, 1)
        x = canvas.rng.uniform(-50, canvas.width)
        thick = 0.8 + 4.5 * depth
        points = [(x, y), (x + length / 2, y - thick), (x + length, y), (x + length / 2, y + thick)]
        canvas.fill(curve(points, closed=True), colour, alpha * canvas.rng.uniform(0.4, 1))


def glitter(canvas, x, top, bottom, colour, spread=120, count=160, alpha=0.8):
    """The sun's road on the water under `x`."""
    for _ in range(count):
        depth = canvas.rng.uniform(0, 1) ** 1.3
        y = top + (bottom - top) * depth
        middle = x + canvas.rng.normal() * spread * (0.25 + 0.75 * depth)
        length = 8 + 70 * depth * canvas.rng.uniform(0.4, 1)
        canvas.oval(middle, y, length, 1 + 2.6 * depth, colour, alpha * canvas.rng.uniform(0.3, 1))


def smoke(canvas, points, start, end, colour, shade, alpha=0.92):
    """A plume of puffs along `points`, growing from radius `start` to `end`."""
    guide = skia.PathMeasure(curve(points), False)
    length, at = guide.getLength(), 0.0
    puffs = []
    while at < length:
        share = at / length
        radius = start + (end - start) * share**0.8
        spot = guide.getPosTan(at)[0]
        puffs.append((spot.x(), spot.y(), radius))
        at += radius * 0.62
    canvas.skia.saveLayer(None, None)
    for x, y, radius in reversed(puffs):
        x += canvas.rng.normal() * radius * 0.22
        y += canvas.rng.normal() * radius * 0.22
        path = blob(canvas.rng, x, y, radius, radius * 0.86, 0.2, 30, 5)
        canvas.fill(path, colour)
        canvas.shade(
            path, (x - radius * 0.2, y - radius * 0.5), (x + radius * 0.3, y + radius), shade, 0.75
        )
    ends = [skia.Point(*points[0]), skia.Point(*points[-1])]
    steps = [argb(colour, alpha * k) for k in (1, 1, 0.85, 0.5, 0.12)]
    thin = canvas.paint(skia.GradientShader.MakeLinear(ends, steps))
    thin.setBlendMode(skia.BlendMode.kDstIn)
    canvas.skia.drawPaint(thin)
    canvas.skia.restore()


def ground(canvas, y, colour, bottom):
    canvas.rect(0, y, canvas.width, canvas.height - y, down(y, canvas.height, colour, bottom))
    canvas.shade(
        box(0, y, canvas.width, canvas.height - y),
        (0, y),
        (0, canvas.height),
        darker(bottom, 0.5),
        0.4,
    )
