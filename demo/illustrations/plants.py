"""Trees and grasses, grown from noise."""

import numpy as np
import skia

from . import noise
from .palette import INK, PAPER, darker, lighter, mix
from .shapes import blob, curve, down, polygon


def conifer(canvas, x, y, height, colour, snow=None, light=-1):
    """A fir standing on `y`; `snow` is the colour that lies on its boughs."""
    rng = canvas.rng
    tiers = max(5, int(height / 26))
    width = height * rng.uniform(0.2, 0.27)
    left, right = [(x, y - height)], []
    for tier in range(1, tiers + 1):
        share = tier / tiers
        reach = width * share**0.85 * rng.uniform(0.85, 1.15)
        level = y - height * (1 - share * 0.94)
        left += [(x - reach, level + rng.uniform(0, 6)), (x - reach * 0.55, level - 3)]
        right += [(x + reach, level + rng.uniform(0, 6)), (x + reach * 0.55, level - 3)]
    canvas.line(x, y, x, y - height * 0.3, darker(colour, 0.5), max(2, height * 0.025))
    path = polygon(*left, *reversed(right))
    canvas.fill(path, colour)
    canvas.shade(path, (x + light * width, y), (x - light * width, y), darker(colour, 0.6), 0.6)
    if snow:
        with canvas.clipped(path):
            for tier in range(1, tiers + 1):
                share = tier / tiers
                level = y - height * (1 - share * 0.94)
                reach = width * share**0.85
                wave = [
                    (x - reach * 1.2, level - 2),
                    (x + light * reach * 0.4, level - height * 0.055),
                    (x + reach * 0.7, level - 8),
                    (x, level - height * 0.012),
                ]
                canvas.fill(curve(wave, closed=True), snow, 0.9)


def forest(canvas, xs, ys, colour, haze, size=60, density=1.0, snow=None):
    """A row of firs along a line of heights, far ones lost in haze."""
    span = canvas.width / (size * 0.28) * density
    for _ in range(int(span)):
        i = canvas.rng.integers(0, len(xs))
        tall = size * canvas.rng.uniform(0.55, 1.3)
        tone = mix(colour, haze, canvas.rng.uniform(0, 0.3))
        conifer(canvas, float(xs[i]), float(ys[i]) + 6, tall, tone, snow)


def bush(canvas, x, y, rx, ry, colour, light=-1, leaves=26):
    """A round crown: one mass with smaller tufts of light and shadow on it."""
    rng = canvas.rng
    mass = blob(rng, x, y, rx, ry, 0.22, 44, 9)
    canvas.fill(mass, colour)
    canvas.shade(
        mass,
        (x + light * rx * 0.6, y - ry),
        (x - light * rx * 0.5, y + ry),
        darker(colour, 0.7),
        0.75,
    )
    for _ in range(leaves):
        a, r = rng.uniform(0, 2 * np.pi), rng.uniform(0, 0.85)
        px, py = x + rx * r * np.cos(a), y + ry * r * np.sin(a)
        lit = (light * (px - x) / rx - (py - y) / ry) / 2
        tone = lighter(colour, 0.32 * lit) if lit > 0 else darker(colour, -0.45 * lit)
        canvas.fill(blob(rng, px, py, rx * 0.17, ry * 0.13, 0.3, 16, 4), tone, 0.75)


def tree(canvas, x, y, height, colour, bark, light=-1):
    """A broad tree: trunk, two boughs, a crown of several bushes."""
    rng = canvas.rng
    trunk = height * 0.06
    lean = rng.uniform(-0.06, 0.06) * height
    canvas.fill(
        polygon(
            (x - trunk, y),
            (x - trunk * 0.4 + lean, y - height * 0.6),
            (x + trunk * 0.4 + lean, y - height * 0.6),
            (x + trunk, y),
        ),
        bark,
    )
    for dx, dy, size in (
        (-0.22, 0.62, 0.22),
        (0.2, 0.58, 0.2),
        (0.02, 0.78, 0.27),
        (0.06, 0.6, 0.2),
    ):
        bush(
            canvas,
            x + lean + dx * height,
            y - dy * height,
            size * height,
            size * 0.72 * height,
            colour,
            light,
        )


def birch(canvas, x, top, y, width, light=-1, bark=PAPER, shadow="#9DB3B5"):
    """A birch trunk from `y` up to `top`, with its dark marks and a few boughs."""
    rng = canvas.rng
    count = 14
    ys = np.linspace(y, top, count)
    middle = x + np.cumsum(noise.line(rng, count, 3, 2)) * width * 0.45
    half = (
        width * (0.62 - 0.3 * np.linspace(0, 1, count)) + np.r_[width * 0.25, np.zeros(count - 1)]
    )
    for start in rng.integers(5, count - 1, 5):
        side = rng.choice([-1, 1])
        reach = width * rng.uniform(3, 7)
        bough = [
            (middle[start], ys[start]),
            (middle[start] + side * reach * 0.5, ys[start] - reach * 0.7),
            (middle[start] + side * reach, ys[start] - reach * 1.0),
        ]
        canvas.stroke(curve(bough), mix(INK, shadow, 0.35), width * 0.13)
    left = list(zip(middle - half, ys, strict=True))
    right = list(zip(middle + half, ys, strict=True))
    path = curve([*left, *reversed(right)], closed=True)
    canvas.fill(path, bark)
    canvas.shade(
        path, (x + light * width * 0.3, 0), (x - light * width * 0.9, 0), shadow, 0.95, 1.0
    )
    with canvas.clipped(path):
        for _ in range(int((y - top) / (width * 0.75))):
            my = rng.uniform(top, y)
            mx = np.interp(-my, -ys, middle) + rng.choice([-1, 1]) * width * rng.uniform(0.1, 0.6)
            size = width * rng.uniform(0.12, 0.55)
            mark = [
                (mx - size, my),
                (mx, my - width * 0.09),
                (mx + size, my + 2),
                (mx, my + width * 0.09),
            ]
            canvas.fill(curve(mark, closed=True), INK, rng.uniform(0.55, 0.9))
        for _ in range(3):
            my = rng.uniform(top, y)
            mx = float(np.interp(-my, -ys, middle))
            canvas.fill(blob(rng, mx, my, width * 0.2, width * 0.26, 0.3, 14, 3), INK, 0.85)


def grass(canvas, xs, ys, colour, height=26, count=900, lean=0.35):
    """Blades along a line of heights."""
    path = skia.Path()
    for _ in range(count):
        i = canvas.rng.integers(0, len(xs))
        x, y = float(xs[i]) + canvas.rng.uniform(-4, 4), float(ys[i]) + 4
        tall = height * canvas.rng.uniform(0.4, 1.2)
        tip = x + tall * (lean + canvas.rng.normal() * 0.22)
        path.moveTo(x - tall * 0.06, y)
        path.quadTo(x, y - tall * 0.6, tip, y - tall)
        path.quadTo(x + tall * 0.05, y - tall * 0.5, x + tall * 0.08, y)
        path.close()
    canvas.fill(path, colour)


def field_rows(canvas, top, bottom, colours):
    canvas.rect(0, top, canvas.width, bottom - top, down(top, bottom, *colours))
