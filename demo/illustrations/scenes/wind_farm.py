"""Turbines on a green coast above a bright sea."""

import math

from .. import land, plants, ships
from ..palette import (
    AMBER,
    DAWN,
    DEEP,
    DUNE,
    EARTH,
    MID,
    MIST,
    MOSS,
    NIGHT,
    OCHRE,
    PALE,
    PAPER,
    PINE,
    SAND,
    SOFT,
    TEAL,
    UMBER,
    VERMILION,
    darker,
    lighter,
    mix,
)
from ..shapes import below, box, curve, down, polygon

SEED = 44


def draw(c):
    land.sky(c, mix(MID, SOFT, 0.35), SOFT, PALE, "#F5EBD8", floor=720)
    land.sun(c, 420, 300, 78, lighter(AMBER, 0.8), halo=8, strength=0.7)
    for x, y, width in (
        (1560, 420, 760),
        (2150, 350, 620),
        (980, 330, 420),
        (800, 560, 300),
        (1900, 590, 420),
    ):
        land.cumulus(c, x, y, width, PAPER, mix(SOFT, PALE, 0.6))
    land.clouds(c, 380, 700, lighter(DAWN, 0.3), cover=0.5, cells=6, stretch=6, alpha=0.7, hard=0.3)
    c.rect(
        0, 712, c.width, 640, down(712, 1350, lighter(SOFT, 0.25), mix(SOFT, MID, 0.5), TEAL, DEEP)
    )
    for i in range(9):
        turbine(
            c,
            980 + i * 165 + c.rng.uniform(-30, 30),
            716,
            150 - (i % 3) * 22,
            mix(PAPER, SOFT, 0.45),
            i * 0.7,
        )
    land.mist(c, 712, 36, lighter(PALE, 0.5), 0.85)
    land.ripples(c, 722, 1250, lighter(PALE, 0.5), 420, 0.5)
    land.ripples(c, 722, 1300, DEEP, 260, 0.25)
    land.glitter(c, 420, 716, 1100, lighter(AMBER, 0.85), 130, 170, 0.85)
    for x, y, s in ((1500, 800, 0.42), (1850, 868, 0.62)):
        with c.moved(x, y, s):
            ships.fishing_boat(c, NIGHT, lighter(VERMILION, 0.12))
    headland(c)
    hills(c)
    ships.gulls(c, 10, 1750, 520, 170, size=20)


def turbine(c, x, y, height, colour, angle, shade=None):
    """A tower on `y` with three blades of half its height."""
    base, top = height * 0.030, height * 0.014
    tower = polygon((x - base, y), (x - top, y - height), (x + top, y - height), (x + base, y))
    c.fill(tower, colour)
    if shade:
        c.shade(tower, (x - base, 0), (x + base, 0), shade, 0.95, 0.9)
    c.rect(
        x - height * 0.03,
        y - height - height * 0.016,
        height * 0.07,
        height * 0.032,
        colour,
        radius=height * 0.012,
    )
    for n in range(3):
        with c.moved(x, y - height, height / 100, turn=math.degrees(angle) + n * 120):
            blade = curve(
                [(0, 1.6), (6, -3.4), (30, -1.6), (58, -0.2), (30, 1.2), (8, 1.6)], closed=True
            )
            c.fill(blade, colour)
            if shade:
                c.shade(blade, (0, -3), (0, 2), shade, 0.7)
    c.circle(x, y - height, height * 0.024, colour)
    if shade:
        c.circle(x, y - height, height * 0.012, shade)


