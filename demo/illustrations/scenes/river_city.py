"""A river city in the evening: pagoda, stone bridge, towers behind, barges on the water."""

import skia

from .. import buildings, land, plants, ships
from ..palette import (
    AMBER,
    DAWN,
    DEEP,
    EARTH,
    INK,
    MID,
    MOSS,
    NIGHT,
    OCHRE,
    PALE,
    PAPER,
    PINE,
    ROSE,
    SAND,
    SOFT,
    TEAL,
    UMBER,
    VERMILION,
    darker,
    lighter,
    mix,
)
from ..shapes import below, box, curve, down

SEED = 82


def draw(c):
    land.sky(
        c, mix(MID, TEAL, 0.3), mix(SOFT, PALE, 0.4), "#F6DFC0", mix(AMBER, DAWN, 0.5), floor=830
    )
    land.sun(c, 1480, 560, 92, lighter(AMBER, 0.82), halo=8, strength=0.9)
    for x, y, width in ((420, 300, 520), (1980, 260, 560), (1080, 200, 300)):
        land.cumulus(c, x, y, width, lighter(DAWN, 0.4), mix(SOFT, ROSE, 0.5), light=1)
    xs, ys = land.heights(c, 690, 110, base=4)
    land.ridge(c, xs, ys, mix(SOFT, ROSE, 0.4), DAWN, floor=840, alpha=0.2)
    skyline(c)
    land.mist(c, 800, 70, lighter(DAWN, 0.4), 0.75)
    bank(c)
    bridge(c)
    land.reflect(c, 850, mix(TEAL, SOFT, 0.25), 0.75, ripple=8)
    c.shade(box(0, 850, 2400, 500), (0, 900), (0, 1350), DEEP, 0.75)
    land.ripples(c, 856, 1340, darker(TEAL, 0.5), 260, 0.28)
    land.ripples(c, 856, 1340, lighter(DAWN, 0.3), 170, 0.4)
    land.glitter(c, 1480, 858, 1330, lighter(AMBER, 0.7), 130, 200, 0.85)
    for x, y, s in ((690, 1010, 1.1), (1890, 940, 0.7)):
        barge(c, x, y, s)
    with c.moved(1330, 1120, 1.05):
        c.oval(10, 4, 100, 10, NIGHT, 0.4, blur=5)
        ships.fishing_boat(c, mix(UMBER, INK, 0.3), mix(VERMILION, OCHRE, 0.25))
    willow(c)
    ships.gulls(c, 8, 980, 420, 200, mix(DEEP, MID, 0.3), 20)


def skyline(c):
    for fade, base, tall in ((0.72, 830, 330), (0.5, 836, 230)):
        x = -30.0
        while x < 2430:
            wide = c.rng.uniform(50, 120)
            near_edge = abs(x - 1480) / 1200
            high = tall * c.rng.uniform(0.35, 1.0) * (0.55 + 0.6 * near_edge)
            colour = mix(TEAL, mix(DAWN, ROSE, 0.4), fade)
            buildings.block(
                c,
                x,
                base,
                wide,
                high,
                colour,
                mix(AMBER, DAWN, fade * 0.8),
                int(wide / 16),
                int(high / 17),
                0.35,
                light=1,
            )
            if c.rng.uniform() < 0.3:
                c.rect(x + wide * 0.45, base - high - 46, 4, 48, colour)
            x += wide * c.rng.uniform(0.9, 1.5)


def bank(c):
    """The old town: low tiled houses, trees, and the pagoda on its rise."""
    xs, ys = land.heights(c, 810, 16, octaves=3, base=4)
    hill = ys - 130 * (2.718 ** (-(((xs - 560) / 260) ** 2)))
    c.fill(below(xs, hill, 850), mix(MOSS, TEAL, 0.4))
    buildings.pagoda(c, 560, 705, 250, 560, 6, lit=0.75)
    for _ in range(46):
        x = c.rng.normal() * 210 + 560
        y = 830 - 118 * 2.718 ** (-(((x - 560) / 250) ** 2))
        if abs(x - 560) > 90:
            plants.bush(c, x, y, 42, 36, mix(PINE, MOSS, c.rng.uniform(0, 0.6)), light=1, leaves=14)
    houses = (
        (60, 170, 74),
        (230, 140, 62),
        (850, 180, 84),
        (1010, 150, 66),
        (1850, 170, 78),
        (2020, 200, 92),
        (2210, 150, 68),
        (2350, 180, 84),
    )
    for x, w, h in houses:
        wall = mix(PAPER, ROSE, 0.35)
        c.rect(x - w * 0.42, 846 - h, w * 0.84, h, down(846 - h, 846, wall, mix(wall, SOFT, 0.4)))
        for i in range(3):
            c.rect(
                x - w * 0.3 + i * w * 0.24, 846 - h * 0.62, w * 0.13, h * 0.3, lighter(AMBER, 0.1)
            )
        c.shade(
            box(x - w * 0.42, 846 - h, w * 0.84, h), (x + w * 0.3, 0), (x - w * 0.5, 0), DEEP, 0.6
        )
        buildings.roof(c, x, 848 - h, w * 1.15, h * 0.52, mix(TEAL, INK, 0.35))
    for x in (130, 320, 750, 930, 1110, 1760, 1940, 2110, 2290):
        plants.bush(c, x, 830, 38, 34, mix(PINE, MOSS, c.rng.uniform(0.1, 0.7)), light=1, leaves=16)
    c.rect(0, 838, 2400, 14, mix(SAND, EARTH, 0.5))


