"""What rooms are made of: brick, windows, planks, falling light, the things on a bench."""

import math
from contextlib import contextmanager

import skia

from .palette import EARTH, INK, NIGHT, OCHRE, PAPER, SOFT, UMBER, darker, lighter, mix
from .shapes import box, curve, disc, down, fade, polygon


@contextmanager
def laid(c, x, y, squash=0.4, lean=0.0, turn=0.0, scale=1.0):
    """Draws things that lie flat: turned on the table top, then seen from low in front."""
    c.skia.save()
    c.skia.translate(x, y)
    c.skia.concat(skia.Matrix().setAll(scale, lean * scale, 0, 0, squash * scale, 0, 0, 0, 1))
    c.skia.rotate(turn)
    yield
    c.skia.restore()


def bricks(c, x, y, width, height, colour, course=36, alpha=0.35):
    """A brick wall: joints and a few stones that took the fire differently."""
    c.rect(x, y, width, height, colour)
    long = course * 2.6
    for row in range(int(height / course) + 1):
        top = y + row * course
        c.line(x, top, x + width, top, darker(colour, 0.45), 2.5, alpha)
        for n in range(int(width / long) + 2):
            left = x + (n - 0.5 * (row % 2)) * long
            c.line(left, top, left, top + course, darker(colour, 0.45), 2.5, alpha)
            if c.rng.uniform() < 0.2:
                tone = lighter(colour, 0.18) if c.rng.uniform() < 0.5 else darker(colour, 0.3)
                c.rect(left + 3, top + 3, long - 5, course - 5, tone, 0.45, 2)


def arched(x, y, width, height, rise):
    """A window opening with a segmental head of `rise`."""
    path = skia.Path()
    path.moveTo(x, y + height)
    path.lineTo(x, y + rise)
    path.quadTo(x + width / 2, y - rise, x + width, y + rise)
    path.lineTo(x + width, y + height)
    path.close()
    return path


def bars(c, x, y, width, height, columns, rows, colour, thick=9):
    for n in range(1, columns):
        left = x + width * n / columns
        c.line(
            left,
            y - 200,
            left,
            y + height,
            colour,
            thick * (1.7 if n * 2 == columns else 1),
            butt=True,
        )
    for n in range(1, rows):
        top = y + height * n / rows
        c.line(x, top, x + width, top, colour, thick, butt=True)


def planks(c, y, depth, colour, count=90, far=None):
    """A table top from its far edge at `y`, with the grain running along."""
    top = box(-20, y, c.width + 40, depth)
    c.fill(top, down(y, y + depth, far or lighter(colour, 0.25), colour, darker(colour, 0.3)))
    with c.clipped(top):
        for share in (0.14, 0.36, 0.66):
            c.line(
                -20, y + depth * share, c.width + 20, y + depth * share, darker(colour, 0.6), 3, 0.6
            )
        for _ in range(count):
            x, v = c.rng.uniform(-200, c.width), c.rng.uniform(5, depth)
            run = [
                (x, y + v),
                (x + 180, y + v + c.rng.normal() * 3),
                (x + 470, y + v + c.rng.normal() * 4),
            ]
            c.stroke(curve(run), darker(colour, 0.6), 1.5 + v / 110, 0.3)
    return top


def shaft(c, x0, x1, y0, x2, x3, y1, colour=PAPER, alpha=0.3):
    """A beam of light from the opening `x0`–`x1` at `y0` down to `x2`–`x3` at `y1`."""
    ray = polygon((x0, y0), (x1, y0), (x3, y1), (x2, y1))
    c.fill(ray, fade(0, y0, 0, y1, colour, alpha, 0), blur=7)


def wheel(c, x, y, radius, colour, spokes=5, rim=0.16, turn=0.3):
    """A spoked wheel or pulley, seen from the side."""
    for n in range(spokes):
        a = turn + n * 2 * math.pi / spokes
        c.line(
            x,
            y,
            x + math.cos(a) * radius * 0.9,
            y + math.sin(a) * radius * 0.9,
            darker(colour, 0.25),
            radius * 0.13,
        )
    c.circle(x, y, radius * (1 - rim / 2), colour, width=radius * rim)
    c.circle(x, y, radius * (1 - rim), darker(colour, 0.4), 0.8, width=radius * 0.035)
    c.circle(x, y, radius * 0.24, colour)
    c.circle(x, y, radius * 0.1, darker(colour, 0.7))


def cogwheel(c, x, y, radius, colour, teeth=24, spokes=6, turn=0.0, light=-1):
    """A toothed wheel standing upright, with openings between its spokes."""
    path = skia.Path()
    for n in range(teeth):
        for share, reach in ((-0.3, 0.9), (-0.2, 1.0), (0.2, 1.0), (0.3, 0.9)):
            a = turn + (n + share) * 2 * math.pi / teeth
            point = (x + math.cos(a) * radius * reach, y + math.sin(a) * radius * reach)
            path.lineTo(*point) if path.countPoints() else path.moveTo(*point)
    path.close()
    for n in range(spokes):
        a = turn + (n + 0.5) * 2 * math.pi / spokes
        half = math.pi / spokes * 0.68
        ring = [(0.34, -half * 0.8), (0.7, -half), (0.73, 0), (0.7, half), (0.34, half * 0.8)]
        points = [
            (x + math.cos(a + d) * radius * r, y + math.sin(a + d) * radius * r) for r, d in ring
        ]
        path.addPath(curve(points, closed=True))
    path.addPath(disc(x, y, radius * 0.1))
    path.setFillType(skia.PathFillType.kEvenOdd)
    with c.moved(radius * 0.06 * -light, radius * 0.03):
        c.fill(path, darker(colour, 0.7))
    c.fill(path, colour)
    c.shade(
        path,
        (x + light * radius * 0.5, y - radius * 0.7),
        (x - light * radius * 0.7, y + radius),
        darker(colour, 0.8),
        0.85,
    )
    c.circle(x, y, radius * 0.79, lighter(colour, 0.35), 0.7, width=radius * 0.025)
    c.circle(x, y, radius * 0.2, lighter(colour, 0.2), 0.8, width=radius * 0.03)


