"""A mountain line: a small train on a viaduct above a valley of mist."""

import skia

from .. import land, plants, trains
from ..palette import (
    AMBER,
    DAWN,
    DEEP,
    EARTH,
    INK,
    MID,
    MIST,
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
from ..shapes import below, box, down

SEED = 40


def draw(c):
    land.sky(c, SOFT, PALE, "#F4EAD6", DAWN, floor=900)
    land.sun(c, 1720, 250, 84, lighter(AMBER, 0.72), halo=8, strength=0.7)
    for x, y, width in ((1230, 230, 420), (2160, 270, 440), (560, 190, 340)):
        land.cumulus(c, x, y, width, PAPER, mix(PALE, ROSE, 0.2), light=1)
    layers = (
        (560, 290, mix(SOFT, PALE, 0.55), 3),
        (650, 220, mix(SOFT, MID, 0.2), 4),
        (760, 170, mix(MID, TEAL, 0.15), 5),
    )
    for y, amp, colour, base in layers:
        xs, ys = land.heights(c, y, amp, base=base, peaks=True)
        land.ridge(c, xs, ys, colour, mix(MIST, DAWN, 0.2), floor=1050, light=1, alpha=0.35)
        land.mist(c, y + 200, 130, lighter(MIST, 0.5), 0.85)
    xs, ys = land.heights(c, 880, 110, base=3)
    land.ridge(c, xs, ys, mix(PINE, MID, 0.35), MIST, floor=1200, alpha=0.4)
    plants.forest(c, xs, ys, mix(PINE, MID, 0.3), MIST, size=54, density=1.2)
    land.mist(c, 1030, 130, PAPER, 0.9)
    viaduct(c)
    land.mist(c, 1170, 120, PAPER, 0.95)
    near(c)


def viaduct(c):
    """Eleven arches on tall piers; the train runs on top."""
    deck, foot = 770, 1260
    light, stone = "#DCCFB4", mix(SAND, EARTH, 0.35)
    path = skia.Path()
    path.addRect(skia.Rect.MakeLTRB(-20, deck, 2420, foot))
    for i in range(-1, 13):
        x = 40 + i * 200
        arch = skia.Path()
        arch.moveTo(x, foot + 20)
        arch.lineTo(x, deck + 122)
        arch.arcTo(skia.Rect.MakeLTRB(x, deck + 46, x + 156, deck + 202), 180, 180, False)
        arch.lineTo(x + 156, foot + 20)
        arch.close()
        path.addPath(arch)
    path.setFillType(skia.PathFillType.kEvenOdd)
    land.smoke(
        c,
        [
            (1512, deck - 126),
            (1430, deck - 200),
            (1260, deck - 250),
            (1000, deck - 270),
            (700, deck - 330),
        ],
        12,
        62,
        PAPER,
        mix(SOFT, ROSE, 0.25),
        0.95,
    )
    with c.moved(1560, deck - 18, 0.66):
        trains.locomotive(c, DEEP)
        for n in range(4):
            with c.moved(-656 - n * 336, 0):
                trains.carriage(c, VERMILION if n % 2 else "#B8553C", UMBER)
    c.fill(path, down(deck, foot, light, stone, mix(stone, MIST, 0.7)))
    with c.clipped(path):
        for i in range(-1, 13):
            x = 40 + i * 200
            inner = box(x - 44, deck + 60, 16, foot)
            c.fill(inner, darker(stone, 0.35), 0.55)
            ring = skia.Path()
            ring.addArc(skia.Rect.MakeLTRB(x - 9, deck + 37, x + 165, deck + 211), 180, 180)
            c.stroke(ring, lighter(light, 0.35), 12, 0.8, butt=True)
            c.stroke(ring, EARTH, 1.6, 0.6)
        for row in range(40):
            y = deck + 30 + row * 13
            c.line(-20, y, 2420, y, EARTH, 1.2, 0.22)
            for x in range(row % 2 * 17, 2420, 34):
                if c.rng.uniform() < 0.6:
                    c.line(x, y, x, y + 13, EARTH, 1.2, 0.25)
        c.shade(path, (2000, deck), (0, foot), mix(EARTH, DEEP, 0.5), 0.45)
    c.rect(-20, deck - 18, 2440, 22, down(deck - 18, deck + 4, lighter(light, 0.4), stone))
    c.rect(-20, deck + 4, 2440, 8, darker(stone, 0.45), 0.7)


def near(c):
    """Dark slopes with firs frame the valley on both sides."""
    for side, tone, base, size in (
        (0, mix(PINE, MID, 0.15), 1150, 110),
        (1, darker(PINE, 0.35), 1235, 170),
    ):
        xs, ys = land.heights(c, base, 60, base=3)
        bowl = ((xs - 1250) / 1250) ** 2
        ys = ys - bowl * (330 - side * 30) + 120
        path = below(xs, ys, c.height)
        keep = abs(xs - 1250) > 380 - side * 250
        plants.forest(c, xs[keep], ys[keep], tone, mix(MIST, MOSS, 0.4), size=size, density=1.5)
        c.fill(path, down(float(ys.min()), 1350, tone, darker(tone, 0.4)))
        c.shade(path, (1700, 900), (0, 1350), NIGHT, 0.6)
        plants.grass(c, xs, ys, mix(tone, OCHRE, 0.25), 22, 900)
        if not side:
            land.mist(c, 1230, 80, lighter(MIST, 0.4), 0.6)
    c.rect(0, 1345, 2400, 5, INK, 0.4)
