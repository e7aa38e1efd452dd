"""A market street at nightfall: awnings, bolts of cloth, lanterns overhead."""

import skia

from .. import buildings, figures, land, things
from ..palette import (
    AMBER,
    BRICK,
    DEEP,
    EARTH,
    INK,
    MID,
    NIGHT,
    OCHRE,
    PALE,
    PAPER,
    ROSE,
    SAND,
    TEAL,
    UMBER,
    VERMILION,
    darker,
    lighter,
    mix,
)
from ..perspective import View
from ..shapes import box, down, glow, polygon

SEED = 128
CLOTH = (VERMILION, TEAL, OCHRE, SAND, MID, BRICK, ROSE, AMBER, PALE, DEEP)


def draw(c):
    land.sky(
        c, mix(DEEP, NIGHT, 0.3), mix(TEAL, MID, 0.3), "#D9B79A", mix(AMBER, ROSE, 0.4), floor=760
    )
    for _ in range(50):
        c.circle(
            c.rng.uniform(500, 1900),
            c.rng.uniform(0, 300),
            c.rng.uniform(1, 2.5),
            PAPER,
            c.rng.uniform(0.2, 0.8),
        )
    land.clouds(
        c, 260, 600, mix(ROSE, MID, 0.3), cover=0.5, cells=5, stretch=6, alpha=0.5, hard=0.3
    )
    xs, ys = land.heights(c, 640, 80, base=5)
    land.ridge(c, xs, ys, mix(MID, ROSE, 0.4), mix(AMBER, ROSE, 0.3), floor=800, alpha=0.2)
    buildings.pagoda(c, 1250, 730, 190, 420, 5, mix(BRICK, ROSE, 0.3), mix(TEAL, MID, 0.3), 0.9)
    view = View(c, 1220, 720, 1300)
    street(c, view)
    for z in (34, 27, 20.5, 14.5, 9, 4.6):
        for side in (-1, 1):
            house(c, view, z, side)
    crowd(c)
    lanterns(c, view)
    stall(c)


def street(c, view):
    road = polygon((0, 725), (2400, 725), (2400, 1350), (0, 1350))
    c.fill(road, down(725, 1350, mix(ROSE, EARTH, 0.5), mix(UMBER, DEEP, 0.5)))
    c.shade(road, (0, 1350), (0, 740), lighter(AMBER, 0.1), 0.7)
    for row in range(34):
        z = 3.0 * 1.09**row
        offset = (row % 2) * 0.3
        view.line(
            (-4, -1.7, z), (4, -1.7, z), darker(UMBER, 0.3), max(1, view.size(0.022, z)), 0.45
        )
        for k in range(-6, 7):
            view.line(
                (k * 0.6 + offset, -1.7, z),
                (k * 0.6 + offset, -1.7, z * 1.09),
                darker(UMBER, 0.3),
                max(1, view.size(0.02, z)),
                0.4,
            )
    c.circle(1220, 780, 640, glow(1220, 780, 640, AMBER, 0.6))


