"""A trade fair in a hall of arched steel: stands, banners, visitors."""

import math

from .. import figures, land, things
from ..palette import (
    AMBER, BRICK, DEEP, EARTH, INK, MID, NIGHT, OCHRE, PALE, PAPER, PINE, ROSE, SAND, SOFT, TEAL, UMBER, VERMILION,
    darker, lighter, mix,
)  # fmt: skip
from ..perspective import View
from ..shapes import box, curve, disc, down, fade, glow, polygon

SEED = 163
AIR = mix(PALE, SAND, 0.45)
TONES = (TEAL, VERMILION, OCHRE, MID, DEEP, BRICK, SOFT)


def draw(c):
    c.rect(0, 0, 2400, 1350, down(0, 900, mix(SOFT, PALE, 0.5), mix(PALE, PAPER, 0.4)))
    view = View(c, 1200, 700, 1250)
    vault(c, view)
    view.floor(-13, 13, 3.4, 60, -2.2, mix(SAND, PALE, 0.4))
    floor = polygon((0, 745), (2400, 745), (2400, 1350), (0, 1350))
    c.shade(floor, (0, 760), (0, 1400), mix(MID, UMBER, 0.5), 0.55)
    view.floor(-1.9, 1.9, 3.4, 60, -2.2, mix(VERMILION, ROSE, 0.25))
    c.shade(view.path((-1.9, -2.2, 3.4), (1.9, -2.2, 3.4), (1.9, -2.2, 60), (-1.9, -2.2, 60)), (0, 800), (0, 1400), BRICK, 0.7)
    for z in (44, 36, 29, 22.5, 16.5, 11, 6.2):
        for side in (-1, 1):
            stand(c, view, z, side)
        banner(c, view, z - 1.5)
    crowd(c)
    table(c)


def vault(c, view):
    """A glazed end wall and round-arched ribs along the hall."""
    x, y = view.at(0, -0.5, 62)
    land.sun(c, x + 40, y - 150, 40, PAPER, halo=12, strength=0.8)
    for z in range(60, 4, -5):
        haze = min(0.8, z / 62)
        steel = mix(mix(TEAL, DEEP, 0.3), AIR, haze)
        points, inner = [], []
        for k in range(33):
            a = math.pi * k / 32
            points.append(view.at(-11.5 * math.cos(a), 1.2 + 7.2 * math.sin(a), z))
            inner.append(view.at(-10.9 * math.cos(a), 1.0 + 6.7 * math.sin(a), z))
        c.stroke(curve(points), steel, max(2, view.size(0.16, z)), butt=True)
        c.stroke(curve(inner), steel, max(1.2, view.size(0.09, z)), butt=True)
        for k in range(1, 32):
            c.line(*points[k], *inner[k - (k % 2)], steel, max(1, view.size(0.05, z)))
        for side in (-11.3, 11.3):
            view.front(side - 0.16, side + 0.16, -2.2, 1.3, z, steel)
    for k in range(1, 16):
        a = math.pi * k / 16
        px, py = -11.5 * math.cos(a), 1.2 + 7.2 * math.sin(a)
        view.line((px, py, 5), (px, py, 60), mix(TEAL, AIR, 0.55), 3, 0.7)
    for x in (500, 1000, 1500):
        c.fill(polygon((x, 0), (x + 160, 0), (x + 460, 1200), (x + 120, 1200)), fade(0, 0, 0, 1150, PAPER, 0.28, 0))


