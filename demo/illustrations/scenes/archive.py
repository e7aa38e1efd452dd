"""An archive hall: shelves to the ceiling, a long table, a green lamp, evening light."""

from .. import figures, things
from ..palette import (
    AMBER,
    DAWN,
    DEEP,
    EARTH,
    INK,
    MID,
    NIGHT,
    OCHRE,
    PALE,
    PAPER,
    SAND,
    SOFT,
    TEAL,
    UMBER,
    VERMILION,
    darker,
    lighter,
    mix,
)
from ..perspective import View
from ..shapes import box, curve, disc, down, fade, glow, polygon

SEED = 104
WOOD = mix(UMBER, INK, 0.1)


def draw(c):
    c.rect(0, 0, 2400, 1350, down(0, 1350, mix(DEEP, NIGHT, 0.4), DEEP))
    view = View(c, 1200, 640, 1350)
    ceiling(c, view)
    view.floor(-6, 6, 4, 30, -2.1, mix(EARTH, UMBER, 0.45))
    boards(c, view)
    window(c, view)
    for z in range(26, 3, -3):
        bay(c, view, z, -1)
        bay(c, view, z, 1)
    light(c)
    ladder(c)
    table(c)


def ceiling(c, view):
    for z in range(30, 3, -2):
        view.front(-4.5, 4.5, 3.5, 4.4, z, mix(UMBER, NIGHT, 0.55 if z % 4 else 0.35))
        view.floor(-4.5, 4.5, z - 1.4, z, 3.9, mix(DEEP, NIGHT, 0.5))


def boards(c, view):
    for i in range(-16, 17):
        view.line((i * 0.36, -2.1, 4), (i * 0.36, -2.1, 30), UMBER, 2, 0.5)
    view.floor(-1.2, 1.2, 3.6, 30, -2.1, mix(VERMILION, UMBER, 0.45))
    view.floor(-1.05, 1.05, 3.6, 30, -2.1, mix(VERMILION, UMBER, 0.25))


def window(c, view):
    """A tall arched window closes the hall."""
    view.front(-4.2, 4.2, -2.1, 4.4, 30, mix(TEAL, DEEP, 0.5))
    x0, y0 = view.at(-2.1, 2.1, 29.9)
    x1, y1 = view.at(2.1, -1.2, 29.9)
    c.rect(x0, y0, x1 - x0, y1 - y0, down(y0 - 70, y1, PALE, DAWN, AMBER))
    c.fill(disc((x0 + x1) / 2, y0, (x1 - x0) / 2), lighter(PALE, 0.4))
    for k in (0.25, 0.5, 0.75):
        c.line(x0 + (x1 - x0) * k, y0 - 84, x0 + (x1 - x0) * k, y1, DEEP, 4)
    for k in (0.0, 0.33, 0.66):
        c.line(x0, y0 + (y1 - y0) * k, x1, y0 + (y1 - y0) * k, DEEP, 4)
    c.circle(1200, 560, 620, glow(1200, 560, 620, lighter(AMBER, 0.4), 0.7))


def bay(c, view, z, side):
    """One shelf bay: its face along the aisle, then its end panel."""
    deep = 2.6
    x = 2.05 * side
    haze = min(0.5, z / 60)
    wood = mix(WOOD, mix(AMBER, MID, 0.55), haze)
    view.wall(x, -2.1, 3.3, z, z + deep, darker(wood, 0.55))
    rows = 8
    for row in range(rows):
        y0 = -1.95 + row * 0.64
        z_now = z + 0.06
        while z_now < z + deep - 0.1:
            thick = c.rng.uniform(0.05, 0.14) * (1.7 if z > 12 else 1)
            tall = c.rng.uniform(0.38, 0.55)
            tone = things.SPINES[int(c.rng.integers(0, len(things.SPINES)))]
            tone = mix(mix(tone, NIGHT, 0.12), mix(AMBER, SOFT, 0.4), haze * 0.7)
            if c.rng.uniform() > 0.07:
                view.wall(x, y0, y0 + tall, z_now, min(z_now + thick, z + deep), tone)
                if z < 12:
                    zz = z_now + thick * 0.2
                    view.wall(
                        x,
                        y0 + tall * 0.62,
                        y0 + tall * 0.72,
                        zz,
                        z_now + thick * 0.85,
                        lighter(tone, 0.5),
                        0.8,
                    )
            z_now += thick + 0.008
        view.wall(x, y0 - 0.06, y0, z, z + deep, lighter(wood, 0.12))
    face = view.path((x, -2.1, z), (x, 3.3, z), (x, 3.3, z + deep), (x, -2.1, z + deep))
    near_x, far_x = view.at(x, 0, z)[0], view.at(x, 0, z + deep)[0]
    c.shade(face, (far_x, 0), (near_x + side * 60, 0), NIGHT, 0.55)
    end0, end1 = (x, x + side * (3.4 if z < 6 else 1.2))
    panel = view.front(min(end0, end1), max(end0, end1), -2.1, 3.4, z, mix(wood, NIGHT, 0.1))
    left, top = view.at(min(end0, end1), 3.4, z)
    right, bottom = view.at(max(end0, end1), -2.1, z)
    c.shade(panel, (1200, 0), (1200 + side * 1300, 0), NIGHT, 0.8)
    if z < 6:
        fronts(c, view, x, side, z, wood)
        return
    c.rect(
        left + (right - left) * 0.12,
        top + (bottom - top) * 0.1,
        (right - left) * 0.76,
        (bottom - top) * 0.8,
        lighter(wood, 0.1),
        0.35,
        4,
    )
    sx, sy = view.at(x + side * 0.34, 0.35, z)
    size = view.size(0.2, z)
    c.rect(sx - size, sy - size * 0.7, size * 2, size * 1.4, mix(OCHRE, PAPER, 0.5), 0.95, 3)
    c.rect(sx - size * 0.6, sy - size * 0.12, size * 1.2, size * 0.24, INK, 0.6)


