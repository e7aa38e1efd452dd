"""Inside a warehouse: racks of crates, a forklift, light from the roof."""

from .. import figures, things
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
from ..shapes import curve, disc, down, fade, glow, polygon

SEED = 117
GOODS = ("#C7A06A", "#B58B58", SAND, TEAL, MID, OCHRE, "#D8BE90", BRICK, SOFT)


def draw(c):
    c.rect(0, 0, 2400, 1350, down(0, 1350, mix(MID, PALE, 0.35), mix(PALE, SAND, 0.4)))
    view = View(c, 1080, 600, 1300)
    roof(c, view)
    view.floor(-9, 11, 3, 46, -2.2, mix(SAND, SOFT, 0.4))
    floor = polygon((0, 660), (2400, 660), (2400, 1350), (0, 1350))
    c.shade(floor, (0, 700), (0, 1400), mix(MID, DEEP, 0.5), 0.75)
    gate(c, view)
    for z in (36, 31, 26, 21, 16, 11, 6):
        for side in (-1, 1):
            rack(c, view, z, side)
    for x in (-1.9, 1.75):
        view.floor(x, x + 0.14, 3.4, 44, -2.19, OCHRE, 0.9)
    beams(c)
    forklift(c, 1420, 1180, 1.0)
    figures.person(c, 760, 1010, 250, TEAL, NIGHT, OCHRE, light=1, load=PAPER, walk=0.5)
    front(c)


def roof(c, view):
    """Steel trusses and a bright ridge light."""
    for z in range(44, 3, -3):
        haze = z / 60
        steel = mix(DEEP, PALE, haze)
        view.floor(-9, 9, z, z + 3, 6.4, mix(mix(TEAL, MID, 0.4), PALE, haze))
        view.floor(-1.3, 1.3, z + 0.3, z + 2.7, 6.39, lighter(PALE, 0.75))
        for a, b in (((-9, 5.2), (0, 6.3)), ((0, 6.3), (9, 5.2)), ((-9, 5.1), (9, 5.1))):
            view.line((*a, z), (*b, z), steel, max(2, view.size(0.12, z)))
        for k in range(-8, 9, 2):
            top = 6.3 - abs(k) * 0.12
            view.line((k, 5.1, z), (k, top, z), steel, max(1, view.size(0.05, z)))
            view.line(
                (k, 5.1, z),
                (k + (1 if k < 0 else -1) * 1.6, top + 0.15, z),
                steel,
                max(1, view.size(0.05, z)),
            )


def gate(c, view):
    view.front(-9, 9, -2.2, 5.2, 45, mix(PALE, MID, 0.3))
    view.front(-2.6, 2.6, -2.2, 2.6, 44.9, "#FBF3DF")
    x, y = view.at(0, 0.3, 45)
    c.circle(x, y, 480, glow(x, y, 480, lighter(AMBER, 0.6), 0.85))


def rack(c, view, z, side):
    """Four levels of goods; the aisle side in perspective, the near end as a frame."""
    deep = 4.6
    x = 2.7 * side
    outer = x + side * 4.6
    haze = min(0.6, max(0, (z - 5) / 48))
    air = mix(PALE, SAND, 0.4)
    for level in range(4):
        low = -2.2 + level * 1.75
        view.wall(x + side * 1.0, low, low + 1.7, z, z + deep, mix(mix(DEEP, MID, 0.2), air, haze))
        zz = z + deep - 0.1
        while zz > z + 0.5:
            length = c.rng.uniform(0.9, 1.4)
            near = max(zz - length, z + 0.1)
            tall = c.rng.uniform(0.8, 1.4)
            tone = mix(GOODS[int(c.rng.integers(0, len(GOODS)))], air, haze)
            inset = x + side * 0.12
            if c.rng.uniform() > 0.1:
                x0, x1 = sorted((inset, inset + side * 1.1))
                view.block(x0, x1, low + 0.12, low + 0.12 + tall, near, zz - 0.12, tone, light=side)
                mid = (near + zz) / 2
                view.wall(
                    inset,
                    low + tall * 0.4,
                    low + tall * 0.66,
                    mid - 0.16,
                    mid + 0.2,
                    lighter(tone, 0.75),
                    0.85,
                )
                view.wall(
                    inset,
                    low + 0.12,
                    low + 0.12 + tall,
                    mid - 0.03,
                    mid + 0.03,
                    lighter(tone, 0.3),
                    0.6,
                )
            zz -= length + 0.06
        beam = mix(mix(VERMILION, OCHRE, 0.25), air, haze)
        view.wall(x, low - 0.02, low + 0.12, z, z + deep, beam)
        x0, x1 = sorted((x, outer))
        if z < 30:
            for part in (0, 1):
                goods(c, view, x0 + 2.3 * part, low, z, (air, haze), -side)
        view.front(x0, x1, low - 0.02, low + 0.12, z, beam)
    steel = mix(mix(TEAL, DEEP, 0.4), air, haze)
    for post in (x, (x + outer) / 2, outer):
        view.front(post - 0.07, post + 0.07, -2.2, 4.9, z, steel)
    view.wall(x, -2.2, 4.9, z + deep - 0.12, z + deep, steel)


