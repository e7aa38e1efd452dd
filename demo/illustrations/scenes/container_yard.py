"""A container yard at dusk: stacked boxes, a gantry at work, wet ground."""

from .. import figures, land, ships
from ..palette import (
    AMBER,
    BRICK,
    DAWN,
    DEEP,
    INK,
    MID,
    NIGHT,
    OCHRE,
    PALE,
    PAPER,
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
from ..perspective import View
from ..shapes import box, curve, glow, polygon

SEED = 95
COLOURS = (TEAL, VERMILION, OCHRE, MID, BRICK, SOFT, SAND, mix(TEAL, NIGHT, 0.4))
LONG, HIGH, WIDE = 6.06, 2.6, 2.44


def draw(c):
    land.sky(
        c, mix(DEEP, TEAL, 0.5), mix(MID, SOFT, 0.4), "#EBCBA6", mix(AMBER, ROSE, 0.35), floor=900
    )
    land.sun(c, 1240, 800, 100, lighter(AMBER, 0.8), halo=9, strength=0.95)
    land.clouds(
        c, 240, 700, mix(ROSE, DAWN, 0.4), cover=0.52, cells=6, stretch=6, alpha=0.7, hard=0.3
    )
    for x, y, width in ((470, 330, 560), (1880, 240, 640)):
        land.cumulus(c, x, y, width, mix(ROSE, DAWN, 0.5), mix(MID, ROSE, 0.35), light=1)
    for y, amp, tone in ((800, 70, mix(SOFT, ROSE, 0.55)), (850, 40, mix(MID, ROSE, 0.4))):
        xs, ys = land.heights(c, y, amp, base=4)
        land.ridge(c, xs, ys, tone, mix(DAWN, AMBER, 0.3), floor=930, alpha=0.2)
    for x, s in ((640, 0.36), (820, 0.3), (1700, 0.34), (1560, 0.26)):
        with c.moved(x, 912, s, flip=x > 1200):
            ships.crane(c, mix(MID, ROSE, 0.35), 0.3)
    view = View(c, 1240, 890, 1500)
    ground(c, view)
    for z in (78, 62, 48):
        rows(c, view, z)
    gantry(c, view, 34)
    for z in (36, 26, 17.5):
        rows(c, view, z)
    truck(c)
    for x, coat in ((1010, OCHRE), (1064, TEAL)):
        figures.person(c, x, 1140, 150, coat, NIGHT, VERMILION, light=1, walk=0.6)
    c.circle(1240, 830, 900, glow(1240, 830, 900, AMBER, 0.22))


def ground(c, view):
    floor = polygon((0, 890), (2400, 890), (2400, 1350), (0, 1350))
    c.fill(floor, mix(MID, UMBER, 0.45))
    c.shade(floor, (0, 1500), (0, 880), lighter(AMBER, 0.15), 0.85, 1.2)
    c.shade(floor, (0, 960), (0, 1360), NIGHT, 0.8)
    for x in (-4.2, -0.12, 3.9):
        view.floor(x, x + 0.22, 4.9, 90, -1.9, lighter(AMBER, 0.4), 0.55)
    for _ in range(26):
        x, y = c.rng.uniform(500, 1900), c.rng.uniform(960, 1330)
        wide = (y - 880) * c.rng.uniform(0.2, 0.5)
        pool = [
            (x - wide, y),
            (x - wide * 0.3, y - wide * 0.07),
            (x + wide, y - 2),
            (x + wide * 0.2, y + wide * 0.07),
        ]
        c.fill(curve(pool, closed=True), mix(ROSE, AMBER, 0.4), 0.5)


def rows(c, view, z):
    """The stacks left and right at depth `z`, their ends to the viewer."""
    haze = min(0.62, max(0, (z - 14) / 95))
    for side in (-1, 1):
        for column in range(5, -1, -1):
            x0 = 6.2 + column * (WIDE + 0.14)
            count = int(c.rng.integers(2, 5)) if column else int(c.rng.integers(1, 4))
            if z < 20:
                count = (3, 4, 5, 5, 5, 5)[column]
            for row in range(count):
                colour = mix(COLOURS[int(c.rng.integers(0, 8))], mix(ROSE, SOFT, 0.35), haze)
                low = -1.9 + row * (HIGH + 0.06)
                left = x0 if side > 0 else -x0 - WIDE
                stand(c, view, left, low, z, colour, side)


def stand(c, view, x, y, z, colour, side):
    """One container end-on, with its doors, and the long side that faces the lane."""
    inner = x if side > 0 else x + WIDE
    flank = view.wall(inner, y, y + HIGH, z, z + LONG, colour)
    x0, y0 = view.at(inner, y, z)
    x1, _ = view.at(inner, y, z + LONG)
    with c.clipped(flank):
        for k in range(1, 16):
            zz = z + LONG * k / 16
            view.line(
                (inner, y, zz),
                (inner, y + HIGH, zz),
                darker(colour, 0.4),
                max(1.2, view.size(0.07, zz)),
                0.55,
            )
    c.shade(flank, (x0, y0), (x1, y0), lighter(AMBER, 0.2), 0.45)
    front = view.front(x, x + WIDE, y, y + HIGH, z, mix(darker(colour, 0.28), DEEP, 0.15))
    with c.clipped(front):
        for k in range(1, 8):
            px = x + WIDE * k / 8
            view.line((px, y, z), (px, y + HIGH, z), darker(colour, 0.65), view.size(0.035, z), 0.6)
        for k in (0.2, 0.4, 0.6, 0.8):
            view.line(
                (x + WIDE * k, y + 0.1, z),
                (x + WIDE * k, y + HIGH - 0.1, z),
                lighter(colour, 0.35),
                view.size(0.05, z),
                0.6,
            )
    left, top = view.at(x, y + HIGH, z)
    right, bottom = view.at(x + WIDE, y, z)
    c.shade(front, (left, top), (left, bottom), NIGHT, 0.6)
    c.stroke(
        box(left, top, right - left, bottom - top), lighter(colour, 0.12), view.size(0.08, z), 0.8
    )


def gantry(c, view, z):
    """A rubber-tyred gantry astride the lane, lifting a box."""
    tone = mix(VERMILION, AMBER, 0.1)
    for x in (-5.9, 5.5):
        view.front(x, x + 0.42, -1.9, 15.5, z, tone)
        view.front(x + 0.3, x + 0.42, -1.9, 15.5, z, darker(tone, 0.5))
        view.front(x - 0.7, x + 1.1, -1.9, -0.6, z, NIGHT)
    view.front(-7.4, 7.4, 15.2, 16.4, z, tone)
    view.front(-7.4, 7.4, 15.2, 15.45, z, darker(tone, 0.5))
    for k in range(-7, 7):
        view.line((k, 15.4, z), (k + 0.5, 16.3, z), darker(tone, 0.45), 3)
        view.line((k + 0.5, 16.3, z), (k + 1, 15.4, z), darker(tone, 0.45), 3)
    view.front(-1.9, 2.1, 16.4, 17.3, z, NIGHT)
    view.front(2.3, 3.8, 13.3, 15.2, z, mix(TEAL, NIGHT, 0.3))
    view.front(2.45, 3.65, 14.1, 14.9, z, lighter(AMBER, 0.3))
    for x in (-2.2, -1.2, 1.2, 2.2):
        view.line((x * 0.7, 15.2, z), (x, 9.9, z), INK, 2.4)
    view.front(-2.6, 2.6, 9.5, 9.9, z, OCHRE)
    left, top = view.at(-3.03, 9.4, z)
    right, bottom = view.at(3.03, 6.8, z)
    ships.container(c, left, bottom, right - left, bottom - top, TEAL, 16)


def truck(c):
    """A tractor with a box on its trailer crosses in front."""
    x, y = 1370, 1262
    c.oval(x + 210, y + 6, 420, 20, INK, 0.5, blur=9)
    c.rect(x - 120, y - 66, 730, 18, NIGHT)
    ships.container(c, x + 20, y - 66, 580, 232, VERMILION, 26)
    cab = curve(
        [
            (x - 150, y - 34),
            (x - 156, y - 130),
            (x - 128, y - 240),
            (x - 96, y - 262),
            (x - 10, y - 262),
            (x - 4, y - 34),
        ],
        True,
    )
    c.fill(cab, PALE)
    c.shade(cab, (x - 60, y - 260), (x - 170, y - 20), MID, 0.9)
    window = polygon((x - 134, y - 150), (x - 112, y - 222), (x - 52, y - 222), (x - 52, y - 150))
    c.fill(window, mix(NIGHT, TEAL, 0.5))
    c.shade(window, (x - 130, y - 150), (x - 60, y - 230), lighter(AMBER, 0.4), 0.7)
    c.rect(x - 158, y - 62, 30, 22, lighter(AMBER, 0.6), radius=6)
    c.circle(x - 150, y - 50, 110, glow(x - 150, y - 50, 110, lighter(AMBER, 0.4), 0.8))
    c.rect(x - 160, y - 36, 164, 16, TEAL, radius=4)
    for wx in (x - 84, x + 60, x + 420, x + 500, x + 578):
        c.circle(wx, y - 34, 38, INK)
        c.circle(wx, y - 34, 18, mix(SOFT, PAPER, 0.3))
        c.circle(wx, y - 34, 7, INK)
