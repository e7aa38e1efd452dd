"""A steam train crosses an autumn steppe between birches and mountains."""

from .. import land, plants, trains
from ..palette import (
    AMBER,
    DAWN,
    DEEP,
    DUNE,
    EARTH,
    INK,
    MID,
    MIST,
    NIGHT,
    OCHRE,
    PALE,
    PAPER,
    ROSE,
    SAND,
    SOFT,
    TEAL,
    UMBER,
    darker,
    lighter,
    mix,
)
from ..shapes import below, curve

SEED = 11


def draw(c):
    land.sky(c, mix(SOFT, PALE, 0.35), PALE, "#F3E4CC", DAWN, floor=860)
    land.sun(c, 640, 520, 66, lighter(AMBER, 0.62), halo=9, strength=0.75)
    for x, y, width in ((1380, 330, 620), (1790, 255, 330), (760, 190, 300), (420, 390, 420)):
        land.cumulus(c, x, y, width, PAPER, mix(PALE, ROSE, 0.25))
    land.clouds(c, 240, 560, ROSE, cover=0.46, cells=5, stretch=4.2, alpha=0.45, hard=0.3)
    for y, amp, colour, base in (
        (590, 170, mix(SOFT, PALE, 0.4), 4),
        (660, 150, SOFT, 5),
        (730, 110, MID, 6),
    ):
        xs, ys = land.heights(c, y, amp, base=base, peaks=True)
        land.ridge(c, xs, ys, colour, mix(MIST, DAWN, 0.35), floor=880, light=-1, alpha=0.3)
        land.mist(c, y + 130, 70, lighter(DAWN, 0.5), 0.55)
    xs, ys = land.heights(c, 812, 22, octaves=4, base=4)
    land.ridge(c, xs, ys, mix(MID, OCHRE, 0.35), SAND, floor=960, alpha=0.3)
    plants.forest(c, xs, ys, mix(TEAL, OCHRE, 0.25), SAND, size=34, density=0.7)
    land.mist(c, 862, 50, lighter(DAWN, 0.4), 0.75)
    steppe(c)
    train(c)
    foreground(c)


def steppe(c):
    bands = ((862, 18, "#DCC48E"), (905, 16, "#CDAE70"), (955, 14, "#BE9A58"))
    for y, amp, colour in bands:
        xs, ys = land.heights(c, y, amp, octaves=4, base=3)
        path = below(xs, ys, c.height)
        c.fill(path, colour)
        c.shade(path, (900, y - 20), (2500, y + 130), mix(EARTH, DEEP, 0.4), 0.45)
        plants.grass(c, xs, ys, lighter(colour, 0.15), 14, 900)
    for _ in range(16):
        x = c.rng.uniform(0, 2400)
        plants.bush(
            c,
            x,
            930 + c.rng.uniform(-30, 30),
            26,
            14,
            mix(OCHRE, MID, c.rng.uniform(0.2, 0.7)),
            leaves=8,
        )


def train(c):
    y = 1030
    for x in range(90, 2400, 310):
        c.line(x, y - 20, x, y - 230, mix(UMBER, INK, 0.3), 7)
        c.line(x - 30, y - 214, x + 30, y - 214, mix(UMBER, INK, 0.3), 5)
        for dx in (-26, 26):
            c.stroke(
                curve([(x + dx, y - 216), (x + dx + 155, y - 198), (x + dx + 310, y - 216)]),
                INK,
                1.6,
                0.55,
            )
    front = 1760
    land.smoke(
        c,
        [
            (front - 82, y - 190),
            (front - 170, y - 290),
            (front - 420, y - 370),
            (front - 800, y - 425),
            (front - 1240, y - 470),
            (front - 1700, y - 600),
        ],
        20,
        105,
        "#F6EEE2",
        mix(SOFT, ROSE, 0.35),
    )
    trains.track(c, -40, 2440, y, "#A98F63")
    trains.shadow(c, -300, front, y)
    with c.moved(front, y, 1.15):
        trains.locomotive(c)
        for n in range(5):
            with c.moved(-656 - n * 336, 0):
                trains.carriage(c, TEAL if n % 3 else mix(TEAL, NIGHT, 0.35))
    land.smoke(
        c,
        [(front - 20, y - 22), (front - 90, y - 34), (front - 210, y - 30)],
        12,
        34,
        "#F6EEE2",
        SOFT,
        0.8,
    )


def foreground(c):
    xs, ys = land.heights(c, 1130, 34, octaves=4, base=3)
    path = below(xs, ys, c.height)
    c.fill(path, mix(OCHRE, EARTH, 0.4))
    c.shade(path, (0, 1080), (500, 1360), darker(EARTH, 0.75), 0.85, 0.9)
    plants.grass(c, xs, ys, mix(OCHRE, DUNE, 0.4), 42, 1500)
    for x, width in (
        (1985, 30),
        (2120, 44),
        (2265, 34),
        (2352, 56),
        (70, 40),
        (-14, 54),
        (182, 24),
    ):
        plants.birch(c, x, -60, 1290 + width, width, light=-1)
    for x, y, size in (
        (2060, 70, 210),
        (2290, 30, 260),
        (2390, 210, 190),
        (2190, 190, 120),
        (20, 40, 200),
        (150, 120, 110),
    ):
        leaves(c, x, y, size)
    low, high = land.heights(c, 1262, 26, octaves=4, base=3)
    c.fill(below(low, high, c.height), darker(UMBER, 0.45))
    plants.grass(c, low, high, darker(UMBER, 0.35), 62, 1600)
    plants.grass(c, low, high + 26, mix(UMBER, OCHRE, 0.45), 54, 500)


def leaves(c, x, y, size):
    """A cloud of small autumn leaves."""
    for _ in range(int(size * 1.5)):
        px, py = x + c.rng.normal() * size * 0.5, y + c.rng.normal() * size * 0.42
        r = c.rng.uniform(5, 13)
        tone = (
            mix(OCHRE, AMBER, c.rng.uniform(0, 1))
            if c.rng.uniform() > 0.3
            else mix(OCHRE, UMBER, 0.4)
        )
        leaf = [(px - r, py), (px, py - r * 0.6), (px + r * 1.1, py + r * 0.3), (px, py + r * 0.6)]
        c.fill(curve(leaf, closed=True), tone, 0.9)