def goods(c, view, x, low, z, air, light):
    """A carton and a crate side by side, facing the viewer."""
    left, top = view.at(x + 0.12, low + 0.12 + c.rng.uniform(0.9, 1.4), z)
    right, base = view.at(x + 2.18, low + 0.12, z)
    half = (right - left) * 0.48
    first, second = (GOODS[int(i)] for i in c.rng.integers(0, len(GOODS), 2))
    things.carton(c, left, base, half, base - top, mix(first, *air), light)
    tall = (base - top) * c.rng.uniform(0.7, 1)
    things.crate(c, right - half, base, half, tall, mix(mix(second, EARTH, 0.3), *air), light)


def beams(c):
    for x, spread in ((900, 150), (1260, 150), (600, 240), (1560, 240)):
        ray = polygon(
            (x, 0), (x + 110, 0), (x + 110 - spread + 420, 1350), (x - spread + 260, 1350)
        )
        c.fill(ray, fade(0, 0, 0, 1250, PAPER, 0.24, 0))


def forklift(c, x, y, s):
    with c.moved(x, y, s):
        c.oval(60, 6, 330, 24, INK, 0.45, blur=9)
        for dx in (-178, -146):
            c.rect(dx, -470, 15, 468, mix(NIGHT, DEEP, 0.3))
        c.rect(-186, -396, 64, 14, NIGHT)
        c.rect(-186, -130, 64, 14, NIGHT)
        c.fill(
            polygon(
                (-186, -140), (-170, -140), (-170, -116), (-400, -112), (-400, -120), (-186, -128)
            ),
            INK,
        )
        c.rect(-410, -136, 230, 14, EARTH)
        c.rect(-396, -122, 16, 12, EARTH)
        things.crate(c, -404, -136, 216, 150)
        things.carton(c, -390, -286, 110, 92)
        things.carton(c, -276, -286, 80, 70, SOFT)
        body = curve(
            [
                (-120, -60),
                (-116, -176),
                (-40, -190),
                (40, -196),
                (60, -238),
                (190, -244),
                (236, -200),
                (244, -60),
                (200, -44),
                (-100, -44),
            ],
            True,
        )
        c.fill(body, down(-240, -40, lighter(OCHRE, 0.15), mix(OCHRE, AMBER, 0.3), OCHRE))
        c.shade(body, (-60, -240), (260, -30), mix(UMBER, BRICK, 0.3), 0.8)
        c.rect(60, -120, 176, 12, NIGHT, 0.7)
        c.stroke(
            curve([(-100, -182), (-84, -420), (-70, -436), (110, -436), (124, -424), (150, -240)]),
            NIGHT,
            14,
        )
        with c.moved(26, -96, 2.1):
            torso = curve([(-14, -52), (6, -54), (16, -30), (18, 0), (-14, 0), (-18, -30)], True)
            c.fill(torso, VERMILION)
            c.shade(torso, (-14, 0), (20, 0), darker(BRICK, 0.5), 0.7)
            c.line(-6, -44, -36, -34, darker(VERMILION, 0.25), 8)
            c.oval(-3, -66, 8.5, 10, figures.SKIN)
            c.fill(curve([(-14, -70), (-10, -80), (0, -82), (8, -78), (9, -70)], True), TEAL)
        c.line(-60, -176, -50, -208, INK, 8)
        c.oval(-50, -212, 22, 8, INK, width=7)
        for wx, r in ((-70, 56), (180, 48)):
            c.circle(wx, -r + 6, r, INK)
            c.circle(wx, -r + 6, r * 0.52, mix(OCHRE, PAPER, 0.3))
            c.circle(wx, -r + 6, r * 0.16, INK)


def front(c):
    """Sacks, crates and a barrel close the lower corners."""
    c.oval(200, 1330, 420, 30, INK, 0.4, blur=12)
    things.crate(c, -60, 1330, 330, 260, "#A67C48", light=1)
    things.crate(c, 10, 1072, 220, 170, "#B98F55", light=1)
    things.sack(c, 380, 1340, 220, SAND)
    things.sack(c, 540, 1352, 180, lighter(SAND, 0.2))
    c.oval(2230, 1334, 330, 26, INK, 0.4, blur=12)
    barrel = curve(
        [(2080, 1340), (2062, 1220), (2080, 1090), (2230, 1090), (2248, 1220), (2230, 1340)], True
    )
    c.fill(barrel, mix(TEAL, DEEP, 0.3))
    c.shade(barrel, (2090, 0), (2260, 0), NIGHT, 0.85)
    for y in (1130, 1220, 1306):
        c.stroke(curve([(2068, y), (2155, y + 12), (2242, y)]), mix(OCHRE, UMBER, 0.3), 9)
    c.fill(disc(2155, 1090, 76, 15), mix(MID, DEEP, 0.3))
    things.crate(c, 2250, 1346, 260, 230, "#A67C48", light=-1)