def house(c, view, z, side):
    """A two-storey shop: lit front along the street, tiled eaves, an awning."""
    deep = min(6.2, z * 0.42 + 2)
    x = side * 3.1
    haze = min(0.55, z / 62)
    air = mix(AMBER, ROSE, 0.5)
    wall = mix(
        [mix(BRICK, UMBER, 0.4), mix(TEAL, NIGHT, 0.45), mix(UMBER, INK, 0.2)][
            int(c.rng.integers(0, 3))
        ],
        air,
        haze,
    )
    high = c.rng.uniform(3.4, 4.2)
    x0, x1 = sorted((x, x + side * 5))
    view.front(x0, x1, -1.7, high, z, darker(wall, 0.35))
    if z < 5:
        gable(c, view, side, z)
    face = view.wall(x, -1.7, high, z, z + deep, wall)
    shop = mix(lighter(AMBER, 0.1), air, haze * 0.6)
    view.wall(x, -1.3, 0.75, z + deep * 0.06, z + deep * 0.94, shop)
    view.wall(x, -1.3, -0.5, z + deep * 0.06, z + deep * 0.94, mix(shop, BRICK, 0.4), 0.6)
    for k in range(9):
        tone = mix(CLOTH[int(c.rng.integers(0, len(CLOTH)))], air, haze)
        at = z + deep * (0.1 + k * 0.09)
        drop = c.rng.uniform(0.6, 1.5)
        view.wall(x - side * 0.01, 0.7 - drop, 0.7, at, at + deep * 0.06, tone)
    for k in range(5):
        tone = mix(CLOTH[int(c.rng.integers(0, len(CLOTH)))], air, haze)
        a = z + deep * (0.06 + k * 0.18)
        t0, t1 = sorted((x, x - side * 0.75))
        view.block(
            t0, t1, -1.7, -1.0 + c.rng.uniform(-0.1, 0.2), a, a + deep * 0.15, tone, light=side
        )
    for k in range(4):
        a = z + deep * (0.1 + k * 0.22)
        view.wall(
            x,
            1.75,
            2.75,
            a,
            a + deep * 0.15,
            mix(shop, wall, 0.1 if c.rng.uniform() > 0.3 else 0.75),
        )
        for m in (0.05, 0.1):
            view.line(
                (x, 1.75, a + deep * m), (x, 2.75, a + deep * m), wall, max(1, view.size(0.05, a))
            )
        view.line((x, 2.25, a), (x, 2.25, a + deep * 0.15), wall, max(1, view.size(0.05, a)))
    for post in (0.02, 0.5, 0.98):
        view.wall(
            x,
            -1.7,
            high,
            z + deep * post,
            z + deep * post + 0.14,
            mix(mix(VERMILION, BRICK, 0.4), air, haze),
        )
    left, right = view.at(x, 0, z + deep)[0], view.at(x, 0, z)[0]
    c.shade(face, (left, 0), (right + side * 200, 0), NIGHT, 0.65)
    stripes(c, view, z, deep, x, side, mix(CLOTH[int(c.rng.integers(0, 3))], air, haze))
    eave = mix(mix(TEAL, INK, 0.55), air, haze)
    for low, out in ((1.3, 0.8), (high, 1.1)):
        roof = view.face(
            [
                (x - side * out, low - 0.12, z - 0.25),
                (x + side * 0.7, low + 0.75, z - 0.1),
                (x + side * 0.7, low + 0.75, z + deep),
                (x - side * out, low - 0.12, z + deep),
            ],
            eave,
        )
        c.shade(roof, (1220 + side * 200, 0), (1220 + side * 1500, 0), NIGHT, 0.6)
        for k in range(14):
            zz = z - 0.2 + (deep + 0.2) * k / 14
            view.line(
                (x - side * out, low - 0.12, zz),
                (x + side * 0.7, low + 0.75, zz),
                darker(eave, 0.4),
                max(1, view.size(0.05, zz)),
                0.7,
            )
        view.line(
            (x - side * out, low - 0.12, z - 0.25),
            (x - side * out, low - 0.12, z + deep),
            lighter(eave, 0.3),
            max(1.5, view.size(0.06, z)),
        )


def gable(c, view, side, z):
    """The nearest walls: a lattice window and long cloth banners in the lamplight."""
    for k in range(3):
        x = side * (3.62 + k * 0.5)
        tone = (VERMILION, OCHRE, TEAL)[k] if side > 0 else (TEAL, VERMILION, SAND)[k]
        x0, x1 = x - 0.17, x + 0.17
        banner = view.front(x0, x1, -0.7 + k * 0.16, 1.9, z, tone)
        left, top = view.at(x0, 1.9, z)
        right, base = view.at(x1, -0.7, z)
        c.rect(left - 8, top - 10, right - left + 16, 12, UMBER, radius=5)
        c.circle((left + right) / 2, top + 110, 30, lighter(tone, 0.65), 0.8, width=5)
        c.circle((left + right) / 2, top + 110, 15, lighter(tone, 0.65), 0.8)
        for n in range(3):
            c.rect(
                left + 26, top + 190 + n * 46, right - left - 52, 14, lighter(tone, 0.6), 0.55, 4
            )
        c.shade(banner, (1220 + side * 800, 0), (1220 + side * 1500, 0), NIGHT, 0.7)
    left, top = view.at(min(side * 3.4, side * 4.4), 3.1, z)
    right, base = view.at(max(side * 3.4, side * 4.4), 2.2, z)
    c.rect(left, top, right - left, base - top, lighter(AMBER, 0.1), radius=4)
    for k in range(7):
        px = left + (right - left) * k / 6
        c.line(px, top, px, base, mix(UMBER, INK, 0.3), 7)
    for k in range(4):
        py = top + (base - top) * k / 3
        c.line(left, py, right, py, mix(UMBER, INK, 0.3), 7)
    c.circle(
        (left + right) / 2,
        (top + base) / 2,
        420,
        glow((left + right) / 2, (top + base) / 2, 420, AMBER, 0.4),
    )


