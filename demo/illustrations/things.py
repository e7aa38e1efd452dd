"""Objects for rooms: books, crates, lamps, plants, tools."""

import math

from .palette import (
    AMBER,
    BRICK,
    DEEP,
    EARTH,
    INK,
    MID,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
    SAND,
    TEAL,
    UMBER,
    VERMILION,
    darker,
    lighter,
    mix,
)
from .shapes import box, curve, disc, down, glow, polygon

SPINES = (TEAL, BRICK, OCHRE, SAND, MID, UMBER, DEEP, "#B9A27A", VERMILION, MOSS)


def books(c, x0, x1, y, height, dim=0.0, shadow=NIGHT):
    """A shelf of volumes from `x0` to `x1` standing on `y`."""
    x = x0
    while x < x1 - 4:
        kind = c.rng.uniform()
        wide = min(height * c.rng.uniform(0.1, 0.24), x1 - x)
        tall = height * c.rng.uniform(0.66, 0.94)
        tone = mix(SPINES[int(c.rng.integers(0, len(SPINES)))], shadow, dim)
        if kind < 0.08:
            x += wide
            continue
        path = box(x, y - tall, wide, tall, 1.5)
        c.fill(path, tone)
        c.rect(x, y - tall, max(1, wide * 0.16), tall, lighter(tone, 0.25), 0.5)
        if wide > 9:
            c.rect(x, y - tall * 0.86, wide, max(1, tall * 0.03), lighter(tone, 0.55), 0.8)
            c.rect(
                x + wide * 0.2, y - tall * 0.66, wide * 0.6, tall * 0.22, lighter(tone, 0.7), 0.75
            )
            c.rect(x, y - tall * 0.14, wide, max(1, tall * 0.03), lighter(tone, 0.55), 0.8)
        x += wide + 0.8


def crate(c, x, y, width, height, colour="#B98F55", light=-1):
    """A slatted crate on `y`."""
    path = box(x, y - height, width, height, 3)
    c.fill(path, down(y - height, y, lighter(colour, 0.12), darker(colour, 0.15)))
    for i in range(1, 5):
        c.line(x, y - height * i / 5, x + width, y - height * i / 5, darker(colour, 0.5), 2.5, 0.7)
    edge = max(6, width * 0.07)
    for part in ((x, y - height, edge, height), (x + width - edge, y - height, edge, height)):
        c.rect(*part, lighter(colour, 0.2))
    c.line(x + edge, y - 4, x + width - edge, y - height + 4, lighter(colour, 0.1), edge * 0.9)
    dark = x + width if light < 0 else x
    c.shade(path, (dark + light * width, y - height), (dark, y), darker(colour, 0.7), 0.7)


def carton(c, x, y, width, height, colour="#C7A06A", light=-1):
    path = box(x, y - height, width, height, 2)
    c.fill(path, down(y - height, y, lighter(colour, 0.15), colour))
    c.rect(x + width * 0.44, y - height, width * 0.12, height, lighter(colour, 0.4), 0.6)
    c.rect(x + width * 0.62, y - height * 0.4, width * 0.26, height * 0.24, PAPER, 0.85)
    c.rect(x + width * 0.65, y - height * 0.33, width * 0.2, 2, INK, 0.5)
    dark = x + width if light < 0 else x
    c.shade(path, (dark + light * width, y - height), (dark, y), darker(colour, 0.75), 0.65)


def sack(c, x, y, width, colour=SAND):
    height = width * 0.8
    path = curve(
        [
            (x - width / 2, y),
            (x - width * 0.52, y - height * 0.6),
            (x - width * 0.2, y - height * 0.9),
            (x - width * 0.1, y - height),
            (x + width * 0.12, y - height * 1.02),
            (x + width * 0.22, y - height * 0.9),
            (x + width * 0.53, y - height * 0.55),
            (x + width / 2, y),
        ],
        True,
    )
    c.fill(path, colour)
    c.shade(path, (x - width * 0.3, y - height), (x + width * 0.5, y), darker(colour, 0.7), 0.8)
    c.line(
        x - width * 0.18,
        y - height * 0.86,
        x + width * 0.2,
        y - height * 0.88,
        darker(colour, 0.5),
        4,
    )


