"""Visitors among the stands of a trade fair under a glass roof."""

import math

from .. import figures, interior, things
from ..palette import (
    AMBER,
    BRICK,
    DAWN,
    DEEP,
    EARTH,
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
from ..perspective import View
from ..shapes import curve, disc, down, glow, polygon

SEED = 148
AIR = mix(PALE, SAND, 0.45)
LOW, SPRING, WIDE, FAR = -2.5, 5.2, 14.0, 66
COATS = (TEAL, VERMILION, OCHRE, DEEP, BRICK, MID, SAND, PINE, UMBER, SOFT)
STEEL = mix(TEAL, DEEP, 0.5)


def far(colour, z):
    """The colour at depth `z`: air takes it bit by bit."""
    return mix(colour, AIR, min(0.72, max(0, (z - 8) / 70)))


def draw(c):
    view = View(c, 1200, 760, 1150)
    c.rect(0, 0, 2400, 1350, down(0, 900, mix(SOFT, MID, 0.25), PALE, DAWN))
    roof(c, view)
    gable(c, view)
    sides(c, view)
    floor(c, view)
    for n, z in enumerate((58, 50, 42, 34, 27, 20.5, 14.5, 9)):
        banners(c, view, z)
        for side in (-1, 1):
            stand(c, view, z, side, COATS[(n + 5 if side < 0 else n + 1) % 6])
        crowd(c, view, z)
        if z == 34:
            globe(c, view, 34)
    for x, alpha in ((420, 0.3), (900, 0.34), (1330, 0.28), (1790, 0.2)):
        interior.shaft(c, x, x + 150, 0, x + 250, x + 620, 1280, lighter(AMBER, 0.75), alpha)
    near(c, view)


def arch(k):
    """A point of the vault, `k` from 0 (left springing) to 1 (right)."""
    a = math.pi * (1 - k)
    return WIDE * math.cos(a), SPRING + 8.6 * math.sin(a)


def roof(c, view):
    """A barrel of glass on slender ribs, the panes each a little different."""
    count, depths = 18, [FAR - n * 4 for n in range(16)]
    for z in depths:
        for n in range(count):
            (x0, y0), (x1, y1) = arch(n / count), arch((n + 1) / count)
            tone = PAPER if c.rng.uniform() < 0.6 else MID
            pane = [(x0, y0, z), (x1, y1, z), (x1, y1, max(z - 4, 1)), (x0, y0, max(z - 4, 1))]
            view.face(pane, tone, c.rng.uniform(0.03, 0.26))
    for n in range(count + 1):
        x, y = arch(n / count)
        for z in depths:
            view.line(
                (x, y, max(z - 4, 1.2)), (x, y, z), far(STEEL, z), max(1.2, view.size(0.05, z)), 0.8
            )
    for z in depths:
        rib = curve([view.at(*arch(n / 36), z) for n in range(37)])
        c.stroke(rib, far(STEEL, z), max(2, view.size(0.26, z)))
        lower = curve([view.at(*arch(n / 36)[:1], arch(n / 36)[1] - 0.75, z) for n in range(2, 35)])
        c.stroke(lower, far(STEEL, z), max(1.2, view.size(0.1, z)))
        for n in range(3, 33):
            x0, y0 = arch(n / 36)
            x1, y1 = arch((n + (1 if n % 2 else -1)) / 36)
            view.line((x0, y0, z), (x1, y1 - 0.75, z), far(STEEL, z), max(1, view.size(0.05, z)))


def gable(c, view):
    """The far end: a fan of glass over the gates, the morning behind it."""
    end = [view.at(*arch(n / 36), FAR) for n in range(37)]
    fan = polygon(*end)
    c.fill(fan, lighter(DAWN, 0.45))
    x, y = view.at(0, SPRING, FAR)
    for n in range(1, 12):
        c.line(x, y, *view.at(*arch(n / 12), FAR), far(STEEL, FAR), 2.5)
    for k in (0.36, 0.7):
        c.stroke(
            curve([(x + (px - x) * k, y + (py - y) * k) for px, py in end]), far(STEEL, FAR), 3
        )
    view.front(-WIDE, WIDE, LOW, SPRING, FAR, far(mix(MID, SAND, 0.4), 60))
    view.front(-WIDE, WIDE, SPRING - 0.4, SPRING + 0.3, FAR, far(STEEL, 58))
    for gate in (-8, -4, 0, 4, 8):
        view.front(gate - 1.3, gate + 1.3, LOW, 2.6, FAR, lighter(DAWN, 0.6))
        view.line((gate, LOW, FAR), (gate, 2.6, FAR), far(STEEL, 50), 2.5)
    c.circle(x, y + 30, 620, glow(x, y + 30, 620, lighter(AMBER, 0.6), 0.8))


def floor(c, view):
    view.floor(-40, 40, 2.4, FAR, LOW, mix(SAND, SOFT, 0.35))
    for x in range(-26, 27, 2):
        view.line((x, LOW, 2.5), (x, LOW, FAR), mix(SOFT, UMBER, 0.25), 2, 0.35)
    for z in (3, 4, 5, 6.5, 8, 10, 12.5, 15.5, 19, 24, 30, 38, 48):
        view.line((-40, LOW, z), (40, LOW, z), mix(SOFT, UMBER, 0.25), 2, 0.35)
    view.floor(-2.5, 2.5, 2.4, FAR - 4, LOW, mix(VERMILION, BRICK, 0.25))
    for x in (-2.3, 2.2):
        view.floor(x, x + 0.1, 2.4, FAR - 4, LOW, AMBER, 0.7)
    ground = polygon((0, 800), (2400, 800), (2400, 1350), (0, 1350))
    c.shade(ground, (0, 1200), (0, 790), lighter(DAWN, 0.5), 0.7)
    c.shade(ground, (0, 1040), (0, 1600), mix(DEEP, UMBER, 0.4), 0.7)


def sides(c, view):
    """The walls under the vault, with high windows and a column under every rib."""
    for x in (-WIDE, WIDE):
        view.wall(x, LOW, SPRING, 1.2, FAR, mix(AIR, SOFT, 0.35))
        for z in range(FAR - 4, 4, -4):
            view.wall(x, 1.6, SPRING - 0.9, z + 0.6, z + 3.4, lighter(DAWN, 0.5), 0.9)
            view.line((x, 3, z + 0.6), (x, 3, z + 3.4), far(STEEL, z), max(1, view.size(0.06, z)))
        view.wall(x, SPRING - 0.35, SPRING + 0.2, 1.2, FAR, mix(STEEL, MID, 0.4))
        for z in range(FAR, 4, -4):
            view.front(x - 0.2, x + 0.2, LOW, SPRING, z, far(STEEL, z))
            view.front(
                x - 0.42, x + 0.42, SPRING - 0.5, SPRING + 0.1, z, far(mix(STEEL, OCHRE, 0.3), z)
            )


def banners(c, view, z):
    """Cloth with plain emblems hangs between the ribs."""
    if z > 52 or z < 12:
        return
    for n, x in enumerate((-8.2, 8.2)):
        tone = far(COATS[(int(z) + n * 3) % 5], z)
        cloth = view.front(x - 0.75, x + 0.75, 4.2, 8.4, z, tone)
        x0, y0 = view.at(x - 0.75, 8.4, z)
        x1, y1 = view.at(x + 0.75, 4.2, z)
        c.shade(cloth, (x1, 0), (x0 - 20, 0), darker(tone, 0.7), 0.6)
        middle, high, across = (x0 + x1) / 2, y0 + (y1 - y0) * 0.4, x1 - x0
        c.circle(middle, high, across * 0.25, lighter(tone, 0.7), width=across * 0.07)
        c.circle(middle, high, across * 0.1, lighter(tone, 0.7))
        c.rect(
            x0 + (x1 - x0) * 0.2,
            y1 - (y1 - y0) * 0.2,
            (x1 - x0) * 0.6,
            max(1, (y1 - y0) * 0.02),
            lighter(tone, 0.7),
        )
        view.line(
            (x - 0.85, 8.42, z), (x + 0.85, 8.42, z), far(NIGHT, z), max(2, view.size(0.08, z))
        )
        for dx in (-0.7, 0.7):
            view.line((x + dx, 8.4, z), (x + dx, 12.2, z), far(NIGHT, z), 1.5)


def stand(c, view, z, side, tone):
    """A booth: platform, back wall, fascia with an emblem, counter and what is shown."""
    deep = 4.6
    wall, paint = far(lighter(tone, 0.72), z), far(tone, z)
    inner, outer = side * 4.6, side * 11.6
    x0, x1 = sorted((inner, outer))
    view.block(x0, x1, LOW, LOW + 0.14, z, z + deep, far(mix(UMBER, SAND, 0.5), z))
    view.front(x0, x1, LOW + 0.14, 1.5, z + deep, wall)
    view.wall(outer, LOW + 0.14, 1.5, z, z + deep, mix(wall, paint, 0.3))
    left, top = view.at(x0, 1.0, z + deep)
    right, base = view.at(x1, LOW + 0.2, z + deep)
    with c.clipped(polygon((left, top), (right, top), (right, base), (left, base))):
        for n in range(5):
            x = left + (right - left) * (0.1 + 0.19 * n)
            h = (base - top) * 0.3
            c.rect(x, top + h * 0.5, (right - left) * 0.13, h, paint, 0.85, 3)
            c.circle(
                x + (right - left) * 0.065,
                top + h,
                h * 0.26,
                far(lighter(AMBER, 0.3) if n % 2 else SAND, z),
            )
            c.rect(x, top + h * 1.8, (right - left) * 0.13, max(1, h * 0.07), paint)
    s = view.size(1, z + 2)
    for k, thing in enumerate(c.rng.permutation(5)[:3]):
        px, py = view.at(x0 + 1.2 + k * 2.2, LOW + 0.14, z + 2)
        exhibit(c, int(thing), px, py, s, z)
    for x in (x0, x1 - 0.14):
        view.front(x, x + 0.14, LOW, 1.4, z, paint)
    view.block(x0, x1, 1.4, 2.3, z, z + deep, paint, light=side)
    left, top = view.at(x0, 2.3, z)
    right, base = view.at(x1, 1.4, z)
    high = base - top
    c.circle(left + high * 0.9, top + high / 2, high * 0.3, lighter(paint, 0.8))
    for k, share in ((0.36, 0.42), (0.62, 0.28)):
        c.rect(
            left + high * 1.5,
            top + high * k - high * 0.06,
            (right - left) * share,
            high * 0.13,
            lighter(paint, 0.8),
            0.9,
            high * 0.06,
        )
    px, py = view.at(inner + side * 1.7, LOW + 0.14, z + 1)
    coat = far(COATS[(int(z) + side) % 6], z)
    figures.person(c, px, py, view.size(1.7, z + 1), coat, far(NIGHT, z), light=-side, walk=0)
    for k in range(3):
        x, y = view.at(inner + side * (1.2 + k * 2.2), 1.36, z + 1.6)
        c.oval(x, y, s * 0.16, s * 0.05, lighter(AMBER, 0.7))
        c.circle(x, y, s * 1.5, glow(x, y, s * 1.5, lighter(AMBER, 0.5), 0.55))
    cx = inner + side * 1.6
    a, b = sorted((inner + side * 0.5, cx + side * 0.9))
    view.block(a, b, LOW, LOW + 1.1, z - 0.2, z + 0.5, far(mix(tone, NIGHT, 0.3), z), light=side)
    view.front(a - 0.08, b + 0.08, LOW + 1.1, LOW + 1.18, z - 0.25, far(lighter(SAND, 0.4), z))
    px, py = view.at(inner + side * 0.1, LOW, z - 0.3)
    things.plant_pot(c, px, py, view.size(0.85, z), far(SAND, z), far(PINE, z))


def exhibit(c, kind, x, y, s, z):
    """Something to look at: a wheel, crates, a turbine, bales, a vase."""
    plinth = far(lighter(SAND, 0.5), z)
    c.rect(x - s * 0.5, y - s * 0.6, s, s * 0.6, plinth)
    c.rect(x + s * 0.2, y - s * 0.6, s * 0.3, s * 0.6, darker(plinth, 0.25), 0.7)
    y -= s * 0.6
    if kind == 0:
        interior.cogwheel(c, x, y - s * 0.62, s * 0.62, far(OCHRE, z), 20, 5, 0.2)
    elif kind == 1:
        things.crate(c, x - s * 0.5, y, s * 0.6, s * 0.5, far("#B98F55", z))
        things.carton(c, x - s * 0.3, y - s * 0.5, s * 0.5, s * 0.4, far(OCHRE, z))
    elif kind == 2:
        c.line(x, y, x, y - s * 1.3, far(MIST, z), max(2, s * 0.07))
        for n in range(3):
            a = 0.5 + n * 2.094
            c.line(
                x,
                y - s * 1.3,
                x + math.cos(a) * s * 0.7,
                y - s * 1.3 + math.sin(a) * s * 0.7,
                far(PAPER, z),
                max(2, s * 0.07),
            )
        c.circle(x, y - s * 1.3, s * 0.09, far(VERMILION, z))
    elif kind == 3:
        for n, tone in enumerate((VERMILION, TEAL, OCHRE)):
            c.rect(
                x - s * 0.5 + n * s * 0.06,
                y - s * 0.24 * (n + 1),
                s * (1 - 0.12 * n),
                s * 0.22,
                far(tone, z),
                radius=s * 0.1,
            )
    else:
        vase = curve(
            [
                (x - s * 0.16, y),
                (x - s * 0.36, y - s * 0.5),
                (x - s * 0.12, y - s * 0.86),
                (x - s * 0.18, y - s),
                (x + s * 0.18, y - s),
                (x + s * 0.12, y - s * 0.86),
                (x + s * 0.36, y - s * 0.5),
                (x + s * 0.16, y),
            ],
            True,
        )
        c.form(vase, far(MID, z), far(DEEP, z), (x - s * 0.1, 0), (x + s * 0.45, 0), 0.85)


def globe(c, view, z):
    """A great globe with its meridians hangs over the aisle."""
    x, y = view.at(0, 6.6, z)
    r = view.size(2.9, z)
    for dx in (-0.7, 0, 0.7):
        c.line(x + dx * r * 0.5, y - r * 0.9, x + dx * r * 1.6, y - r * 2.3, far(NIGHT, z), 2.5)
    ball = disc(x, y, r)
    c.circle(x, y, r * 2.4, glow(x, y, r * 2.4, PAPER, 0.6))
    c.fill(ball, mix(MID, SOFT, 0.5))
    with c.clipped(ball):
        for px, py, w, h in (
            (-0.45, -0.35, 0.5, 0.34),
            (-0.3, 0.3, 0.26, 0.4),
            (0.35, -0.3, 0.5, 0.42),
            (0.55, 0.36, 0.24, 0.2),
        ):
            land = [
                (
                    x + (px + w * math.cos(a) * c.rng.uniform(0.75, 1.2)) * r,
                    y + (py + h * math.sin(a) * c.rng.uniform(0.75, 1.2)) * r,
                )
                for a in [n * math.pi / 5 for n in range(10)]
            ]
            c.fill(curve(land, closed=True), mix(MOSS, OCHRE, 0.5))
        c.shade(ball, (x - r * 0.3, y - r * 0.5), (x + r * 0.9, y + r), DEEP, 0.9)
    for k in (0.33, 0.7):
        c.oval(x, y, r * k, r, PAPER, 0.5, width=2.5)
    for k in (-0.5, 0, 0.5):
        half = r * math.sqrt(1 - k * k)
        c.line(x - half, y + k * r, x + half, y + k * r, PAPER, 2.5, 0.5)
    c.circle(x, y, r + 5, mix(OCHRE, AMBER, 0.4), width=9)


def crowd(c, view, z):
    """People around depth `z`, the farther ones first."""
    count = 9 if z > 30 else 6 if z > 12 else 2
    spots = sorted(
        ((z - c.rng.uniform(0.4, 5), c.rng.uniform(-4.3, 4.3)) for _ in range(count)), reverse=True
    )
    for depth, x in spots:
        if depth < 6.4 or (depth < 12 and abs(x) < 0.8):
            continue
        px, py = view.at(x, LOW, depth)
        coat = COATS[int(c.rng.integers(0, len(COATS)))]
        figures.person(
            c,
            px,
            py,
            view.size(c.rng.uniform(1.58, 1.82), depth),
            far(coat, depth),
            far(NIGHT, depth),
            light=-1 if x > 0 else 1,
            walk=c.rng.uniform(0, 1),
            bag=far(EARTH, depth) if c.rng.uniform() < 0.4 else None,
        )


def near(c, view):
    """A pair in conversation and a visitor with a folder, close to us."""
    for x, z, coat, load in (
        (-2.75, 5.6, TEAL, None),
        (-1.95, 5.75, OCHRE, PAPER),
        (2.5, 5.4, VERMILION, None),
    ):
        px, py = view.at(x, LOW, z)
        figures.person(
            c,
            px,
            py,
            view.size(1.76, z),
            coat,
            NIGHT,
            light=1 if x < 0 else -1,
            walk=0.3,
            load=load,
            bag=None if load else UMBER,
        )
    c.circle(1200, 700, 900, glow(1200, 700, 900, mix(AMBER, ROSE, 0.2), 0.14))
