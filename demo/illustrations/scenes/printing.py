"""A printing press and a desk of stamped papers by the window."""

from .. import things
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
    SAND,
    SOFT,
    TEAL,
    UMBER,
    VERMILION,
    darker,
    lighter,
    mix,
)
from ..shapes import box, curve, disc, down, fade, glow, polygon

SEED = 151
IRON = mix(NIGHT, TEAL, 0.25)


def draw(c):
    wall = box(0, 0, 2400, 900)
    c.fill(wall, down(0, 900, mix(SAND, OCHRE, 0.15), mix(SAND, ROSE_WALL, 0.5)))
    c.shade(wall, (900, 200), (2700, 800), mix(UMBER, TEAL, 0.4), 0.6)
    c.rect(0, 640, 2400, 270, down(640, 910, mix(TEAL, MID, 0.2), DEEP))
    c.rect(0, 632, 2400, 16, mix(UMBER, EARTH, 0.4))
    for k in range(25):
        c.line(k * 100, 650, k * 100, 905, DEEP, 4, 0.6)
    window(c)
    lines(c)
    cabinet(c)
    floor = box(0, 900, 2400, 450)
    c.fill(floor, down(900, 1350, mix(EARTH, UMBER, 0.35), darker(UMBER, 0.35)))
    for k in range(-6, 26):
        c.line(1000 + (k - 8) * 120, 900, 1000 + (k - 8) * 330, 1350, darker(UMBER, 0.4), 3, 0.5)
    c.fill(
        polygon((160, 200), (560, 200), (1500, 1350), (620, 1350)),
        fade(100, 200, 900, 1250, lighter(AMBER, 0.55), 0.32, 0),
    )
    press(c)
    desk(c)


ROSE_WALL = "#D9BC98"


def window(c):
    c.rect(130, 60, 470, 520, mix(UMBER, EARTH, 0.3))
    c.rect(152, 82, 426, 476, down(82, 558, PALE, "#FAEFD9", DAWN))
    c.circle(330, 300, 500, glow(330, 300, 500, lighter(AMBER, 0.6), 0.6))
    for k in range(6):
        x = 160 + k * 74
        high = 90 + (k * 53) % 110
        c.fill(
            polygon(
                (x, 558), (x, 558 - high), (x + 37, 528 - high), (x + 74, 558 - high), (x + 74, 558)
            ),
            mix(SOFT, DAWN, 0.35 + 0.1 * (k % 2)),
        )
    for k in (1, 2):
        c.rect(152 + k * 142 - 6, 82, 12, 476, mix(UMBER, EARTH, 0.3))
        c.rect(152, 82 + k * 159 - 6, 426, 12, mix(UMBER, EARTH, 0.3))
    c.rect(108, 570, 514, 26, lighter(EARTH, 0.2))
    things.plant_pot(c, 210, 572, 80, BRICK)
    for k, tone in enumerate((TEAL, VERMILION, OCHRE)):
        c.rect(430 + k * 46, 512, 34, 60, tone, radius=5)
        c.rect(436 + k * 46, 500, 22, 14, UMBER, radius=3)


def lines(c):
    """Printed sheets drying on two lines across the room."""
    for y, x0, x1, count in ((96, 640, 2420, 10), (190, 700, 2420, 8)):
        rope = [(x0, y), ((x0 + x1) / 2, y + 60), (x1, y)]
        c.stroke(curve(rope), UMBER, 3)
        for k in range(count):
            t = (k + 0.5) / count
            x = x0 + (x1 - x0) * t
            top = y + 240 * t * (1 - t)
            w, h = 118, 160
            with c.moved(x, top, 1, turn=float(c.rng.uniform(-4, 4))):
                c.rect(-w / 2 + 8, 8, w, h, UMBER, 0.25, blur=6)
                c.rect(-w / 2, -2, w, h, lighter(SAND, 0.75 if k % 2 else 0.5))
                tone = (TEAL, VERMILION, INK, OCHRE)[k % 4]
                c.rect(-w * 0.36, 16, w * 0.72, 12, tone, 0.9)
                if k % 3 == 0:
                    c.fill(disc(0, 82, 34), tone, 0.85)
                    c.fill(
                        curve(
                            [(-34, 90), (-10, 70), (10, 86), (34, 74), (30, 110), (-30, 110)], True
                        ),
                        lighter(tone, 0.5),
                    )
                else:
                    for n in range(7):
                        c.rect(-w * 0.36, 42 + n * 15, w * (0.72 if n % 3 else 0.5), 4, INK, 0.5)
                c.rect(-7, -12, 14, 22, OCHRE, radius=3)


