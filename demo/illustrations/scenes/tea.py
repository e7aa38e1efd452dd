"""Six teas in a row on a table, a clay pot, and hills beyond a round window."""

import math

from .. import land, plants
from ..palette import (
    AMBER,
    BRICK,
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
from ..shapes import below, box, curve, disc, down, fade, glow, polygon

SEED = 63
LIQUORS = ("#EFE3B4", "#C9CC7E", "#E0BE55", "#C98A3A", "#A4482A", "#4E2A20")


def draw(c):
    c.rect(0, 0, 2400, 980, down(0, 980, mix(DEEP, TEAL, 0.4), TEAL, mix(TEAL, DEEP, 0.6)))
    c.circle(1350, 430, 1150, glow(1350, 430, 1150, PALE, 0.5))
    window(c)
    wall = box(0, 0, 2400, 980)
    c.shade(wall, (900, 300), (-100, 900), NIGHT, 0.6)
    c.shade(wall, (1900, 300), (2600, 900), NIGHT, 0.55)
    scroll(c)
    shelf(c)
    table(c)
    pot(c, 560, 1060)
    for n, liquor in enumerate(LIQUORS):
        cup(c, 985 + n * 236, 1096 + (n % 2) * 26, 1.12, liquor)
    caddy(c, 190, 1080)
    scoop(c)
    branch(c)


def window(c):
    """A moon window onto misty hills."""
    x, y, r = 1350, 420, 372
    c.circle(x + 8, y + 14, r + 46, NIGHT, 0.5, blur=18)
    c.circle(x, y, r + 40, mix(UMBER, INK, 0.25))
    c.circle(x, y, r + 40, mix(EARTH, UMBER, 0.4), width=8)
    opening = disc(x, y, r)
    with c.clipped(opening):
        c.rect(
            x - r, y - r, 2 * r, 2 * r, down(y - r, y + r, PALE, "#F7E9CE", mix(ROSE, PAPER, 0.4))
        )
        land.sun(c, x + 120, y - 110, 54, lighter(AMBER, 0.6), halo=6, strength=0.7)
        for top, amp, colour in (
            (400, 150, mix(SOFT, PALE, 0.4)),
            (500, 120, SOFT),
            (590, 90, mix(MOSS, SOFT, 0.35)),
        ):
            xs, ys = land.heights(c, top, amp, base=7)
            land.ridge(c, xs, ys, colour, lighter(MIST, 0.4), floor=800, light=1, alpha=0.25)
            land.mist(c, top + 110, 70, PAPER, 0.7)
        for row in range(6):
            y0 = 640 + row * 30
            xs, ys = land.heights(c, y0, 12, octaves=3, base=5)
            c.fill(below(xs, ys, 820), mix(MOSS, PINE, row / 7))
            for i in range(58):
                px = x - r + i * 13 + row * 5
                c.oval(px, y0 + 4, 10, 8, mix(PINE, MOSS, c.rng.uniform(0.1, 0.7)))
        plants.tree(c, 1080, 760, 300, mix(PINE, MOSS, 0.3), UMBER, light=1)
        c.circle(x, y, r, NIGHT, 0.35, width=26, blur=12)
    for angle in (0.25, 0.75):
        dx = (2 * angle - 1) * r
        high = math.sqrt(r * r - dx * dx)
        c.line(x + dx, y - high, x + dx, y + high, mix(UMBER, INK, 0.25), 9)
    c.line(
        x - math.sqrt(r * r - 190**2),
        y + 190,
        x + math.sqrt(r * r - 190**2),
        y + 190,
        mix(UMBER, INK, 0.25),
        9,
    )


def scroll(c):
    c.rect(2012, 70, 236, 690, NIGHT, 0.4, blur=14)
    c.rect(2004, 60, 236, 690, down(60, 750, PAPER, SAND))
    c.rect(2028, 130, 188, 530, down(130, 660, MIST, lighter(SAND, 0.5)))
    for y in (52, 744):
        c.rect(1988, y, 268, 18, UMBER, radius=8)
    for n, (px, py, s) in enumerate(((2122, 330, 120), (2080, 410, 90), (2160, 450, 70))):
        hill = curve(
            [
                (px - s * 0.6, py + s),
                (px - s * 0.3, py),
                (px, py - s * 0.9),
                (px + s * 0.25, py - s * 0.1),
                (px + s * 0.6, py + s),
            ],
            True,
        )
        with c.clipped(box(2028, 130, 188, 530)):
            c.shade(hill, (px, py + s), (px, py - s), mix(INK, TEAL, 0.4), 0.8 - n * 0.15)
    c.rect(2186, 606, 22, 22, VERMILION, radius=2)
    c.stroke(curve([(2044, 560), (2090, 552), (2130, 566), (2200, 556)]), mix(INK, SOFT, 0.4), 3)


def shelf(c):
    c.rect(90, 420, 640, 22, mix(UMBER, INK, 0.2))
    c.rect(90, 442, 640, 26, NIGHT, 0.35, blur=8)
    jars = (
        (150, 96, 150, SAND),
        (280, 80, 110, VERMILION),
        (392, 110, 180, MID),
        (530, 70, 96, OCHRE),
        (640, 96, 136, SAND),
    )
    for x, w, h, colour in jars:
        jar = curve(
            [
                (x - w * 0.3, 420),
                (x - w * 0.52, 420 - h * 0.5),
                (x - w * 0.34, 420 - h * 0.86),
                (x - w * 0.26, 420 - h),
                (x + w * 0.26, 420 - h),
                (x + w * 0.34, 420 - h * 0.86),
                (x + w * 0.52, 420 - h * 0.5),
                (x + w * 0.3, 420),
            ],
            True,
        )
        c.fill(jar, colour)
        c.shade(jar, (x + w * 0.4, 0), (x - w * 0.5, 0), NIGHT, 0.75)
        c.oval(x, 420 - h, w * 0.3, 9, darker(colour, 0.4))
        c.oval(x + w * 0.22, 420 - h * 0.6, w * 0.05, h * 0.16, PAPER, 0.5)


def table(c):
    top = polygon((-20, 960), (2420, 960), (2420, 1270), (-20, 1270))
    c.fill(top, down(960, 1270, mix(EARTH, OCHRE, 0.35), mix(EARTH, UMBER, 0.3), UMBER))
    with c.clipped(top):
        for _ in range(70):
            y = c.rng.uniform(965, 1270)
            x = c.rng.uniform(-200, 2400)
            grain = [(x, y), (x + 200, y + c.rng.normal() * 5), (x + 520, y + c.rng.normal() * 5)]
            c.stroke(curve(grain), UMBER, 2 + (y - 960) / 120, 0.28)
        c.fill(disc(1400, 985, 900, 60), lighter(AMBER, 0.5), 0.35, blur=40)
    c.rect(-20, 1266, 2440, 90, down(1266, 1350, darker(UMBER, 0.25), darker(UMBER, 0.7)))
    c.rect(-20, 1264, 2440, 5, lighter(EARTH, 0.3), 0.7)
    tray = polygon((330, 1040), (800, 1040), (850, 1130), (280, 1130))
    c.fill(polygon((280, 1130), (850, 1130), (846, 1156), (284, 1156)), darker(UMBER, 0.6))
    c.fill(tray, darker(UMBER, 0.25))
    for i in range(15):
        c.line(338 + i * 33, 1046, 296 + i * 39, 1124, darker(UMBER, 0.6), 5)
    runner = polygon((900, 1050), (2330, 1050), (2400, 1176), (850, 1176))
    c.fill(runner, mix(DEEP, TEAL, 0.4))
    c.shade(runner, (1500, 1050), (800, 1200), NIGHT, 0.7)
    c.line(860, 1168, 2398, 1168, OCHRE, 3, 0.7)
    c.line(898, 1058, 2334, 1058, OCHRE, 3, 0.7)


def pot(c, x, y):
    c.oval(x - 60, y + 24, 250, 26, INK, 0.5, blur=12)
    c.stroke(
        curve(
            [
                (x + 150, y - 150),
                (x + 236, y - 176),
                (x + 262, y - 104),
                (x + 206, y - 48),
                (x + 140, y - 36),
            ]
        ),
        darker(BRICK, 0.25),
        27,
    )
    spout = curve(
        [
            (x - 140, y - 40),
            (x - 218, y - 90),
            (x - 262, y - 186),
            (x - 288, y - 196),
            (x - 250, y - 206),
            (x - 226, y - 176),
            (x - 190, y - 128),
            (x - 130, y - 130),
        ],
        True,
    )
    c.fill(spout, BRICK)
    body = curve(
        [
            (x - 104, y + 22),
            (x - 168, y - 44),
            (x - 160, y - 130),
            (x - 96, y - 190),
            (x, y - 202),
            (x + 96, y - 190),
            (x + 160, y - 130),
            (x + 168, y - 44),
            (x + 104, y + 22),
        ],
        True,
    )
    c.fill(body, down(y - 200, y + 20, lighter(BRICK, 0.22), BRICK, darker(BRICK, 0.35)))
    for part in (body, spout):
        c.shade(part, (x + 80, y - 180), (x - 190, y + 20), darker(BRICK, 0.85), 0.85, 1.0)
    c.oval(x, y - 190, 92, 20, darker(BRICK, 0.5))
    lid = curve(
        [
            (x - 90, y - 192),
            (x - 62, y - 226),
            (x, y - 236),
            (x + 62, y - 226),
            (x + 90, y - 192),
            (x, y - 180),
        ],
        True,
    )
    c.fill(lid, BRICK)
    c.shade(lid, (x + 60, 0), (x - 100, 0), darker(BRICK, 0.8), 0.7)
    c.circle(x, y - 250, 22, BRICK)
    c.shade(disc(x, y - 250, 22), (x + 14, y - 264), (x - 18, y - 236), darker(BRICK, 0.8), 0.8)
    c.oval(x + 92, y - 122, 16, 44, lighter(ROSE, 0.3), 0.5)
    for n in range(3):
        drift = x - 292 - n * 8
        steam = [
            (drift, y - 214),
            (drift - 26 + n * 14, y - 300),
            (drift + 24, y - 390 - n * 20),
            (drift - 20 + n * 26, y - 500 - n * 30),
        ]
        c.stroke(curve(steam), PAPER, 16, 0.2, blur=9)


def cup(c, x, y, s, liquor):
    """A white cup with its tea, saucer and a thread of steam."""
    with c.moved(x, y, s):
        c.oval(-22, 30, 106, 17, INK, 0.45, blur=8)
        c.oval(0, 24, 92, 17, SAND)
        c.oval(0, 20, 92, 17, PAPER)
        c.oval(0, 20, 62, 10, mix(SAND, SOFT, 0.3))
        bowl = curve(
            [(-74, -66), (-66, -28), (-40, 8), (-28, 22), (28, 22), (40, 8), (66, -28), (74, -66)],
            True,
        )
        c.fill(bowl, PAPER)
        c.shade(bowl, (50, -60), (-76, 10), mix(MID, SAND, 0.3), 0.8, 1.0)
        with c.clipped(bowl):
            c.stroke(curve([(-80, -38), (0, -26), (80, -38)]), TEAL, 5)
            c.stroke(curve([(-80, -30), (0, -18), (80, -30)]), TEAL, 1.6)
        c.oval(0, -66, 75, 17, SAND)
        c.oval(0, -65, 68, 14, darker(liquor, 0.15))
        c.oval(2, -63, 64, 11.5, liquor)
        c.oval(22, -67, 26, 3.4, lighter(liquor, 0.7), 0.8)
        for n in (-1, 1):
            steam = [(n * 18, -82), (n * 18 + 16, -120), (n * 18 - 14, -162), (n * 18 + 18, -214)]
            c.stroke(curve(steam), PAPER, 7, 0.3, blur=4)


def caddy(c, x, y):
    c.oval(x - 40, y + 18, 130, 20, INK, 0.5, blur=9)
    tin = box(x - 88, y - 234, 176, 250, 10)
    c.fill(tin, down(y - 234, y + 16, MID, TEAL, DEEP))
    c.rect(x - 88, y - 150, 176, 96, SAND)
    leaf = curve([(x - 40, y - 84), (x - 10, y - 122), (x + 40, y - 126), (x + 16, y - 92)], True)
    c.fill(leaf, PINE)
    c.line(x - 48, y - 76, x + 26, y - 116, lighter(MOSS, 0.4), 3)
    c.rect(x - 94, y - 276, 188, 52, DEEP, radius=8)
    c.rect(x - 94, y - 276, 188, 10, MID, 0.8, 5)
    c.shade(box(x - 94, y - 276, 188, 292, 10), (x + 60, 0), (x - 110, 0), NIGHT, 0.85)


def scoop(c):
    for _ in range(150):
        px, py = 640 + c.rng.normal() * 62, 1216 + c.rng.normal() * 11
        c.stroke(
            curve([(px, py), (px + 7, py - 4), (px + 14, py + c.rng.uniform(-4, 4))]),
            darker(PINE, c.rng.uniform(0, 0.7)),
            4.5,
        )
    spoon = curve(
        [
            (420, 1240),
            (560, 1222),
            (620, 1204),
            (670, 1206),
            (664, 1226),
            (610, 1234),
            (560, 1234),
            (424, 1250),
        ],
        True,
    )
    c.fill(spoon, mix(OCHRE, SAND, 0.3))
    c.shade(spoon, (500, 1210), (500, 1252), UMBER, 0.8)


def branch(c):
    """A plum branch reaching in from the upper left."""
    main = [(-30, 40), (120, 96), (300, 120), (460, 196), (620, 214), (800, 176)]
    c.stroke(curve(main), darker(UMBER, 0.35), 15)
    twigs = (
        [(300, 120), (390, 70), (470, 30)],
        [(460, 196), (540, 150), (640, 120)],
        [(620, 214), (720, 262), (800, 270)],
        [(120, 96), (190, 170), (280, 230)],
    )
    for twig in twigs:
        c.stroke(curve(twig), darker(UMBER, 0.35), 7)
    spots = [
        (150, 104),
        (240, 112),
        (390, 72),
        (468, 32),
        (470, 198),
        (540, 152),
        (640, 120),
        (700, 250),
        (798, 270),
        (800, 178),
        (640, 212),
        (280, 230),
        (200, 178),
        (560, 206),
    ]
    for x, y in spots:
        size = c.rng.uniform(9, 17)
        for n in range(5):
            a = n * 2 * math.pi / 5 + c.rng.uniform(0, 1)
            c.circle(
                x + math.cos(a) * size * 0.8,
                y + math.sin(a) * size * 0.8,
                size * 0.68,
                mix(VERMILION, ROSE, c.rng.uniform(0.3, 0.9)),
            )
        c.circle(x, y, size * 0.3, AMBER)
    c.fill(polygon((0, 0), (1, 0), (0, 1)), fade(0, 0, 1, 1, INK, 0, 0))