def fronts(c, view, x, side, z, wood):
    """Shelves that face the viewer on both sides of the aisle."""
    x0, x1 = sorted((x + side * 0.28, x + side * 3.3))
    for row in range(8):
        low = -1.95 + row * 0.64
        left, base = view.at(x0, low, z)
        right, top = view.at(x1, low + 0.57, z)
        c.rect(left, top, right - left, base - top, darker(wood, 0.6))
        things.books(c, left + 6, right, base, base - top, 0.35)
        c.rect(left, base, right - left, view.size(0.07, z), lighter(wood, 0.1))
        cell = box(left, top, right - left, base - top)
        c.shade(cell, (1200 + side * 500, 0), (1200 + side * 1250, 0), NIGHT, 0.85)
        c.shade(cell, (0, base), (0, top - 30), NIGHT, 0.7)


def light(c):
    for spread, alpha in ((420, 0.16), (240, 0.14)):
        beam = polygon((1130, 480), (1270, 480), (1240 + spread * 1.5, 1350), (1160 - spread, 1350))
        c.fill(beam, fade(0, 480, 0, 1300, lighter(AMBER, 0.4), alpha, 0))
    for _ in range(130):
        c.circle(
            1200 + c.rng.normal() * 330,
            c.rng.uniform(400, 1100),
            c.rng.uniform(1, 3),
            lighter(AMBER, 0.6),
            c.rng.uniform(0.2, 0.7),
        )
    figures.person(c, 1120, 876, 190, mix(TEAL, NIGHT, 0.2), INK, light=1, load=OCHRE, walk=0.5)


def ladder(c):
    for x0, x1 in ((1640, 1750), (1716, 1822)):
        c.line(x0, 1130, x1, 170, mix(OCHRE, UMBER, 0.3), 13)
        c.line(x0 - 4, 1130, x1 - 4, 170, lighter(OCHRE, 0.2), 3)
    for n in range(13):
        y = 1090 - n * 72
        x = 1640 + (1130 - y) / 960 * 110
        c.line(x, y, x + 75, y, mix(OCHRE, UMBER, 0.45), 10)


def table(c):
    top = polygon((180, 1090), (2220, 1090), (2470, 1300), (-70, 1300))
    c.fill(polygon((-70, 1300), (2470, 1300), (2470, 1360), (-70, 1360)), darker(UMBER, 0.7))
    c.fill(top, down(1090, 1300, mix(EARTH, UMBER, 0.5), darker(UMBER, 0.2)))
    with c.clipped(top):
        c.oval(820, 1190, 640, 110, lighter(AMBER, 0.2), 0.4, blur=60)
        for n in range(24):
            y = 1094 + n * 9
            c.stroke(
                curve([(-80, y), (900, y + c.rng.normal() * 3), (2480, y)]),
                darker(UMBER, 0.4),
                2,
                0.35,
            )
    things.desk_lamp(c, 800, 1196, 130)
    leaf_l = polygon((930, 1170), (1180, 1158), (1184, 1256), (880, 1272))
    leaf_r = polygon((1180, 1158), (1440, 1174), (1494, 1272), (1184, 1256))
    c.fill(
        polygon((880, 1280), (1188, 1264), (1500, 1280), (1494, 1272), (1184, 1256), (880, 1272)),
        UMBER,
    )
    for leaf, edge in ((leaf_l, 900), (leaf_r, 1480)):
        c.fill(leaf, PAPER)
        c.shade(leaf, (edge, 0), (1182, 0), EARTH, 0.55)
    for n in range(9):
        y = 1176 + n * 9
        c.line(950 - n * 4, y + 4, 1156, y - 4, INK, 2, 0.4)
        if n < 6:
            c.line(1212, y - 2, 1430 + n * 4, y + 8, INK, 2, 0.4)
    things.seal(c, 1410, 1246, 22, alpha=0.85)
    x = 300
    for n, tone in enumerate((TEAL, OCHRE, VERMILION, SAND, DEEP)):
        w = 260 - n * 18
        c.rect(x + n * 8, 1196 - n * 34, w, 32, tone, radius=4)
        c.rect(x + n * 8 + 10, 1196 - n * 34 + 6, w - 20, 3, lighter(tone, 0.5), 0.7)
        c.rect(x + n * 8 + w - 16, 1200 - n * 34, 16, 24, PAPER, 0.9)
        c.shade(box(x + n * 8, 1196 - n * 34, w, 32), (x + w, 0), (x, 0), NIGHT, 0.7)
    c.rect(1760, 1120, 330, 96, mix(SOFT, SAND, 0.4), radius=3)
    c.rect(1746, 1106, 358, 30, mix(SOFT, SAND, 0.6), radius=3)
    c.rect(1870, 1154, 110, 42, PAPER)
    c.rect(1884, 1168, 80, 4, INK, 0.5)
    c.rect(1884, 1180, 56, 4, INK, 0.5)
    c.shade(box(1746, 1106, 358, 110), (1760, 0), (2200, 0), NIGHT, 0.7)
    c.line(1560, 1236, 1690, 1204, INK, 8)
    c.line(1548, 1240, 1562, 1236, OCHRE, 6)