def cabinet(c):
    """Type cases at the right wall."""
    c.rect(1850, 420, 470, 500, NIGHT, 0.4, blur=16)
    c.rect(1840, 410, 470, 500, down(410, 910, EARTH, mix(EARTH, UMBER, 0.6)))
    for k in range(9):
        y = 430 + k * 52
        c.rect(1858, y, 434, 42, mix(EARTH, OCHRE, 0.35), radius=3)
        c.rect(1858, y + 34, 434, 8, UMBER, 0.5)
        for x in (1960, 2190):
            c.rect(x - 26, y + 14, 52, 12, mix(OCHRE, INK, 0.2), radius=5)
        c.rect(2050, y + 8, 50, 22, PAPER, 0.9)
    c.shade(box(1840, 410, 470, 500), (1840, 0), (2400, 0), NIGHT, 0.7)
    things.books(c, 1860, 2060, 410, 96, 0.1)
    c.fill(polygon((2120, 410), (2140, 330), (2240, 330), (2260, 410)), BRICK)
    c.rect(2110, 398, 160, 14, darker(BRICK, 0.4))


def press(c):
    """An iron hand press: frame, screw, bar, platen, bed on rails."""
    c.oval(1250, 1172, 620, 34, INK, 0.55, blur=14)
    bright = lighter(IRON, 0.3)
    for x, side in ((990, 1), (1500, -1)):
        post = curve(
            [
                (x - 60, 1176),
                (x - 44, 1040),
                (x - 40, 560),
                (x - 64, 420),
                (x - 30, 330),
                (x + 30, 330),
                (x + 64, 420),
                (x + 40, 560),
                (x + 44, 1040),
                (x + 60, 1176),
            ],
            True,
        )
        c.fill(post, IRON)
        c.shade(post, (x - 30, 0), (x + 60, 0), INK, 0.9)
        c.rect(x - 78, 1146, 156, 34, IRON, radius=8)
        c.line(x - 26, 430, x - 26, 1120, bright, 5, 0.8)
        for y in (470, 540, 1080):
            c.rect(x - 50, y, 100, 16, OCHRE, radius=6)
        c.fill(
            curve(
                [
                    (x, 640),
                    (x + side * 70, 660),
                    (x + side * 96, 720),
                    (x + side * 60, 700),
                    (x, 700),
                ],
                True,
            ),
            OCHRE,
        )
    head = curve(
        [
            (900, 380),
            (930, 300),
            (1060, 270),
            (1150, 220),
            (1245, 190),
            (1340, 220),
            (1430, 270),
            (1560, 300),
            (1590, 380),
            (1560, 420),
            (930, 420),
        ],
        True,
    )
    c.fill(head, down(190, 420, bright, IRON, INK))
    c.shade(head, (1000, 220), (1640, 430), INK, 0.7)
    c.circle(1245, 318, 56, OCHRE, width=9)
    for n in range(8):
        with c.moved(1245, 318, 1, turn=n * 45):
            c.fill(curve([(0, -12), (9, -32), (0, -44), (-9, -32)], True), OCHRE)
    eagle = disc(1245, 176, 26)
    c.fill(eagle, OCHRE)
    c.shade(eagle, (1235, 160), (1270, 200), UMBER, 0.8)
    c.rect(1200, 416, 90, 210, down(416, 626, IRON, INK))
    for k in range(9):
        c.line(1200, 436 + k * 20, 1290, 424 + k * 20, mix(SOFT, PAPER, 0.4), 6, 0.8)
    c.line(1250, 590, 1720, 540, mix(SOFT, PAPER, 0.25), 20)
    c.line(1250, 586, 1720, 536, PAPER, 4, 0.8)
    c.line(1690, 543, 1800, 531, UMBER, 34)
    c.fill(box(1080, 622, 330, 70, 10), down(622, 692, bright, IRON))
    c.fill(box(1050, 688, 390, 40, 6), INK)
    c.rect(720, 852, 1060, 30, IRON, radius=6)
    c.rect(720, 850, 1060, 7, bright, 0.9)
    for x in (760, 1740):
        c.fill(polygon((x - 20, 880), (x + 20, 880), (x + 34, 1176), (x - 34, 1176)), IRON)
    c.rect(820, 800, 640, 54, down(800, 854, EARTH, UMBER), radius=4)
    c.rect(850, 776, 580, 28, mix(SOFT, INK, 0.3), radius=3)
    c.rect(850, 768, 580, 12, PAPER)
    frame = polygon((850, 776), (640, 560), (622, 566), (826, 790))
    c.fill(frame, mix(EARTH, OCHRE, 0.3))
    tympan = polygon((832, 762), (650, 574), (668, 566), (850, 756))
    c.fill(tympan, PAPER)
    c.circle(1250, 900, 60, IRON, width=14)
    c.line(1250, 900, 1286, 966, mix(SOFT, PAPER, 0.2), 13)
    c.circle(1290, 974, 18, VERMILION)


