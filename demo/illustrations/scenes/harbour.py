"""A container ship under the cranes of a harbour at daybreak."""

from .. import land, ships
from ..palette import (
    AMBER,
    BRICK,
    DAWN,
    DEEP,
    EARTH,
    INK,
    MID,
    MIST,
    NIGHT,
    OCHRE,
    PALE,
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
from ..shapes import box, curve, down, polygon

SEED = 21


def draw(c):
    land.sky(c, mix(MID, SOFT, 0.6), PALE, "#F6E3C4", mix(DAWN, AMBER, 0.25), floor=800)
    land.sun(c, 1660, 470, 78, lighter(AMBER, 0.82), halo=9, strength=0.9)
    for x, y, width in ((1420, 330, 520), (1960, 250, 640), (1130, 470, 240)):
        land.cumulus(c, x, y, width, lighter(DAWN, 0.55), mix(SOFT, ROSE, 0.45))
    land.clouds(c, 300, 620, ROSE, cover=0.5, cells=6, stretch=6, alpha=0.6, hard=0.35)
    for y, amp, colour in ((700, 130, mix(SOFT, DAWN, 0.45)), (750, 80, SOFT)):
        xs, ys = land.heights(c, y, amp, base=3)
        land.ridge(c, xs, ys, colour, mix(DAWN, MIST, 0.3), floor=800, alpha=0.25)
    town(c)
    for x, scale, fade in (
        (1480, 0.42, 0.72),
        (1700, 0.46, 0.66),
        (1950, 0.5, 0.58),
        (2190, 0.52, 0.52),
    ):
        with c.moved(x, 792, scale, flip=True):
            ships.crane(c, mix(TEAL, mix(DAWN, SOFT, 0.5), fade), 0.3)
    land.mist(c, 790, 60, lighter(DAWN, 0.4), 0.8)
    with c.moved(1190, 800, 0.92):
        ships.cargo_ship(c)
    with c.moved(2190, 796, 0.34):
        ships.cargo_ship(c, haze=mix(SOFT, DAWN, 0.5), fade=0.62)
    cranes(c, 800)
    land.reflect(c, 800, mix(TEAL, SOFT, 0.35), 0.72, ripple=8)
    water = box(0, 800, c.width, 550)
    c.shade(water, (0, 840), (0, 1350), DEEP, 0.75)
    ships.shimmer(c, 590, 800, 1190, lighter(DAWN, 0.5))
    land.ripples(c, 805, 1340, darker(TEAL, 0.5), 300, 0.3)
    land.ripples(c, 805, 1340, lighter(SOFT, 0.3), 200, 0.35)
    land.glitter(c, 1660, 805, 1330, lighter(AMBER, 0.75), 150, 210, 0.8)
    with c.moved(1230, 1040, 1.15, flip=True):
        c.oval(0, 14, 110, 14, NIGHT, 0.35, blur=6)
        ships.fishing_boat(c, VERMILION)
    with c.moved(1940, 900, 0.6):
        ships.fishing_boat(c, NIGHT, lighter(OCHRE, 0.1))
    quay(c)
    cranes(c, 815)
    ships.gulls(c, 9, 1500, 330, 190)
    ships.gulls(c, 5, 720, 250, 120, size=22)


def town(c):
    """A low skyline of sheds and tanks in the haze."""
    x = -20
    while x < 2420:
        wide, high = c.rng.uniform(30, 120), c.rng.uniform(16, 70)
        colour = mix(MID, DAWN, c.rng.uniform(0.45, 0.65))
        c.rect(x, 794 - high, wide, high + 8, colour, radius=2)
        if c.rng.uniform() < 0.3:
            c.rect(x + wide * 0.4, 794 - high - 40, 6, 44, colour)
        x += wide * c.rng.uniform(0.7, 1.4)


def cranes(c, y):
    for x, scale, colour, trolley, load in (
        (90, 1.06, DEEP, 0.62, VERMILION),
        (430, 0.92, TEAL, 0.35, OCHRE),
    ):
        with c.moved(x, y, scale):
            ships.crane(c, colour, trolley, load)


def quay(c):
    top = [(-10, 806), (660, 806), (540, 986), (430, 1360), (-10, 1360)]
    path = polygon(*top)
    c.fill(path, down(806, 1350, mix(SAND, EARTH, 0.25), mix(EARTH, UMBER, 0.35)))
    c.shade(path, (500, 870), (-50, 1350), darker(UMBER, 0.6), 0.8)
    wall = polygon((660, 806), (660, 848), (580, 1040), (496, 1360), (430, 1360), (540, 986))
    c.fill(wall, down(862, 1350, UMBER, darker(UMBER, 0.7)))
    for x, y, scale in ((90, 816, 1.06), (430, 816, 0.92)):
        for foot in (-150, 120):
            c.oval(x + foot * scale, y, 50 * scale, 8, INK, 0.5, blur=5)
    for i in range(5):
        y = 836 + i * i * 26
        c.line(-10, y, 640 - i * 40 - i * i * 4, y, mix(UMBER, EARTH, 0.4), 2, 0.6)
    for x, y, wide in ((330, 1010, 150), (90, 1150, 430)):
        c.oval(x, y + 2, wide, 14, INK, 0.45, blur=8)
    with c.moved(270, 1010, 1.0):
        ships.stacks(c, -60, 0, 2, 118, 44, 2)
    with c.moved(40, 1150, 1.65):
        ships.stacks(c, -90, 0, 2, 138, 54, 3)
    rope = [(556, 936), (588, 930), (606, 880), (604, 800), (592, 712)]
    c.stroke(curve(rope), mix(SAND, UMBER, 0.3), 3.5)
    ships.bollard(c, 450, 1236, 54)
    ships.bollard(c, 548, 958, 26)
    for x, y, s in ((150, 1262, 92), (262, 1288, 74), (196, 1190, 66)):
        c.oval(x + s / 2, y + 4, s * 0.7, 12, INK, 0.45, blur=6)
        c.fill(box(x, y - s, s, s, 3), down(y - s, y, mix(OCHRE, SAND, 0.3), EARTH))
        for i in range(1, 4):
            c.line(x, y - s * i / 4, x + s, y - s * i / 4, UMBER, 3, 0.7)
        c.line(x + 5, y - 4, x + s - 5, y - s + 4, UMBER, 6, 0.7)
        c.shade(box(x, y - s, s, s, 3), (x + s, y - s), (x, y), BRICK, 0.5)
