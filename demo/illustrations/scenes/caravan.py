"""A string of laden camels on the dunes, a watchtower and snow peaks far behind."""

import numpy as np

from .. import figures, land, plants
from ..palette import (
    AMBER,
    BRICK,
    DAWN,
    DUNE,
    EARTH,
    MID,
    OCHRE,
    PALE,
    PAPER,
    ROSE,
    SOFT,
    TEAL,
    UMBER,
    VERMILION,
    darker,
    lighter,
    mix,
)
from ..shapes import below, curve, down, polygon

SEED = 58


def draw(c):
    land.sky(
        c, mix(SOFT, MID, 0.35), mix(PALE, SOFT, 0.3), "#F5DFBC", mix(AMBER, DAWN, 0.4), floor=760
    )
    land.sun(c, 1700, 500, 130, lighter(AMBER, 0.78), halo=6, strength=0.75)
    land.clouds(c, 330, 640, ROSE, cover=0.5, cells=5, stretch=7, alpha=0.65, hard=0.3)
    for y, amp, colour, base in (
        (640, 170, mix(SOFT, ROSE, 0.35), 4),
        (700, 120, mix(MID, ROSE, 0.35), 5),
    ):
        xs, ys = land.heights(c, y, amp, base=base, peaks=True)
        path = land.ridge(c, xs, ys, colour, mix(DAWN, AMBER, 0.3), floor=840, light=1, alpha=0.2)
        with c.clipped(path):
            cap = below(xs, ys - 2, 400)
            c.fill(below(xs, np.maximum(ys, y + amp * 0.4), 0), PAPER, 0.0)
            c.shade(cap, (0, y + amp * 0.2), (0, y - amp), PAPER, 0.85, 0.8)
        land.mist(c, y + 110, 70, lighter(AMBER, 0.6), 0.6)
    dune(c, 770, 40, mix(DUNE, ROSE, 0.45), 2, 0.35)
    tower(c, 210, 772)
    dune(c, 838, 60, mix(DUNE, AMBER, 0.25), 2, 0.55)
    crest = dune(c, 985, 70, mix("#DDB679", AMBER, 0.15), 2, 0.75)
    walkers(c, crest)
    dune(c, 1175, 80, mix(OCHRE, AMBER, 0.25), 2, 0.85)
    wind_marks(c)
    low, high = land.heights(c, 1290, 50, octaves=4, base=2)
    path = below(low, high, 1350)
    c.fill(path, mix(EARTH, BRICK, 0.3))
    c.shade(path, (2400, 1200), (0, 1350), darker(UMBER, 0.3), 0.9)
    plants.grass(c, low[30:130], high[30:130] + 6, darker(UMBER, 0.2), 96, 260)
    plants.grass(c, low[320:390], high[320:390] + 6, darker(UMBER, 0.2), 80, 160)


def dune(c, y, amplitude, colour, base, dark):
    """A dune with a sharp crest: sunny on the right, a wandering shadow on the left."""
    xs, ys = land.heights(c, y, amplitude, octaves=2, base=base, gain=0.3)
    path = below(xs, ys, c.height)
    c.fill(
        path, down(float(ys.min()), y + 300, lighter(colour, 0.18), colour, darker(colour, 0.12))
    )
    crests = [i for i in range(20, len(ys) - 20) if ys[i] == ys[i - 20 : i + 21].min()]
    with c.clipped(path):
        for i in crests:
            x, top = xs[i], ys[i]
            reach = c.rng.uniform(420, 720)
            spine = [
                (x, top - 4),
                (x + 26, top + 50),
                (x - 30, top + 120),
                (x + 40, top + 210),
                (x - 20, top + 340),
            ]
            edge = curve(spine)
            edge.lineTo(x - reach * 1.3, top + 340)
            edge.lineTo(x - reach, top + 30)
            edge.close()
            c.fill(edge, mix(colour, UMBER, 0.25), dark * 0.35)
            c.shade(edge, (x - reach, 0), (x + 20, 0), mix(UMBER, TEAL, 0.3), dark * 0.8, 1.4)
    return xs, ys


def tower(c, x, y):
    """A ruined watchtower of rammed earth."""
    colour = mix(EARTH, ROSE, 0.3)
    path = polygon(
        (x - 74, y + 40),
        (x - 52, y - 120),
        (x - 40, y - 128),
        (x - 30, y - 118),
        (x + 6, y - 130),
        (x + 22, y - 112),
        (x + 46, y - 118),
        (x + 70, y + 40),
    )
    c.fill(path, colour)
    c.shade(path, (x + 40, 0), (x - 80, 0), darker(UMBER, 0.3), 0.85)
    with c.clipped(path):
        for i in range(14):
            c.line(x - 90, y - 118 + i * 13, x + 90, y - 116 + i * 13, darker(colour, 0.4), 2, 0.4)
        c.rect(x - 10, y - 62, 18, 34, darker(UMBER, 0.5), radius=8)
    wall = polygon(
        (x + 60, y + 40),
        (x + 62, y - 20),
        (x + 110, y - 30),
        (x + 150, y - 6),
        (x + 220, y - 12),
        (x + 300, y + 40),
    )
    c.fill(wall, mix(colour, DUNE, 0.25))
    c.shade(wall, (x + 300, 0), (x + 40, 0), UMBER, 0.6)


def walkers(c, crest):
    """Five camels and two drivers with their long shadows."""
    xs, ys = crest
    loads = (VERMILION, TEAL, "#E3D3B0", BRICK, MID)
    tie = None
    for n, load in enumerate(loads):
        x = 700 + n * 352
        y = float(np.interp(x, xs, ys)) + 16
        shadow = polygon((x - 70, y), (x + 80, y), (x - 120, y + 84), (x - 330, y + 84))
        c.fill(shadow, mix(UMBER, TEAL, 0.2), 0.34, blur=5)
        figures.camel(c, x, y, 268, mix("#B07F4A", EARTH, (n % 3) * 0.3), load, 1, n)
        if tie:
            c.stroke(
                curve([tie, ((tie[0] + x - 190) / 2, y - 170), (x - 196, y - 250)]), UMBER, 3, 0.8
            )
        tie = (x + 128, y - 160)
    for x, coat, hat in ((410, TEAL, lighter(OCHRE, 0.3)), (2310, BRICK, lighter(OCHRE, 0.3))):
        y = float(np.interp(x, xs, ys)) + 14
        c.fill(
            polygon((x - 10, y), (x + 14, y), (x - 120, y + 60), (x - 160, y + 60)),
            UMBER,
            0.34,
            blur=4,
        )
        figures.person(c, x, y, 172, coat, UMBER, hat, light=1, walk=1.4)
    y = float(np.interp(380, xs, ys))
    c.line(372, y - 126, 368, y + 14, UMBER, 4)


def wind_marks(c):
    """Fine ripples the wind left on the near dune."""
    for row in range(26):
        y = 1200 + row * 7
        xs = np.arange(-20, 2440, 40)
        wave = y + 16 * np.sin(xs / 190 + row * 0.35) + 9 * np.sin(xs / 71 + row)
        for start in range(0, len(xs) - 6, 7):
            if c.rng.uniform() < 0.5:
                part = list(zip(xs[start : start + 6], wave[start : start + 6], strict=True))
                c.stroke(curve(part), mix(UMBER, OCHRE, 0.4), 2.4, 0.4)
