"""A goods train halts at a small station among snowy firs at dusk."""

import numpy as np

from .. import buildings, figures, land, plants, trains
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
    PINE,
    ROSE,
    SOFT,
    TEAL,
    UMBER,
    VERMILION,
    lighter,
    mix,
)
from ..shapes import below, glow, polygon

SEED = 71
SNOW = "#EDF2EF"


def draw(c):
    land.sky(
        c, mix(TEAL, DEEP, 0.2), mix(MID, SOFT, 0.3), "#D9C9BE", mix(ROSE, DAWN, 0.4), floor=800
    )
    for _ in range(70):
        c.circle(
            c.rng.uniform(0, 2400),
            c.rng.uniform(0, 360),
            c.rng.uniform(1, 2.6),
            PAPER,
            c.rng.uniform(0.2, 0.8),
        )
    land.clouds(c, 330, 640, lighter(ROSE, 0.2), cover=0.5, cells=5, stretch=7, alpha=0.5, hard=0.3)
    for y, amp, colour in ((640, 150, mix(SOFT, ROSE, 0.3)), (710, 100, mix(MID, SOFT, 0.5))):
        xs, ys = land.heights(c, y, amp, base=5, peaks=y < 700)
        land.ridge(
            c,
            xs,
            ys,
            colour,
            mix(ROSE, PALE, 0.5),
            floor=850,
            light=-1 if y < 700 else 0,
            alpha=0.25,
        )
    for y, size, tone in (
        (770, 70, mix(MID, SOFT, 0.3)),
        (815, 110, mix(PINE, MID, 0.5)),
        (852, 160, mix(PINE, DEEP, 0.35)),
    ):
        xs, ys = land.heights(c, y, 14, octaves=4, base=4)
        plants.forest(
            c,
            xs,
            ys,
            tone,
            mix(PALE, ROSE, 0.3),
            size=size,
            density=1.5,
            snow=mix(SNOW, tone, 0.35),
        )
        c.fill(below(xs, ys, 1000), mix(SNOW, SOFT, 0.35))
        land.mist(c, y + 10, 46, mix(PALE, PAPER, 0.4), 0.55)
    yard(c)
    near(c)
    for _ in range(420):
        r = c.rng.uniform(1.2, 5)
        c.circle(c.rng.uniform(0, 2400), c.rng.uniform(0, 1350), r, PAPER, c.rng.uniform(0.35, 0.9))


def yard(c):
    xs, ys = land.heights(c, 900, 10, octaves=4, base=3)
    snow = below(xs, ys, 1350)
    c.fill(snow, mix(SNOW, PALE, 0.4))
    c.shade(snow, (0, 900), (0, 1350), mix(SOFT, MID, 0.3), 0.5)
    c.circle(760, 880, 560, glow(760, 880, 560, AMBER, 0.5))
    with c.moved(760, 934, 1.18):
        buildings.station(c, 0, 0, SNOW, mix(OCHRE, ROSE, 0.2))
    land.smoke(
        c,
        [(1004, 560), (1040, 480), (1010, 390), (1100, 290)],
        14,
        60,
        mix(PAPER, ROSE, 0.2),
        SOFT,
        0.85,
    )
    for x in (300, 1230):
        c.circle(x, 722, 200, glow(x, 722, 200, lighter(AMBER, 0.3), 0.8))
        buildings.lamp_post(c, x, 944, 200)
    c.fill(polygon((180, 936), (1420, 936), (1480, 984), (120, 984)), mix(SNOW, AMBER, 0.16))
    c.fill(polygon((120, 984), (1480, 984), (1480, 1006), (120, 1006)), mix(UMBER, DEEP, 0.4))
    for x, coat, h in ((470, VERMILION, 104), (560, TEAL, 110), (1080, UMBER, 108)):
        figures.person(
            c, x, 966, h, coat, INK, NIGHT, light=1, walk=0.4, load=OCHRE if x == 1080 else None
        )
    y = 1086
    trains.track(c, -40, 2440, y, mix(SNOW, SOFT, 0.4), mix(UMBER, INK, 0.4), INK)
    c.fill(
        below(np.array([-40.0, 2440.0]), np.array([y + 26.0, y + 26.0]), 1350),
        mix(SNOW, PALE, 0.25),
    )
    trains.shadow(c, 800, 2440, y)
    land.smoke(
        c,
        [(1182, y - 206), (1230, y - 330), (1400, y - 450), (1700, y - 560), (2150, y - 640)],
        22,
        100,
        mix(PAPER, ROSE, 0.16),
        mix(SOFT, ROSE, 0.3),
        0.95,
    )
    with c.moved(1090, y, 1.2, flip=True):
        trains.locomotive(c, NIGHT)
        for n, (colour, kind) in enumerate(
            ((BRICK, "box"), (TEAL, "flat"), (OCHRE, "box"), (MID, "tank"))
        ):
            with c.moved(-652 - n * 242, 0):
                trains.wagon(c, colour, kind)
                if kind != "tank":
                    c.fill(
                        below(
                            np.linspace(-226, -4, 9),
                            -121 - 5 * np.sin(np.linspace(0, 9, 9)) - 4,
                            -112,
                        ),
                        SNOW,
                    )
    land.smoke(c, [(1150, y - 14), (1060, y - 26), (930, y - 20)], 14, 42, SNOW, SOFT, 0.9)
    c.circle(1126, y - 124, 150, glow(1126, y - 124, 150, lighter(AMBER, 0.4), 0.9))


def near(c):
    xs, ys = land.heights(c, 1190, 30, octaves=4, base=3)
    path = below(xs, ys, 1350)
    c.fill(path, SNOW)
    c.shade(path, (900, 1150), (2500, 1360), MID, 0.75)
    for x, y, size in (
        (2010, 1250, 520),
        (2260, 1300, 760),
        (2440, 1270, 560),
        (80, 1300, 640),
        (-60, 1260, 480),
        (260, 1320, 300),
    ):
        c.oval(x + 40, y, size * 0.28, 14, mix(MID, DEEP, 0.4), 0.4, blur=6)
        plants.conifer(c, x, y, size, mix(PINE, NIGHT, 0.45), SNOW, light=-1 if x > 1000 else 1)
    low, high = land.heights(c, 1300, 22, octaves=3, base=3)
    c.fill(below(low, high, 1350), mix(SNOW, PALE, 0.2))
    c.shade(below(low, high, 1350), (1200, 1290), (0, 1370), MID, 0.5)
    for x in (1460, 1500, 1536, 1570):
        plants.grass(c, np.array([x]), np.array([1296.0]), mix(OCHRE, UMBER, 0.4), 60, 12)