def pendant(c, x, top, y, size, shade=DEEP, light=AMBER, reach=8.0, strength=0.5):
    """A lamp hanging from `top` to `y`, with its cone of light."""
    c.line(x, top, x, y - size * 0.6, INK, max(2, size * 0.06))
    c.circle(
        x, y + size * 0.3, size * reach, glow(x, y + size * 0.3, size * reach, light, strength)
    )
    c.oval(x, y + size * 0.06, size * 0.5, size * 0.22, lighter(light, 0.7))
    path = curve(
        [
            (x - size * 0.16, y - size * 0.6),
            (x - size * 0.5, y - size * 0.36),
            (x - size * 0.9, y + size * 0.1),
        ]
    )
    path.lineTo(x + size * 0.9, y + size * 0.1)
    path.quadTo(x + size * 0.56, y - size * 0.5, x + size * 0.16, y - size * 0.6)
    path.close()
    c.fill(path, shade)
    c.shade(path, (x - size * 0.7, 0), (x + size, 0), INK, 0.7)
    c.rect(
        x - size * 0.9,
        y + size * 0.06,
        size * 1.8,
        size * 0.08,
        lighter(light, 0.4),
        radius=size * 0.04,
    )


def desk_lamp(c, x, y, size, light=AMBER, shade=PINE):
    """A banker's lamp on `y`."""
    c.circle(x, y - size * 0.8, size * 5, glow(x, y - size * 0.8, size * 5, light, 0.75))
    c.oval(x, y - 3, size * 0.42, size * 0.1, OCHRE)
    c.line(x, y - 4, x, y - size * 1.1, lighter(OCHRE, 0.45), size * 0.1)
    path = curve(
        [
            (x - size * 0.85, y - size * 0.8),
            (x - size * 0.7, y - size * 1.12),
            (x, y - size * 1.24),
            (x + size * 0.7, y - size * 1.12),
            (x + size * 0.85, y - size * 0.8),
        ]
    )
    path.close()
    c.fill(
        path,
        down(
            y - size * 1.2,
            y - size * 0.8,
            lighter(shade, 0.15),
            lighter(mix(shade, AMBER, 0.3), 0.2),
        ),
    )
    c.shade(path, (x + size * 0.5, 0), (x - size * 0.9, 0), darker(shade, 0.8), 0.6)
    c.rect(x - size * 0.85, y - size * 0.83, size * 1.7, size * 0.06, lighter(light, 0.6), radius=3)


def lantern(c, x, top, y, size, colour=VERMILION, glowing=0.6):
    """A paper lantern with ribs and a tassel, its middle on `y`."""
    c.line(x, top, x, y - size, UMBER, max(1.5, size * 0.04))
    if glowing:
        c.circle(x, y, size * 3.4, glow(x, y, size * 3.4, AMBER, glowing))
    body = disc(x, y, size, size * 0.84)
    c.fill(body, down(y - size, y + size, colour, lighter(mix(colour, AMBER, 0.45), 0.1), colour))
    c.shade(body, (x - size * 0.3, y), (x + size * 1.15, y), darker(colour, 0.5), 0.6)
    for k in (0.3, 0.62, 0.88):
        c.oval(x, y, size * k, size * 0.84, darker(colour, 0.35), 0.55, width=max(1, size * 0.025))
    for dy in (-0.84, 0.84):
        c.rect(
            x - size * 0.36,
            y + dy * size - size * 0.08,
            size * 0.72,
            size * 0.16,
            OCHRE,
            radius=size * 0.05,
        )
    for k in range(-2, 3):
        c.line(
            x + k * size * 0.07,
            y + size * 0.9,
            x + k * size * 0.09,
            y + size * 1.45,
            mix(colour, AMBER, 0.3),
            max(1, size * 0.04),
        )


