"""The company's office on a quay at dusk, for the About page."""

import skia

from .. import buildings, figures, land, plants, ships
from ..palette import (
    AMBER,
    BRICK,
    DAWN,
    DEEP,
    EARTH,
    INK,
    MID,
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
from ..shapes import box, curve, disc, down, glow, polygon

SEED = 177
SIZE = (1400, 1400)
FOOT = 1010


def draw(c):
    land.sky(
        c, mix(TEAL, MID, 0.4), mix(SOFT, PALE, 0.3), "#F2DDBF", mix(AMBER, DAWN, 0.5), floor=FOOT
    )
    land.sun(c, 1180, 700, 66, lighter(AMBER, 0.7), halo=8, strength=0.8)
    for x, y, width in ((250, 250, 420), (1120, 330, 440), (760, 150, 260)):
        land.cumulus(c, x, y, width, lighter(DAWN, 0.35), mix(SOFT, ROSE, 0.5), light=1)
    x = -30.0
    while x < 1400:
        wide, high = c.rng.uniform(60, 120), c.rng.uniform(120, 330)
        buildings.block(
            c,
            x,
            FOOT,
            wide,
            high,
            mix(SOFT, mix(ROSE, DAWN, 0.5), c.rng.uniform(0.35, 0.6)),
            mix(AMBER, DAWN, 0.4),
            4,
            int(high / 26),
            0.3,
            light=1,
        )
        x += wide * c.rng.uniform(0.85, 1.3)
    house(c)
    for x, s in ((110, 330), (1245, 360)):
        plants.tree(c, x, FOOT + 6, s, mix(PINE, TEAL, 0.25), darker(UMBER, 0.2), light=1)
    c.rect(
        0,
        FOOT - 4,
        1400,
        66,
        down(FOOT - 4, FOOT + 62, mix(SAND, EARTH, 0.2), mix(EARTH, UMBER, 0.3)),
    )
    for x in (470, 930):
        c.circle(x, FOOT - 190, 170, glow(x, FOOT - 190, 170, lighter(AMBER, 0.3), 0.7))
        buildings.lamp_post(c, x, FOOT + 12, 190)
    figures.person(c, 618, FOOT + 30, 122, VERMILION, INK, light=1, walk=0.7, bag=OCHRE)
    figures.person(c, 800, FOOT + 20, 126, TEAL, INK, light=1, walk=0.2)
    figures.person(c, 846, FOOT + 22, 120, mix(SAND, EARTH, 0.3), INK, light=1, walk=0.2)
    bicycle(c, 330, FOOT + 30, 1.0)
    c.rect(0, FOOT + 60, 1400, 44, down(FOOT + 60, FOOT + 104, UMBER, darker(UMBER, 0.6)))
    for k in range(15):
        c.line(k * 100 - 20, FOOT + 62, k * 100 - 20, FOOT + 104, darker(UMBER, 0.6), 3, 0.6)
    land.reflect(c, FOOT + 104, mix(TEAL, DEEP, 0.4), 0.72, ripple=6, seed_cells=40)
    c.shade(box(0, FOOT + 104, 1400, 300), (0, FOOT + 120), (0, 1400), NIGHT, 0.7)
    land.ripples(c, FOOT + 110, 1395, lighter(AMBER, 0.4), 60, 0.4, 120)
    land.ripples(c, FOOT + 110, 1395, NIGHT, 110, 0.3, 140)
    with c.moved(1090, 1262, 1.35):
        c.oval(0, 4, 110, 10, NIGHT, 0.5, blur=5)
        ships.fishing_boat(c, VERMILION)
    plants.grass(
        c,
        [float(v) for v in range(0, 330, 6)],
        [1398 - 0.05 * v for v in range(0, 330, 6)],
        darker(PINE, 0.5),
        110,
        200,
    )


def house(c):
    """Five storeys of brick under a mansard, the meridian mark above the door."""
    left, right, top = 330, 1070, 330
    brick = mix(BRICK, ROSE, 0.3)
    wall = box(left, top, right - left, FOOT - top)
    c.fill(wall, down(top, FOOT, lighter(brick, 0.15), brick))
    with c.clipped(wall):
        for row in range(52):
            y = top + row * 13
            for k in range(26):
                if c.rng.uniform() < 0.3:
                    tone = (lighter(brick, 0.2), darker(brick, 0.25), mix(brick, OCHRE, 0.3))[
                        int(c.rng.integers(0, 3))
                    ]
                    c.rect(left + k * 30 + (row % 2) * 15, y, 27, 10, tone, 0.6, 1)
    c.shade(wall, (right, top), (left - 60, FOOT), NIGHT, 0.75)
    roof = polygon(
        (left - 22, top), (left + 50, top - 120), (right - 50, top - 120), (right + 22, top)
    )
    c.fill(roof, down(top - 120, top, mix(TEAL, MID, 0.4), DEEP))
    c.shade(roof, (right, 0), (left, 0), NIGHT, 0.7)
    for x in (450, 620, 780, 950):
        c.fill(polygon((x - 44, top - 84), (x, top - 126), (x + 44, top - 84)), DEEP)
        c.rect(x - 34, top - 84, 68, 76, lighter(SAND, 0.3))
        c.rect(x - 25, top - 76, 50, 66, lighter(AMBER, 0.15))
        c.line(x, top - 76, x, top - 10, DEEP, 4)
    for x in (400, 990):
        c.rect(x - 24, top - 210, 48, 110, brick)
        c.rect(x - 30, top - 218, 60, 16, SAND)
    for y, high in ((top - 6, 26), (560, 14), (FOOT - 218, 20)):
        c.rect(
            left - 16,
            y,
            right - left + 32,
            high,
            down(y, y + high, lighter(SAND, 0.4), mix(SAND, EARTH, 0.3)),
        )
    windows(c, left)
    door(c)


def windows(c, left):
    for row, (y, high) in enumerate(((376, 150), (604, 160))):
        for k in range(6):
            x = left + 40 + k * 115
            lit = c.rng.uniform() < 0.7
            glass = (
                down(y, y + high, lighter(AMBER, 0.4), AMBER)
                if lit
                else down(y, y + high, mix(MID, DEEP, 0.3), DEEP)
            )
            c.rect(x - 9, y - 9, 103, high + 18, lighter(SAND, 0.35), radius=4)
            path = skia.Path()
            path.addRect(skia.Rect.MakeXYWH(x, y + 24, 85, high - 24))
            path.addOval(skia.Rect.MakeXYWH(x, y, 85, 60))
            c.fill(path, glass)
            c.line(x + 42, y, x + 42, y + high, DEEP, 5)
            c.line(x, y + high * 0.5, x + 85, y + high * 0.5, DEEP, 5)
            if lit and k % 2:
                c.fill(
                    polygon((x, y + 22), (x + 26, y + 14), (x + 14, y + high), (x, y + high)),
                    VERMILION,
                    0.35,
                )
            if lit and (k + row) % 3 == 0:
                c.oval(x + 62, y + high - 30, 11, 13, INK, 0.5)
                c.rect(x + 48, y + high - 20, 28, 20, INK, 0.5, 6)
            c.rect(x - 14, y + high + 8, 113, 12, lighter(SAND, 0.5), radius=3)


def door(c):
    """Shop windows, the door, and the round mark over it."""
    y = FOOT - 190
    for x in (362, 502, 776, 916):
        c.rect(x, y, 122, 158, DEEP, radius=3)
        c.rect(x + 8, y + 8, 106, 142, down(y, y + 150, lighter(AMBER, 0.45), AMBER))
        c.line(x + 61, y + 8, x + 61, y + 150, DEEP, 5)
        for n in range(4):
            tone = (TEAL, VERMILION, OCHRE, MID)[(n + x) % 4]
            high = 26 + (n * 17 + x) % 30
            c.rect(x + 14 + n * 25, y + 150 - high, 20, high, tone, 0.9, 3)
        awning = polygon((x - 6, y - 8), (x + 128, y - 8), (x + 142, y + 34), (x - 20, y + 34))
        c.fill(awning, TEAL)
        with c.clipped(awning):
            for n in range(0, 8, 2):
                c.fill(
                    polygon(
                        (x - 6 + n * 17, y - 8),
                        (x + 11 + n * 17, y - 8),
                        (x + n * 20, y + 34),
                        (x - 20 + n * 20, y + 34),
                    ),
                    PALE,
                )
        c.shade(awning, (x + 120, 0), (x - 40, 0), NIGHT, 0.6)
    c.rect(644, y - 6, 112, 200, lighter(SAND, 0.4))
    c.rect(656, y + 26, 88, 170, mix(TEAL, DEEP, 0.4))
    for x in (663, 704):
        c.rect(x, y + 36, 33, 96, lighter(AMBER, 0.25), radius=3)
    c.fill(disc(700, y + 26, 44, 30), lighter(AMBER, 0.3))
    c.circle(700, y + 150, 5, OCHRE)
    c.circle(700, y - 70, 52, lighter(SAND, 0.5))
    c.circle(700, y - 70, 44, TEAL)
    for rx in (16, 34):
        c.oval(700, y - 70, rx, 44, PAPER, width=3)
    c.line(656, y - 70, 744, y - 70, PAPER, 3)
    c.circle(716, y - 70, 10, PAPER)


def bicycle(c, x, y, s):
    with c.moved(x, y, s):
        for wx in (-46, 46):
            c.circle(wx, -30, 29, INK, width=4)
            for n in range(6):
                with c.moved(wx, -30, 1, turn=n * 30):
                    c.line(-28, 0, 28, 0, INK, 0.8, 0.6)
        frame = polygon((-46, -30), (-16, -72), (34, -74), (2, -30))
        c.stroke(frame, VERMILION, 5)
        c.line(-16, -72, 2, -30, VERMILION, 5)
        c.line(46, -30, 30, -88, VERMILION, 5)
        c.stroke(curve([(20, -92), (32, -92), (42, -84)]), INK, 5)
        c.line(-16, -72, -20, -82, INK, 5)
        c.oval(-20, -84, 15, 5, INK)
