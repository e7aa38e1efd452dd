"""What a port is made of: cranes, ships, boats, containers, birds."""

import numpy as np

from .palette import (
    AMBER,
    BRICK,
    INK,
    MID,
    NIGHT,
    OCHRE,
    PAPER,
    SOFT,
    TEAL,
    VERMILION,
    darker,
    lighter,
    mix,
)
from .shapes import box, curve, disc, down, polygon

CARGO = (TEAL, VERMILION, OCHRE, MID, BRICK, SOFT, "#D8CDB8", NIGHT)


def container(c, x, y, width, height, colour, ribs=12, light=1):
    """A box standing on `y`, ribbed, lit from one side."""
    path = box(x, y - height, width, height, 2)
    c.fill(path, down(y - height, y, lighter(colour, 0.12), colour, darker(colour, 0.22)))
    step = width / ribs
    for i in range(1, ribs):
        c.line(
            x + i * step,
            y - height + 4,
            x + i * step,
            y - 4,
            darker(colour, 0.35),
            step * 0.28,
            0.5,
        )
        c.line(
            x + i * step + step * 0.3,
            y - height + 4,
            x + i * step + step * 0.3,
            y - 4,
            lighter(colour, 0.3),
            step * 0.14,
            0.4,
        )
    c.rect(x, y - height, width, max(2, height * 0.05), lighter(colour, 0.35), 0.8)
    c.rect(x, y - height * 0.05, width, height * 0.05, darker(colour, 0.5), 0.9)
    dark = x + width if light < 0 else x
    c.shade(path, (dark + light * width * 0.9, y), (dark, y), darker(colour, 0.75), 0.5)


def stacks(c, x, y, columns, width, height, highest, haze=None, fade=0.0, palette=CARGO):
    """Columns of containers of uneven height, bottom row on `y`."""
    for column in range(columns):
        for row in range(int(c.rng.integers(max(1, highest - 2), highest + 1))):
            colour = palette[int(c.rng.integers(0, len(palette)))]
            colour = mix(colour, haze, fade) if haze else colour
            container(
                c,
                x + column * (width + 3),
                y - row * (height + 2),
                width,
                height,
                colour,
                ribs=max(5, int(width / 9)),
            )


def crane(c, colour=TEAL, trolley=0.55, load=None):
    """A ship-to-shore crane, about 640 high on y = 0, its boom reaching to the right."""
    dark, light = darker(colour, 0.5), lighter(colour, 0.25)
    for x0, x1 in ((-150, -110), (120, 90)):
        c.fill(polygon((x0 - 11, 0), (x1 - 8, -430), (x1 + 8, -430), (x0 + 11, 0)), colour)
        c.line(x0 - 8, 0, x1 - 6, -430, light, 4)
    c.line(-146, -70, 116, -70, dark, 16)
    c.line(-128, -250, 104, -250, colour, 12)
    c.line(-140, -80, 100, -244, dark, 6)
    c.line(110, -80, -120, -244, dark, 6)
    for x in (-150, 120):
        c.rect(x - 34, -14, 68, 14, INK, radius=5)
    for top, bottom in ((-462, -430),):
        c.rect(-330, top, 1060, 9, colour)
        c.rect(-330, bottom, 1060, 7, dark)
        for i in range(36):
            x = -330 + i * 29.4
            c.line(x, bottom, x + 14.7, top, dark, 3.2)
            c.line(x + 14.7, top, x + 29.4, bottom, dark, 3.2)
    c.fill(polygon((-110, -430), (-30, -640), (-14, -640), (-86, -430)), colour)
    c.fill(polygon((92, -430), (-20, -640), (-8, -640), (108, -430)), dark)
    for x in (300, 500, 705):
        c.line(-18, -634, x, -462, dark, 3.5)
    c.line(-22, -634, -310, -462, dark, 4)
    c.rect(-318, -520, 150, 60, colour, radius=4)
    c.rect(-318, -520, 150, 14, light, radius=4)
    for i in range(4):
        c.rect(-302 + i * 34, -498, 20, 20, NIGHT)
    x = 130 + trolley * 560
    c.rect(x - 34, -434, 68, 16, INK, radius=3)
    c.rect(x + 38, -430, 34, 40, colour, radius=4)
    c.rect(x + 44, -418, 24, 18, lighter(AMBER, 0.3))
    if load:
        for dx in (-26, -14, 14, 26):
            c.line(x + dx, -420, x + dx * 1.3, -300, INK, 1.6)
        c.rect(x - 52, -304, 104, 9, OCHRE)
        container(c, x - 54, -258, 108, 36, load, 11)