def bridge(c):
    """A stone bridge of five arches, rising to the middle."""
    stone = mix(SAND, EARTH, 0.25)

    def top(x):
        return 776 - 66 * (1 - ((x - 1430) / 340) ** 2)

    points = [(1090 + i * 17, top(1090 + i * 17)) for i in range(41)]
    path = skia.Path()
    path.moveTo(1090, 852)
    for x, y in points:
        path.lineTo(x, y)
    path.lineTo(1770, 852)
    path.close()
    for x, r in ((1178, 36), (1290, 54), (1430, 72), (1570, 54), (1682, 36)):
        path.addArc(skia.Rect.MakeLTRB(x - r, 852 - r * 1.25, x + r, 852 + r * 1.25), 180, 180)
    path.setFillType(skia.PathFillType.kEvenOdd)
    c.fill(path, down(700, 850, lighter(stone, 0.25), stone))
    c.shade(path, (1700, 700), (1100, 860), mix(UMBER, DEEP, 0.5), 0.8)
    c.stroke(curve([(x, y - 3) for x, y in points]), lighter(stone, 0.3), 9)
    for x, y in points[::2]:
        c.rect(x - 3, y - 26, 6, 26, stone)
    c.stroke(curve([(x, y - 22) for x, y in points]), lighter(stone, 0.2), 4)


def barge(c, x, y, s):
    with c.moved(x, y, s):
        c.oval(0, 6, 250, 12, NIGHT, 0.4, blur=6)
        hull = curve([(-250, -40), (-226, -26), (200, -26), (262, -52), (226, 4), (-226, 4)], True)
        c.fill(hull, down(-50, 4, mix(UMBER, INK, 0.2), INK))
        for i, colour in enumerate((TEAL, OCHRE, VERMILION, MID)):
            ships.container(c, -180 + i * 84, -26, 80, 38, colour, 9)
        ships.container(c, -96, -66, 80, 38, SOFT, 9)
        c.rect(-236, -92, 50, 66, PAPER, radius=3)
        c.rect(-228, -82, 32, 20, lighter(AMBER, 0.2))
        c.rect(-242, -98, 62, 8, VERMILION, radius=3)


def willow(c):
    """Willow strands and reeds frame the near bank."""
    c.fill(below([-20, 300, 560, 700], [1240, 1262, 1320, 1352], 1360), darker(PINE, 0.45))
    for _ in range(120):
        x = c.rng.uniform(-60, 560) * c.rng.uniform(0.4, 1)
        length = c.rng.uniform(160, 560) * (1 - x / 800)
        y = -20 + c.rng.uniform(-30, 30)
        tone = mix(darker(PINE, 0.3), MOSS, c.rng.uniform(0, 0.8))
        strand = [(x, y), (x + 14, y + length * 0.5), (x + c.rng.uniform(-6, 26), y + length)]
        c.stroke(curve(strand), tone, 2.5, 0.9)
        for k in range(int(length / 17)):
            t = k * 17
            side = 1 if k % 2 else -1
            px = x + 14 * t / length
            leaf = [
                (px, y + t),
                (px + side * 8, y + t + 8),
                (px + side * 10, y + t + 24),
                (px + side * 2, y + t + 10),
            ]
            c.fill(curve(leaf, closed=True), tone, 0.95)
    xs = [float(v) for v in range(0, 700, 6)]
    ys = [1262 + (v / 700) ** 2 * 80 for v in xs]
    plants.grass(c, xs, ys, darker(PINE, 0.2), 90, 420)