def stripes(c, view, z, deep, x, side, colour):
    """A striped awning over the goods."""
    for k in range(10):
        a, b = z + deep * (0.04 + k * 0.092), z + deep * (0.04 + (k + 1) * 0.092)
        tone = colour if k % 2 else mix(PAPER, colour, 0.15)
        path = view.face(
            [(x, 1.05, a), (x - side * 1.1, 0.62, a), (x - side * 1.1, 0.62, b), (x, 1.05, b)], tone
        )
        view.face(
            [
                (x - side * 1.1, 0.62, a),
                (x - side * 1.1, 0.46, a),
                (x - side * 1.1, 0.46, b),
                (x - side * 1.1, 0.62, b),
            ],
            darker(tone, 0.2),
        )
        c.shade(path, (1220, 0), (1220 + side * 1600, 0), NIGHT, 0.5)


def crowd(c):
    spots = [
        (1130, 800, 64),
        (1190, 790, 56),
        (1300, 796, 60),
        (1350, 812, 70),
        (1090, 836, 92),
        (1254, 830, 88),
        (1400, 850, 104),
        (1010, 880, 132),
        (1180, 900, 146),
        (1330, 930, 170),
        (1500, 986, 214),
    ]
    coats = (TEAL, BRICK, OCHRE, DEEP, VERMILION, UMBER, MID)
    for n, (x, y, h) in enumerate(spots):
        coat = mix(coats[n % 7], mix(AMBER, ROSE, 0.5), max(0, (150 - h) / 240))
        figures.person(
            c,
            x,
            y,
            h,
            coat,
            mix(INK, UMBER, 0.3),
            light=1 if x < 1220 else -1,
            walk=c.rng.uniform(0.2, 1),
            bag=OCHRE if n % 3 == 0 else None,
            hat=SAND if n % 4 == 2 else None,
        )


def lanterns(c, view):
    for z, count in ((24, 5), (17, 5), (12, 5), (8, 5), (5.4, 5)):
        a, b = view.at(-3.1, 2.9, z), view.at(3.1, 2.9, z)
        sag = view.size(0.75, z)
        rope = skia.Path()
        rope.moveTo(*a)
        rope.quadTo((a[0] + b[0]) / 2, a[1] + sag * 2, *b)
        c.stroke(rope, UMBER, max(1.5, view.size(0.02, z)))
        for k in range(count):
            t = (k + 0.7) / (count + 0.4)
            x = a[0] + (b[0] - a[0]) * t
            y = a[1] + 4 * sag * t * (1 - t)
            size = view.size(0.2, z)
            tone = VERMILION if (k + int(z)) % 3 else mix(AMBER, OCHRE, 0.3)
            things.lantern(c, x, y, y + size * 1.5, size, mix(tone, AMBER, min(0.4, z / 70)), 0.5)


def stall(c):
    """Bolts of cloth on a table in the near corner, and a shopper."""
    c.fill(polygon((-20, 1130), (760, 1130), (830, 1210), (-20, 1210)), mix(EARTH, UMBER, 0.4))
    c.fill(box(-20, 1210, 850, 150), down(1210, 1350, mix(TEAL, DEEP, 0.4), NIGHT))
    for k in range(9):
        c.line(20 + k * 94, 1216, 14 + k * 96, 1350, NIGHT, 5, 0.5)
    x = 20.0
    n = 0
    while x < 700:
        r = 44
        for row, shift in ((0, 0), (1, 46)):
            if row and (n % 3 == 2 or x > 640):
                continue
            tone = CLOTH[(n * 3 + row * 5) % len(CLOTH)]
            cx, cy = x + shift + r, 1186 - r - row * 76
            bolt = polygon(
                (cx - r * 0.2, cy - r),
                (cx + r * 0.6, cy - r - 26),
                (cx + r * 0.6 + 30, cy + r - 40),
                (cx + r * 0.4, cy + r),
            )
            c.fill(bolt, darker(tone, 0.3))
            c.circle(cx, cy, r, tone)
            for ring in (0.78, 0.56, 0.34):
                c.circle(cx, cy, r * ring, darker(tone, 0.35), 0.8, width=3)
            c.circle(cx, cy, r * 0.14, UMBER)
            c.shade(
                box(cx - r, cy - r, 2 * r, 2 * r, r),
                (cx + r * 0.7, cy - r),
                (cx - r, cy + r),
                NIGHT,
                0.6,
            )
        x += 94
        n += 1
    figures.person(c, 900, 1340, 400, VERMILION, NIGHT, light=1, walk=0.2, bag=OCHRE)
    figures.person(c, 1985, 1350, 430, TEAL, INK, light=-1, walk=0.6, load=OCHRE)
    figures.person(c, 2130, 1330, 390, BRICK, NIGHT, light=-1, walk=0.4)
