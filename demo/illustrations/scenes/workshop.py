"""A workbench with gears, callipers and a lathe under a window, morning light falling in."""

from .. import interior, land, things
from ..palette import (
    AMBER,
    BRICK,
    DAWN,
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
    SOFT,
    TEAL,
    UMBER,
    VERMILION,
    darker,
    lighter,
    mix,
)
from ..shapes import box, curve, down, glow, polygon

SEED = 131
IRON = mix(TEAL, DEEP, 0.35)
STEEL = mix(SOFT, PAPER, 0.25)
BRASS = mix(OCHRE, AMBER, 0.35)
LEFT, TOP, WIDE, HIGH = 470, 90, 1110, 690


def draw(c):
    wall = mix(BRICK, UMBER, 0.5)
    interior.bricks(c, 0, 0, 2400, 960, wall)
    room = box(0, 0, 2400, 960)
    c.shade(room, (640, 400), (-60, 900), NIGHT, 0.8)
    c.shade(room, (1500, 380), (2700, 500), NIGHT, 0.85)
    window(c)
    line_shaft(c)
    shelf(c)
    tools(c)
    bench(c)
    gears(c)
    lathe(c, 1330, 1040)
    for n in range(4):
        x = LEFT + WIDE * n / 4
        interior.shaft(
            c,
            x + 16,
            x + WIDE / 4 - 16,
            TOP + 40,
            x + 560,
            x + WIDE / 4 + 640,
            1260,
            lighter(AMBER, 0.65),
            0.3,
        )
    front(c)
    c.circle(LEFT + 400, 420, 1000, glow(LEFT + 400, 420, 1000, lighter(AMBER, 0.5), 0.3))


def window(c):
    """A steel window with a works in the morning mist behind it."""
    c.fill(interior.arched(LEFT - 40, TOP - 40, WIDE + 80, HIGH + 60, 54), mix(BRICK, NIGHT, 0.5))
    opening = interior.arched(LEFT, TOP, WIDE, HIGH, 50)
    with c.clipped(opening):
        c.rect(
            LEFT,
            0,
            WIDE,
            900,
            down(60, 780, mix(PALE, SOFT, 0.4), "#F6E7CB", DAWN, mix(ROSE, DAWN, 0.5)),
        )
        land.sun(c, 830, 410, 62, lighter(AMBER, 0.7), halo=8, strength=0.9)
        land.cumulus(c, 1290, 300, 380, PAPER, mix(PALE, ROSE, 0.3))
        for y, amp, tone in ((560, 90, mix(SOFT, DAWN, 0.45)), (620, 60, mix(SOFT, ROSE, 0.3))):
            xs, ys = land.heights(c, y, amp, base=5)
            land.ridge(c, xs, ys, tone, DAWN, floor=800, light=1, alpha=0.2)
        for x, tall in ((1110, 330), (1350, 400), (620, 260)):
            tone = mix(BRICK, ROSE, 0.45)
            c.fill(
                polygon((x - 22, 780), (x - 14, 780 - tall), (x + 14, 780 - tall), (x + 22, 780)),
                tone,
            )
            land.smoke(
                c,
                [
                    (x, 770 - tall),
                    (x + 60, 720 - tall),
                    (x + 190, 690 - tall),
                    (x + 330, 690 - tall),
                ],
                12,
                40,
                PAPER,
                mix(ROSE, PALE, 0.4),
                0.8,
            )
        for n in range(9):
            x = LEFT - 60 + n * 140
            saw = polygon((x, 790), (x, 690), (x + 36, 620), (x + 140, 690), (x + 140, 790))
            c.form(saw, mix(MID, ROSE, 0.3), mix(MID, DEEP, 0.4), (x, 0), (x + 150, 0), 0.6)
            c.fill(polygon((x + 6, 684), (x + 34, 634), (x + 34, 684)), lighter(AMBER, 0.5), 0.9)
        land.mist(c, 770, 60, lighter(DAWN, 0.3), 0.8)
        for row in range(4):
            for column in range(6):
                if c.rng.uniform() < 0.4:
                    c.rect(
                        LEFT + column * WIDE / 6,
                        TOP + row * HIGH / 4 - 10,
                        WIDE / 6,
                        HIGH / 4 + 10,
                        PAPER if c.rng.uniform() < 0.6 else SOFT,
                        0.16,
                    )
        interior.bars(c, LEFT, TOP, WIDE, HIGH, 6, 4, NIGHT, 10)
    c.stroke(opening, NIGHT, 16)
    c.rect(LEFT - 70, TOP + HIGH, WIDE + 140, 30, mix(SAND, UMBER, 0.35))
    c.rect(LEFT - 70, TOP + HIGH + 30, WIDE + 140, 26, NIGHT, 0.45, blur=8)
    things.plant_pot(c, 1235, TOP + HIGH + 4, 104, mix(VERMILION, BRICK, 0.4))