def calliper(c, length, steel=SOFT):
    """A vernier calliper, its beam along the x axis."""
    s = length / 100
    frame = polygon(
        (0, -4 * s),
        (length, -4 * s),
        (length, 4 * s),
        (9 * s, 4 * s),
        (7 * s, 30 * s),
        (3 * s, 36 * s),
        (0, 10 * s),
    )
    jaw = polygon(
        (30 * s, -8 * s),
        (62 * s, -8 * s),
        (62 * s, 8 * s),
        (39 * s, 8 * s),
        (36 * s, 36 * s),
        (31 * s, 30 * s),
    )
    beaks = (
        polygon((2 * s, -4 * s), (8 * s, -20 * s), (9 * s, -4 * s)),
        polygon((31 * s, -8 * s), (30 * s, -20 * s), (38 * s, -8 * s)),
    )
    with c.moved(2.5 * s, 6 * s):
        for part in (frame, jaw):
            c.fill(part, INK, 0.4, blur=4)
    for part in (*beaks, frame, jaw):
        c.fill(part, lighter(steel, 0.35) if part is jaw else steel)
        c.shade(part, (0, -12 * s), (0, 30 * s), darker(steel, 0.7), 0.6)
    for n in range(46):
        c.line(
            (10 + 2 * n) * s,
            -3.4 * s,
            (10 + 2 * n) * s,
            (0.6 if n % 5 else 2.4) * s,
            INK,
            0.5 * s,
            0.8,
        )
    for n in range(9):
        c.line((40 + 2.1 * n) * s, 1 * s, (40 + 2.1 * n) * s, 5 * s, INK, 0.5 * s, 0.8)
    c.circle(53 * s, -9 * s, 3.6 * s, mix(OCHRE, UMBER, 0.2))


def oil_can(c, x, y, size, colour, light=-1):
    """A squat can with a long thin spout, on `y`."""
    c.oval(x + size * 0.2, y, size * 0.85, size * 0.1, INK, 0.45, blur=6)
    spout = polygon(
        (x + size * 0.02, y - size * 0.9),
        (x + size * 0.84, y - size * 1.78),
        (x + size * 0.9, y - size * 1.75),
        (x + size * 0.2, y - size * 0.76),
    )
    c.fill(spout, darker(colour, 0.2))
    c.stroke(
        curve(
            [
                (x - size * 0.3, y - size * 0.66),
                (x - size * 0.92, y - size * 0.68),
                (x - size * 0.84, y - size * 0.16),
                (x - size * 0.46, y - size * 0.1),
            ]
        ),
        darker(colour, 0.35),
        size * 0.09,
    )
    body = curve(
        [
            (x - size * 0.5, y),
            (x - size * 0.46, y - size * 0.42),
            (x - size * 0.14, y - size * 0.82),
            (x + size * 0.14, y - size * 0.86),
            (x + size * 0.4, y - size * 0.48),
            (x + size * 0.5, y),
        ]
    )
    body.close()
    c.fill(body, colour)
    c.shade(
        body,
        (x + light * size * 0.3, y - size),
        (x - light * size * 0.6, y),
        darker(colour, 0.8),
        0.85,
    )
    c.rect(x - size * 0.5, y - size * 0.09, size, size * 0.09, darker(colour, 0.35))


def vice(c, x, y, s, colour):
    """A bench vice, its base on `y`, jaws open to the left."""
    with c.moved(x, y, s):
        c.oval(10, 4, 140, 14, INK, 0.5, blur=8)
        parts = (
            polygon((-70, 0), (120, 0), (96, -24), (74, -92), (-18, -92), (-44, -24)),
            polygon((-190, -84), (112, -84), (128, -104), (116, -128), (-190, -128)),
            polygon((-6, -120), (-6, -204), (60, -204), (100, -150), (116, -120)),
            polygon((-80, -120), (-80, -204), (-128, -204), (-168, -150), (-184, -120)),
        )
        for part in parts:
            c.fill(part, colour)
            c.shade(part, (60, -60), (-60, -230), lighter(colour, 0.5), 0.6)
        c.rect(-84, -208, 12, 30, mix(SOFT, PAPER, 0.3))
        c.rect(-8, -208, 12, 30, mix(SOFT, PAPER, 0.3))
        c.rect(-232, -118, 44, 28, darker(colour, 0.3), radius=6)
        c.line(-214, -176, -206, -24, mix(SOFT, EARTH, 0.3), 11)
        for cx, cy in ((-214, -176), (-206, -24)):
            c.circle(cx, cy, 10, mix(SOFT, EARTH, 0.3))


def shavings(c, x, y, width, colour, count=40):
    """Curls of metal or wood swept into a low heap."""
    for _ in range(count):
        px, py = x + c.rng.normal() * width * 0.3, y + c.rng.normal() * width * 0.035
        r = c.rng.uniform(4, 12)
        curl = [
            (px - r, py),
            (px, py - r * 0.9),
            (px + r, py - r * 0.1),
            (px + r * 0.2, py + r * 0.45),
            (px - r * 0.2, py - r * 0.1),
        ]
        c.stroke(curve(curl), mix(colour, NIGHT, c.rng.uniform(0, 0.5)), 3)