def cargo_ship(c, hull=NIGHT, keel=BRICK, haze=None, fade=0.0):
    """A laden container ship about 1,250 long, bow to the left, waterline at y = 0."""
    tone = (lambda colour: mix(colour, haze, fade)) if haze else (lambda colour: colour)
    stacks(c, -500, -112, 9, 82, 30, 5, haze, fade)
    stacks(c, 440, -112, 2, 82, 30, 4, haze, fade)
    c.rect(290, -330, 128, 230, down(-330, -100, tone(PAPER), tone("#D5DCD6")), radius=4)
    c.rect(270, -344, 168, 24, tone(PAPER), radius=4)
    for row in range(5):
        for i in range(5):
            c.rect(302 + i * 23, -316 + row * 42, 14, 12, tone(TEAL))
    c.rect(276, -338, 156, 11, tone(NIGHT))
    c.fill(polygon((428, -112), (432, -268), (488, -268), (494, -112)), tone(TEAL))
    c.rect(430, -250, 60, 22, tone(VERMILION))
    c.line(350, -344, 350, -430, tone(INK), 5)
    c.rect(330, -404, 40, 9, tone(INK), radius=3)
    c.rect(338, -432, 24, 6, tone(VERMILION), radius=3)
    c.line(366, -344, 366, -390, tone(INK), 3)
    c.line(-556, -112, -556, -214, tone(INK), 5)
    shape = curve([(-668, -134), (-640, -112), (-560, -104), (0, -100), (600, -104), (640, -112)])
    shape.lineTo(628, -30)
    shape.lineTo(600, 4)
    shape.lineTo(-596, 4)
    shape.lineTo(-616, -34)
    shape.close()
    c.fill(shape, down(-134, 4, tone(lighter(hull, 0.16)), tone(hull)))
    with c.clipped(shape):
        c.rect(-700, -22, 1400, 40, tone(keel))
        c.rect(-700, -104, 1400, 7, tone(lighter(hull, 0.5)), 0.6)
        c.shade(shape, (-300, -100), (600, 20), INK, 0.6)
    c.line(-630, -126, -540, -118, tone(PAPER), 3)


def fishing_boat(c, hull=TEAL, sail=None):
    """A small boat with a cabin, or with a battened sail; waterline y = 0."""
    c.fill(curve([(-90, -34), (-60, -24), (40, -22), (96, -44), (70, 2), (-68, 2)], True), hull)
    c.rect(-82, -6, 150, 8, BRICK)
    if sail:
        canvas_sail = curve(
            [(-10, -34), (-46, -150), (-20, -236), (60, -262), (86, -140), (72, -40)], True
        )
        c.fill(canvas_sail, sail)
        c.shade(canvas_sail, (-40, -200), (90, -60), darker(sail, 0.6), 0.7)
        for i in range(1, 6):
            c.line(-34 + i * 2, -50 - i * 34, 78 - i * 3, -58 - i * 36, darker(sail, 0.5), 3)
        c.line(6, -22, 14, -270, INK, 5)
    else:
        c.rect(-40, -70, 62, 42, PAPER, radius=4)
        c.rect(-46, -76, 76, 9, VERMILION, radius=3)
        c.rect(-30, -60, 16, 16, NIGHT)
        c.rect(-6, -60, 16, 16, NIGHT)
        c.line(40, -26, 40, -120, INK, 4)


def gulls(c, count, x, y, spread, colour=PAPER, size=16):
    for _ in range(count):
        px, py = x + c.rng.normal() * spread, y + c.rng.normal() * spread * 0.4
        s = size * c.rng.uniform(0.5, 1.2)
        wing = [
            (px - s, py - s * 0.25),
            (px - s * 0.45, py - s * 0.55),
            (px, py),
            (px + s * 0.5, py - s * 0.6),
            (px + s, py - s * 0.35),
            (px + s * 0.45, py - s * 0.3),
            (px, py + s * 0.22),
            (px - s * 0.45, py - s * 0.25),
        ]
        c.fill(curve(wing, closed=True), colour, 0.9)


def bollard(c, x, y, size):
    c.fill(disc(x, y, size * 0.9, size * 0.26), INK, 0.5, 4)
    c.fill(
        polygon(
            (x - size * 0.5, y),
            (x - size * 0.38, y - size),
            (x + size * 0.38, y - size),
            (x + size * 0.5, y),
        ),
        down(y - size, y, lighter(NIGHT, 0.3), NIGHT),
    )
    c.fill(
        box(x - size * 0.66, y - size * 1.25, size * 1.32, size * 0.4, size * 0.2),
        lighter(NIGHT, 0.2),
    )


def shimmer(c, x, y, width, colour):
    """The broken line where a hull meets the water."""
    for _ in range(int(width / 14)):
        px = x + c.rng.uniform(0, 1) * width
        c.oval(
            px,
            y + c.rng.uniform(-2, 8),
            c.rng.uniform(10, 46),
            2,
            colour,
            float(np.clip(c.rng.uniform(), 0.2, 0.8)),
        )