def stand(c, view, z, side):
    """One stand: back wall, fascia, counter, goods and a plant."""
    deep = min(4.6, z * 0.26 + 1.6)
    haze = min(0.66, z / 60)
    tone = mix(TONES[int(c.rng.integers(0, len(TONES)))], AIR, haze)
    pale = mix(lighter(SAND, 0.6), AIR, haze)
    x = side * 2.6
    out = side * 7.2
    x0, x1 = sorted((x, out))
    back = view.front(x0, x1, -2.2, 1.5, z + deep, mix(pale, tone, 0.18))
    left, top = view.at(x0, 1.2, z + deep)
    right, base = view.at(x1, -0.9, z + deep)
    width = right - left
    for k in range(3):
        panel = box(left + width * (0.08 + k * 0.3), top, width * 0.24, base - top, 4)
        c.fill(panel, mix((tone, mix(OCHRE, AIR, haze), mix(MID, AIR, haze))[k], PAPER, 0.15))
        with c.clipped(panel):
            px, py = left + width * (0.2 + k * 0.3), base
            for n in range(3):
                hill = [(px - width * 0.2, py), (px - width * 0.05 + n * width * 0.04, py - (base - top) * (0.6 - n * 0.17)), (px + width * 0.2, py)]
                c.fill(polygon(*hill), mix(tone, PAPER, 0.3 + n * 0.2), 0.8)
            c.circle(px + width * 0.05, top + (base - top) * 0.28, width * 0.03, lighter(AMBER, 0.5))
    c.shade(back, (0, base), (0, top - 80), mix(TEAL, UMBER, 0.5), 0.35)
    view.floor(x0, x1, z, z + deep, -2.19, mix(tone, AIR, 0.55), 0.8)
    shelf_tops(c, view, (x, out), z, deep, haze, side)
    for post in (x, out):
        view.front(post - 0.06, post + 0.06, -2.2, 1.6, z, mix(DEEP, AIR, haze))
    view.wall(x, 1.25, 1.85, z, z + deep, darker(tone, 0.2))
    fascia = view.front(x0, x1, 1.25, 1.85, z, tone)
    l2, t2 = view.at(x0, 1.85, z)
    r2, b2 = view.at(x1, 1.25, z)
    c.shade(fascia, (l2, t2), (r2, b2), darker(tone, 0.6), 0.5)
    mark = (b2 - t2) * 0.26
    cx = (max(l2, 0) + min(r2, 2400)) / 2
    if r2 > 0 and l2 < 2400:
        c.circle(cx - mark * 4, (t2 + b2) / 2, mark, lighter(tone, 0.75))
        c.rect(cx - mark * 2.4, (t2 + b2) / 2 - mark * 0.45, mark * 7, mark * 0.9, lighter(tone, 0.75), 0.9, mark * 0.3)
    for k in range(4):
        lx, ly = view.at(x + (out - x) * (k + 0.5) / 4, 1.2, z + 0.3)
        c.circle(lx, ly, view.size(0.9, z), glow(lx, ly, view.size(0.9, z), lighter(AMBER, 0.4), 0.5))


def shelf_tops(c, view, ends, z, deep, haze, side):
    """A counter at the aisle with goods on it."""
    x, out = ends
    a, b = sorted((x + side * 0.3, x + side * 2.4))
    tone = mix(lighter(SAND, 0.3), AIR, haze)
    view.block(a, b, -2.2, -1.2, z + 0.5, z + 1.3, tone, light=side)
    for k in range(5):
        px, py = view.at(a + (b - a) * (k + 0.5) / 5, -1.2, z + 0.8)
        size = view.size(0.36, z + 0.8)
        good = mix(TONES[int(c.rng.integers(0, len(TONES)))], AIR, haze)
        kind = int(c.rng.integers(0, 4))
        if kind == 0:
            jar = curve([(px - size * 0.3, py), (px - size * 0.5, py - size * 0.6), (px - size * 0.2, py - size), (px + size * 0.2, py - size), (px + size * 0.5, py - size * 0.6), (px + size * 0.3, py)], True)
            c.fill(jar, good)
            c.shade(jar, (px - size * 0.3, 0), (px + size * 0.6, 0), darker(good, 0.7), 0.7)
        elif kind == 1:
            things.gear(c, px, py - size * 0.5, size * 0.5, good, 12)
        elif kind == 2:
            things.carton(c, px - size * 0.45, py, size * 0.9, size * 0.8, good, side)
        else:
            for n in range(3):
                c.rect(px - size * 0.45, py - size * 0.22 * (n + 1), size * 0.9, size * 0.2, mix(good, PAPER, n * 0.25), radius=2)
    gx, gy = view.at(x + side * 2.9, -2.2, z + 1)
    things.plant_pot(c, gx, gy, view.size(0.7, z), tone, mix(PINE, AIR, haze))
    figures.person(c, *view.at(x + side * 1.5, -2.2, z + 1.7), view.size(1.72, z + 1.7), mix(TONES[int(c.rng.integers(0, 7))], AIR, haze), mix(INK, AIR, haze), light=-side, walk=0)