def desk(c):
    """A foreground desk with bills, red and blue stamps, a seal and an ink pad."""
    top = polygon((-30, 1130), (2430, 1130), (2500, 1320), (-100, 1320))
    c.rect(-30, 1318, 2460, 40, darker(UMBER, 0.7))
    c.fill(top, down(1130, 1320, mix(EARTH, OCHRE, 0.15), UMBER))
    c.shade(top, (600, 1130), (2600, 1330), NIGHT, 0.6)
    with c.clipped(polygon((-30, 1080), (2430, 1080), (2500, 1318), (-100, 1318))):
        for x, turn, tone, mark in (
            (300, -9, lighter(SAND, 0.7), VERMILION),
            (690, 5, PAPER, TEAL),
            (1130, -3, lighter(SAND, 0.4), VERMILION),
        ):
            c.skia.save()
            c.skia.translate(x, 1232)
            c.skia.scale(1, 0.4)
            things.paper_sheet(c, 0, 0, 370, 470, turn, 11, tone, TEAL)
            things.seal(c, 90, 120, 58, mark)
            if mark == VERMILION:
                c.stroke(box(-150, 96, 140, 60, 6), mark, 8, 0.85)
                c.rect(-132, 120, 104, 12, mark, 0.85)
            c.skia.restore()
    for x, h, tone in ((1470, 130, BRICK), (1590, 110, TEAL)):
        c.oval(x + 10, 1236, 54, 12, INK, 0.5, blur=6)
        c.rect(x - 44, 1196, 88, 40, tone, radius=6)
        c.fill(
            curve(
                [
                    (x - 16, 1198),
                    (x - 12, 1150),
                    (x - 30, 1200 - h),
                    (x, 1180 - h),
                    (x + 30, 1200 - h),
                    (x + 12, 1150),
                    (x + 16, 1198),
                ],
                True,
            ),
            UMBER,
        )
        c.oval(x - 8, 1196 - h, 8, 10, lighter(EARTH, 0.4), 0.7)
    c.rect(1700, 1206, 210, 44, INK, radius=8)
    c.fill(polygon((1700, 1206), (1730, 1180), (1890, 1180), (1910, 1206)), VERMILION)
    c.shade(
        polygon((1700, 1206), (1730, 1180), (1890, 1180), (1910, 1206)),
        (1700, 0),
        (1940, 0),
        BRICK,
        0.8,
    )
    jade = box(2010, 1080, 90, 150, 12)
    c.oval(2066, 1234, 70, 13, INK, 0.5, blur=6)
    c.fill(jade, down(1080, 1230, mix(PALE, MID, 0.2), MID))
    c.shade(jade, (2020, 1080), (2120, 1230), DEEP, 0.8)
    lion = curve(
        [
            (2014, 1084),
            (2010, 1046),
            (2034, 1022),
            (2056, 1034),
            (2080, 1020),
            (2100, 1050),
            (2096, 1084),
        ],
        True,
    )
    c.fill(lion, mix(PALE, MID, 0.3))
    c.shade(lion, (2020, 1020), (2110, 1090), DEEP, 0.8)
    c.rect(2010, 1216, 90, 16, VERMILION, 0.9, 4)
    c.line(2210, 1250, 2340, 1188, INK, 8)
    c.line(2196, 1256, 2214, 1248, OCHRE, 6)