def line_shaft(c):
    """The shaft under the ceiling that drives the machine by a belt."""
    c.rect(0, 0, 2400, 40, down(0, 40, NIGHT, darker(UMBER, 0.5)))
    for x in (330, 1130, 1990):
        c.fill(polygon((x - 46, 38), (x + 46, 38), (x + 20, 140), (x - 20, 140)), NIGHT)
    c.rect(0, 108, 2400, 22, down(108, 130, mix(SOFT, DEEP, 0.3), NIGHT))
    for x, wide, tall in ((610, 74, 130), (1440, 70, 150), (2180, 60, 110)):
        drum = box(x - wide / 2, 119 - tall / 2, wide, tall, 12)
        c.form(drum, mix(EARTH, UMBER, 0.3), NIGHT, (0, 40), (0, 210), 0.9)
    belt = polygon((1412, 190), (1466, 190), (1488, 800), (1434, 800))
    c.form(belt, mix(EARTH, UMBER, 0.5), NIGHT, (0, 500), (0, 120), 0.7)
    for k in (0.3, 0.66):
        c.line(1416 + 20 * k, 190 + 660 * k, 1464 + 20 * k, 190 + 660 * k, darker(UMBER, 0.6), 4)


def shelf(c):
    for y, items in (
        (
            330,
            ((40, 70, 96, SAND), (124, 84, 120, TEAL), (222, 60, 84, OCHRE), (296, 76, 108, BRICK)),
        ),
        (590, ((30, 96, 110, MID), (140, 64, 90, VERMILION), (216, 110, 76, UMBER))),
    ):
        c.rect(0, y + 20, 420, 30, NIGHT, 0.4, blur=9)
        for x, wide, tall, tone in items:
            tin = box(x, y - tall, wide, tall, 4)
            c.form(tin, mix(tone, UMBER, 0.25), NIGHT, (x + wide, 0), (x - wide * 0.4, 0), 0.85)
            c.rect(x, y - tall * 0.7, wide, tall * 0.36, SAND, 0.55)
        c.rect(-10, y, 424, 20, mix(EARTH, UMBER, 0.4))
        c.fill(polygon((350, y + 20), (370, y + 20), (370, y + 90)), UMBER)


def tools(c):
    """The board where every tool has its nail."""
    c.rect(1716, 216, 640, 500, NIGHT, 0.5, blur=14)
    board = box(1700, 200, 640, 500, 6)
    c.fill(board, mix(DEEP, TEAL, 0.5))
    c.shade(board, (1700, 0), (2450, 500), NIGHT, 0.7)
    for n, length in enumerate((230, 204, 178, 152, 128)):
        x = 1748 + n * 52
        c.circle(x, 244, 5, SAND)
        c.rect(x - length * 0.05, 262, length * 0.1, length - 30, STEEL, radius=4)
        for y in (256, 236 + length):
            c.circle(x, y, length * 0.1, STEEL)
            c.circle(x, y, length * 0.05, DEEP)
    saw = polygon((2030, 300), (2250, 250), (2250, 320), (2040, 330))
    c.form(saw, STEEL, MID, (2030, 260), (2260, 330), 0.6)
    c.stroke(curve([(2250, 256), (2312, 250), (2318, 300), (2290, 330), (2250, 318)]), OCHRE, 20)
    for x, tone in ((1750, OCHRE), (1790, VERMILION), (1830, OCHRE), (1870, TEAL)):
        c.line(x, 560, x, 660, STEEL, 7)
        c.rect(x - 12, 500, 24, 76, lighter(tone, 0.1), radius=9)
    for x, head in ((1950, 66), (2074, 56)):
        c.rect(x - 9, 440, 18, 220, mix(OCHRE, EARTH, 0.4), radius=6)
        c.form(
            polygon(
                (x - head, 410), (x + head * 0.6, 404), (x + head * 0.6, 450), (x - head * 0.4, 450)
            ),
            STEEL,
            NIGHT,
            (0, 400),
            (0, 470),
            0.8,
        )
    square = polygon((2150, 420), (2180, 420), (2180, 620), (2310, 620), (2310, 650), (2150, 650))
    c.form(square, BRASS, UMBER, (2150, 400), (2320, 680), 0.7)