def headland(c):
    """Cliffs on the right, with surf and a lighthouse."""
    xs, ys = land.heights(c, 730, 36, base=4)
    ys = ys + ((2500 - xs) / 640) ** 2.2 * 110 - 60
    keep = xs > 1560
    xs, ys = xs[keep], ys[keep]
    path = below(xs, ys, 980)
    c.fill(path, down(640, 980, mix(MOSS, SAND, 0.4), DUNE, mix(EARTH, DUNE, 0.4)))
    with c.clipped(path):
        for _ in range(60):
            x, y = c.rng.uniform(1600, 2420), c.rng.uniform(720, 960)
            crack = [
                (x, y),
                (x + c.rng.uniform(-16, 8), y + 30),
                (x + c.rng.uniform(-24, 10), y + 80),
            ]
            c.stroke(curve(crack), mix(EARTH, UMBER, 0.4), 5, 0.5)
        grassy = below(xs, ys + 22, 600)
        c.fill(grassy, mix(MOSS, DUNE, 0.25))
    c.shade(path, (1700, 0), (2500, 900), mix(UMBER, DEEP, 0.5), 0.6)
    x, y = 2190, 668
    tower = polygon((x - 30, y + 20), (x - 19, y - 160), (x + 19, y - 160), (x + 30, y + 20))
    c.fill(tower, PAPER)
    with c.clipped(tower):
        for band in (-120, -40):
            c.rect(x - 40, y + band, 80, 34, VERMILION)
        c.shade(tower, (x - 24, 0), (x + 34, 0), mix(SOFT, UMBER, 0.4), 0.9)
    c.rect(x - 27, y - 168, 54, 9, NIGHT, radius=2)
    c.rect(x - 13, y - 196, 26, 30, lighter(AMBER, 0.3))
    c.fill(curve([(x - 20, y - 194), (x, y - 222), (x + 20, y - 194)], True), VERMILION)
    for n in range(3):
        foam = [(1540 + i * 60, 972 + n * 13 + c.rng.uniform(-6, 6)) for i in range(16)]
        c.stroke(curve(foam), PAPER, 7 - n * 2, 0.85 - n * 0.2)


def hills(c):
    """Meadows in front, three great turbines, a path and flowers."""
    rows = (
        (930, 44, mix(MOSS, PALE, 0.22), 520),
        (1040, 50, MOSS, 760),
        (1170, 46, mix(PINE, MOSS, 0.5), 0),
    )
    for n, (y, amp, colour, size) in enumerate(rows):
        xs, ys = land.heights(c, y, amp, octaves=3, base=2)
        ys = ys + (xs / 2400) ** 2 * (290 - n * 90) - 40
        path = below(xs, ys, c.height)
        for x, turn in (((560, 0.3), (1120, 1.1)), ((250, 0.8), (1640, 1.7)), ())[n]:
            at = float(ys[int((x + 40) / 6)]) + 8
            turbine(
                c,
                x,
                at,
                size * (1.1 if x < 300 else 0.8),
                lighter(PALE, 0.75),
                turn,
                mix(SOFT, MID, 0.5),
            )
        c.fill(path, down(float(ys.min()), 1350, lighter(colour, 0.12), darker(colour, 0.35)))
        c.shade(path, (300, y - 60), (2500, 1350), darker(PINE, 0.6), 0.8)
        plants.grass(c, xs, ys, lighter(colour, 0.08), 20 + n * 12, 800)
        with c.clipped(path):
            for _ in range(13):
                x = c.rng.uniform(0, 2300)
                plants.bush(
                    c,
                    x,
                    y + c.rng.uniform(50, 110),
                    30 + n * 18,
                    15 + n * 8,
                    mix(PINE, colour, 0.4),
                    leaves=10,
                )
    xs, ys = land.heights(c, 1290, 26, octaves=3, base=3)
    c.fill(below(xs, ys, 1350), darker(PINE, 0.5))
    plants.grass(c, xs, ys, darker(PINE, 0.35), 62, 1500)
    for _ in range(140):
        x = c.rng.uniform(0, 2400)
        y = 1250 + c.rng.uniform(-50, 60)
        c.circle(
            x,
            y,
            c.rng.uniform(3, 7),
            [PAPER, AMBER, VERMILION, OCHRE][int(c.rng.integers(0, 4))],
            0.95,
        )
    c.fill(box(0, 1349, 1, 1), MIST)