def gear(c, x, y, radius, colour, teeth=16, hole=0.3, turn=0.0):
    points = []
    for i in range(teeth * 4):
        a = turn + i * math.pi * 2 / (teeth * 4)
        r = radius if i % 4 in (0, 1) else radius * 0.85
        points.append((x + r * math.cos(a), y + r * math.sin(a)))
    path = polygon(*points)
    c.fill(path, colour)
    c.shade(
        path,
        (x - radius * 0.5, y - radius),
        (x + radius * 0.6, y + radius),
        darker(colour, 0.7),
        0.8,
    )
    c.circle(x, y, radius * 0.66, darker(colour, 0.25), width=radius * 0.06)
    c.circle(x, y, radius * hole, darker(colour, 0.6))


def spanner(c, x, y, length, colour, turn=0.0):
    with c.moved(x, y, length / 100, turn=turn):
        c.fill(polygon((-4.5, 8), (4.5, 8), (4, 92), (-4, 92)), colour)
        c.line(-2, 12, -2, 88, lighter(colour, 0.5), 1.4)
        for cy in (4, 96):
            c.circle(0, cy, 11, colour)
            c.fill(
                polygon(
                    (-5, cy),
                    (5, cy),
                    (5, cy + (-14 if cy < 50 else 14)),
                    (-5, cy + (-14 if cy < 50 else 14)),
                ),
                NIGHT,
            )


def plant_pot(c, x, y, size, pot=SAND, leaf=PINE):
    """A potted plant with broad leaves."""
    c.fill(
        polygon(
            (x - size * 0.3, y - size * 0.5),
            (x + size * 0.3, y - size * 0.5),
            (x + size * 0.22, y),
            (x - size * 0.22, y),
        ),
        pot,
    )
    c.shade(
        polygon(
            (x - size * 0.3, y - size * 0.5),
            (x + size * 0.3, y - size * 0.5),
            (x + size * 0.22, y),
            (x - size * 0.22, y),
        ),
        (x - size * 0.2, 0),
        (x + size * 0.4, 0),
        darker(pot, 0.7),
        0.8,
    )
    for n in range(11):
        a = -math.pi / 2 + (n - 5) * 0.26 + c.rng.uniform(-0.1, 0.1)
        reach = size * c.rng.uniform(0.9, 1.5)
        tx, ty = x + reach * math.cos(a), y - size * 0.5 + reach * math.sin(a)
        nx, ny = -math.sin(a) * size * 0.15, math.cos(a) * size * 0.15
        mx, my = x + (tx - x) * 0.55, y - size * 0.5 + (ty - y + size * 0.5) * 0.55
        leafy = curve([(x, y - size * 0.5), (mx + nx, my + ny), (tx, ty), (mx - nx, my - ny)], True)
        c.fill(leafy, mix(leaf, MOSS, c.rng.uniform(0, 0.6)))
        c.line(x, y - size * 0.5, tx, ty, lighter(leaf, 0.3), 1.5, 0.6)


def seal(c, x, y, size, colour=VERMILION, alpha=0.9):
    """A round stamp of rings, dashes and a bar, without words."""
    c.circle(x, y, size, colour, alpha, width=size * 0.1)
    c.circle(x, y, size * 0.5, colour, alpha, width=size * 0.06)
    for n in range(14):
        with c.moved(x, y, 1, turn=n * 360 / 14):
            c.rect(-size * 0.06, -size * 0.83, size * 0.12, size * 0.2, colour, alpha)
    c.rect(-size * 0.78 + x, y - size * 0.13, size * 1.56, size * 0.26, PAPER)
    c.rect(-size * 0.7 + x, y - size * 0.06, size * 1.4, size * 0.12, colour, alpha)


def paper_sheet(c, x, y, width, height, turn=0.0, lines=9, tone=PAPER, heading=EARTH):
    """A written sheet, centred, with ruled lines of different length."""
    with c.moved(x, y, 1, turn=turn):
        c.rect(-width / 2 + 8, -height / 2 + 10, width, height, INK, 0.35, blur=8)
        c.rect(-width / 2, -height / 2, width, height, tone)
        c.rect(-width * 0.4, -height * 0.42, width * 0.42, height * 0.035, heading, 0.9)
        for n in range(lines):
            yy = -height * 0.3 + n * height * 0.62 / lines
            c.rect(
                -width * 0.4,
                yy,
                width * c.rng.uniform(0.5, 0.8),
                max(1.5, height * 0.009),
                INK,
                0.45,
            )