def bench(c):
    c.rect(0, 890, 2400, 60, NIGHT, 0.4, blur=20)
    top = interior.planks(c, 930, 290, mix(EARTH, UMBER, 0.35), far=mix(EARTH, OCHRE, 0.5))
    with c.clipped(top):
        for column in range(6):
            for row in range(2):
                x, y = 700 + column * 182 + row * 90, 945 + row * 110
                c.fill(
                    polygon((x, y), (x + 150, y), (x + 228, y + 95), (x + 70, y + 95)),
                    lighter(AMBER, 0.45),
                    0.4,
                    blur=3,
                )
    c.rect(-20, 1216, 2440, 150, down(1216, 1350, darker(UMBER, 0.2), darker(UMBER, 0.65)))
    c.rect(-20, 1214, 2440, 7, lighter(EARTH, 0.35), 0.8)
    for x in (230, 890, 1550):
        c.rect(x, 1252, 560, 120, darker(UMBER, 0.7), radius=6)
        c.rect(x + 8, 1260, 544, 120, darker(UMBER, 0.3), radius=4)
        c.rect(x + 226, 1294, 108, 20, BRASS, radius=10)


def gears(c):
    """Wheels leaning at the back of the bench, largest first."""
    c.oval(560, 1012, 330, 22, INK, 0.5, blur=10)
    interior.cogwheel(c, 690, 832, 180, mix(STEEL, MID, 0.5), 30, 6, 0.1)
    interior.cogwheel(c, 420, 876, 142, BRASS, 24, 5, 0.35)
    interior.cogwheel(c, 600, 946, 76, mix(VERMILION, BRICK, 0.3), 16, 4, 0.2)
    with interior.laid(c, 880, 1010, 0.36):
        things.gear(c, 8, 34, 84, darker(BRASS, 0.7), 18)
        things.gear(c, 0, 0, 84, BRASS, 18)
    interior.oil_can(c, 1040, 1050, 96, mix(VERMILION, BRICK, 0.2))