def banner(c, view, z):
    if z < 8:
        return
    haze = min(0.6, z / 60)
    for x in (-1.35, 1.35):
        tone = mix(VERMILION if (int(z) + (x > 0)) % 2 else TEAL, AIR, haze)
        path = view.front(x - 0.42, x + 0.42, 2.6, 5.0, z, tone)
        view.line((x, 5.0, z), (x, 7.4, z), mix(INK, AIR, haze), max(1, view.size(0.02, z)))
        bx, by = view.at(x, 4.1, z)
        c.circle(bx, by, view.size(0.22, z), lighter(tone, 0.7), 0.9, width=view.size(0.05, z))
        c.shade(path, (0, view.at(0, 5, z)[1]), (0, view.at(0, 2.6, z)[1]), darker(tone, 0.6), 0.6)


def crowd(c):
    spots = []
    for _ in range(30):
        depth = c.rng.uniform(0, 1) ** 0.8
        z = 9 + 34 * depth
        spots.append((z, c.rng.uniform(-1.7, 1.7)))
    for z, x in sorted(spots, reverse=True):
        scale = 1250 / z
        coat = mix(TONES[int(c.rng.integers(0, 7))], AIR, min(0.6, z / 60))
        figures.person(c, 1200 + x * scale, 700 + 2.2 * scale, 1.7 * scale, coat, mix(INK, AIR, min(0.6, z / 60)), light=1,
                       walk=c.rng.uniform(0, 1), bag=OCHRE if c.rng.uniform() < 0.3 else None)  # fmt: skip
    for x, h, coat, walk in ((985, 430, TEAL, 0.5), (1110, 405, mix(SAND, EARTH, 0.3), 0.3), (1440, 450, DEEP, 0.9)):
        figures.person(c, x, 1290, h, coat, NIGHT, light=1, walk=walk, bag=OCHRE if x == 1440 else None, load=PAPER if x == 985 else None)


def table(c):
    """A sample table in each near corner."""
    for side in (0, 1):
        x = -40 if side == 0 else 1880
        c.fill(polygon((x, 1180), (x + 560, 1180), (x + 600 - side * 60, 1230), (x - 20, 1230)), lighter(SAND, 0.3))
        c.rect(x - 20, 1228, 620, 130, down(1228, 1350, mix(TEAL, DEEP, 0.4), NIGHT))
        c.rect(x - 20, 1226, 620, 7, OCHRE)
    for k, tone in enumerate((TEAL, OCHRE, VERMILION, SOFT, BRICK)):
        c.rect(20 + k * 8, 1196 - k * 24, 210, 22, tone, radius=4)
        c.shade(box(20 + k * 8, 1196 - k * 24, 210, 22, 4), (220, 0), (20, 0), NIGHT, 0.5)
    things.gear(c, 360, 1138, 62, mix(OCHRE, UMBER, 0.2), 18)
    things.plant_pot(c, 500, 1204, 96, BRICK)
    jar = curve([(2000, 1206), (1962, 1130), (1990, 1050), (1996, 1020), (2064, 1020), (2070, 1050), (2098, 1130), (2060, 1206)], True)
    c.fill(jar, mix(MID, PALE, 0.2))
    c.shade(jar, (1980, 1030), (2110, 1200), DEEP, 0.85)
    c.fill(disc(2030, 1022, 34, 8), DEEP)
    things.carton(c, 2150, 1206, 130, 110)
    things.carton(c, 2290, 1206, 130, 150, mix(SAND, OCHRE, 0.3))