def lathe(c, x, y):
    """A small belt-driven lathe; `x`, `y` is the foot of its headstock."""
    with c.moved(x, y):
        c.oval(440, 14, 560, 26, INK, 0.5, blur=12)
        for fx in (10, 800):
            c.form(
                polygon((fx - 50, 10), (fx + 110, 10), (fx + 84, -60), (fx - 24, -60)),
                IRON,
                NIGHT,
                (0, -70),
                (0, 20),
                0.8,
            )
        bed = box(-50, -104, 1000, 50, 8)
        c.form(bed, IRON, NIGHT, (0, -104), (0, -40), 0.85)
        c.rect(-50, -112, 1000, 14, STEEL)
        c.line(90, -72, 930, -72, mix(STEEL, MID, 0.3), 9)
        head = curve(
            [
                (-44, -112),
                (-44, -196),
                (-20, -214),
                (200, -214),
                (244, -258),
                (262, -220),
                (262, -112),
            ],
            True,
        )
        c.form(head, IRON, lighter(TEAL, 0.5), (200, -110), (-60, -280), 0.6)
        for wx, wide, r in ((100, 62, 112), (162, 36, 88), (198, 30, 64)):
            c.form(
                box(wx, -206 - r, wide, r * 2, 8),
                mix(BRASS, EARTH, 0.3),
                NIGHT,
                (0, -300),
                (0, -90),
                0.9,
            )
        belt = polygon((104, -330), (158, -330), (158, -140), (104, -140))
        c.form(belt, mix(EARTH, UMBER, 0.5), NIGHT, (0, -260), (0, -120), 0.8)
        for bx in (-34, 228):
            c.form(
                box(bx, -238, 40, 130, 8), mix(IRON, MID, 0.35), NIGHT, (0, -238), (0, -100), 0.7
            )
        c.form(box(290, -262, 62, 124, 8), STEEL, DEEP, (0, -262), (0, -130), 0.85)
        c.rect(262, -226, 30, 52, mix(STEEL, MID, 0.5))
        for dy in (-236, -176):
            c.rect(348, dy, 26, 26, mix(STEEL, MID, 0.5), radius=3)
        for px, wide, r in ((352, 150, 34), (502, 90, 24), (592, 70, 14)):
            c.form(
                box(px, -200 - r, wide, r * 2, 3),
                lighter(BRASS, 0.15),
                darker(EARTH, 0.4),
                (0, -220),
                (0, -160),
                0.9,
            )
        c.form(
            polygon((656, -200), (690, -216), (740, -216), (740, -184), (690, -184)),
            STEEL,
            DEEP,
            (0, -216),
            (0, -180),
            0.8,
        )
        tail = polygon((716, -112), (730, -246), (860, -246), (890, -180), (900, -112))
        c.form(tail, IRON, lighter(TEAL, 0.5), (860, -110), (730, -270), 0.6)
        c.rect(880, -210, 60, 20, STEEL)
        interior.wheel(c, 950, -200, 56, STEEL, 4)
        saddle = polygon(
            (430, -112), (430, -136), (470, -150), (590, -150), (620, -112), (600, -40), (450, -40)
        )
        c.form(saddle, mix(IRON, NIGHT, 0.2), NIGHT, (430, -150), (600, -40), 0.8)
        c.form(box(500, -190, 62, 44, 4), STEEL, DEEP, (0, -190), (0, -140), 0.8)
        c.fill(polygon((500, -182), (470, -172), (500, -168)), INK)
        interior.wheel(c, 524, -66, 44, STEEL, 3)
        c.circle(560, -92, 11, VERMILION)


def front(c):
    """A drawing with callipers on it, a vice, turnings under the lathe."""
    with interior.laid(c, 1160, 1150, 0.42, -0.3):
        c.rect(-360, -118, 740, 250, INK, 0.45, blur=9)
        c.rect(-370, -130, 740, 250, mix(TEAL, MID, 0.35))
        c.rect(-352, -114, 704, 218, PALE, 0.7, 0)
        c.rect(-349, -111, 698, 212, mix(TEAL, MID, 0.35))
        for r in (26, 62, 84):
            c.circle(-220, -6, r, PALE, 0.9, width=4)
        for a in (-100, 100):
            c.line(-220 + a, -6, -220 - a, -6, PALE, 2, 0.7)
            c.line(-220, -6 + a, -220, -6 - a, PALE, 2, 0.7)
        for k in range(4):
            c.rect(-60 + k * 66, -70 + k * 14, 66, 128 - k * 28, PALE, 0.18)
            c.rect(150, 30 + k * 16, 150 - k * 24, 5, PALE, 0.7)
        with c.moved(-40, 40, turn=-11):
            interior.calliper(c, 400, lighter(STEEL, 0.2))
    interior.vice(c, 330, 1196, 1.15, IRON)
    interior.shavings(c, 1830, 1118, 260, BRASS, 90)
    with interior.laid(c, 2160, 1150, 0.4, 0, 14):
        things.spanner(c, 0, -120, 260, STEEL, turn=62)
    for x, tone, tall in ((2280, SAND, 96), (2330, VERMILION, 118), (2302, OCHRE, 130)):
        c.line(x, 1130, x - 10 + (x - 2300) * 0.4, 1130 - tall * 1.4, tone, 11)
    mug = box(2250, 1060, 108, 130, 10)
    c.oval(2310, 1188, 90, 14, INK, 0.5, blur=6)
    c.form(mug, mix(TEAL, MID, 0.3), NIGHT, (2250, 0), (2390, 0), 0.85)
    c.rect(2250, 1090, 108, 8, SAND, 0.8)
