"""Rolling stock seen from the side, standing on y = 0 and heading right."""

import math

from .palette import AMBER, BRICK, DEEP, INK, NIGHT, OCHRE, TEAL, VERMILION, darker, lighter, mix
from .shapes import box, curve, disc, down, polygon


def wheel(canvas, x, radius, colour=INK, rim=BRICK, spokes=10, turn=0.2):
    canvas.circle(x, -radius, radius, colour)
    canvas.circle(x, -radius, radius * 0.84, rim, width=radius * 0.14)
    for spoke in range(spokes):
        angle = turn + spoke * 2 * math.pi / spokes
        canvas.line(
            x,
            -radius,
            x + math.cos(angle) * radius * 0.8,
            -radius + math.sin(angle) * radius * 0.8,
            rim,
            radius * 0.09,
        )
    canvas.circle(x, -radius, radius * 0.22, rim)
    canvas.circle(x, -radius, radius * 0.1, lighter(rim, 0.5))


def locomotive(canvas, body=NIGHT, accent=VERMILION):
    """A ten-wheeled engine with its tender, about 640 wide and 150 high, buffers at x = 0."""
    light = lighter(body, 0.34)
    canvas.rect(-640, -34, 640, 12, darker(body, 0.4))
    tender = polygon(
        (-640, -34), (-640, -112), (-610, -118), (-470, -118), (-455, -104), (-455, -34)
    )
    canvas.fill(tender, down(-118, -34, light, body, darker(body, 0.4)))
    coal = curve(
        [(-628, -112), (-600, -132), (-566, -128), (-540, -138), (-505, -126), (-470, -114)], True
    )
    canvas.fill(coal, INK)
    canvas.line(-636, -52, -458, -52, accent, 4, butt=True)
    for x in (-612, -574, -522, -484):
        wheel(canvas, x, 21, spokes=8)
    cab = polygon((-448, -30), (-448, -138), (-352, -138), (-352, -30))
    canvas.fill(cab, down(-140, -30, light, body, darker(body, 0.3)))
    canvas.fill(
        curve([(-466, -136), (-450, -147), (-400, -153), (-352, -147), (-336, -136)], True),
        darker(body, 0.5),
    )
    for x in (-434, -396):
        canvas.rect(x, -124, 30, 34, AMBER, radius=3)
        canvas.rect(x, -124, 30, 34, lighter(AMBER, 0.5), 0.5, 3)
    boiler = box(-356, -122, 300, 72, 26)
    canvas.fill(boiler, down(-122, -50, lighter(body, 0.5), light, body, darker(body, 0.5)))
    canvas.rect(-356, -106, 250, 4, lighter(body, 0.75), 0.35)
    smokebox = box(-100, -125, 62, 78, 10)
    canvas.fill(smokebox, down(-125, -47, light, darker(body, 0.3), darker(body, 0.6)))
    for x in (-300, -240, -178, -112):
        canvas.rect(x, -122, 5, 72, OCHRE, 0.55)
    canvas.fill(polygon((-84, -122), (-88, -160), (-52, -160), (-56, -122)), darker(body, 0.4))
    canvas.rect(-94, -168, 48, 10, darker(body, 0.6), radius=3)
    for x, wide in ((-150, 36), (-262, 44)):
        canvas.fill(box(x - wide / 2, -142, wide, 30, 14), down(-142, -112, light, body))
    canvas.rect(-214, -138, 14, 18, OCHRE, radius=4)
    canvas.circle(-34, -104, 10, lighter(AMBER, 0.6))
    canvas.circle(-34, -104, 10, INK, width=3)
    canvas.rect(-360, -58, 350, 12, accent)
    canvas.rect(-360, -48, 350, 5, darker(accent, 0.6))
    canvas.rect(-104, -46, 74, 30, body, radius=6)
    canvas.rect(-104, -46, 74, 8, light, radius=4)
    canvas.fill(polygon((-18, -46), (4, -46), (22, -6), (-34, -6)), darker(body, 0.3))
    canvas.line(0, -44, 12, -8, accent, 4)
    canvas.rect(0, -50, 14, 12, INK, radius=4)
    for x in (-328, -262, -196):
        wheel(canvas, x, 33, spokes=12)
    for x in (-128, -74, -414):
        wheel(canvas, x, 17, spokes=7)
    canvas.line(-328, -28, -196, -28, lighter(body, 0.7), 8)
    canvas.line(-262, -28, -80, -31, lighter(body, 0.7), 6)
    for x in (-328, -262, -196):
        canvas.circle(x, -28, 6, OCHRE)


def carriage(canvas, colour=TEAL, roof=DEEP, lit=True):
    """A passenger coach from x = -320 to 0."""
    canvas.rect(-318, -34, 316, 10, INK)
    canvas.rect(-336, -32, 20, 5, INK)
    canvas.fill(
        box(-314, -112, 308, 82, 4),
        down(-112, -30, lighter(colour, 0.12), colour, darker(colour, 0.25)),
    )
    canvas.fill(box(-320, -126, 320, 20, 10), down(-126, -106, lighter(roof, 0.45), roof))
    canvas.rect(-314, -58, 308, 4, OCHRE, 0.9)
    for i in range(8):
        x = -300 + i * 36
        canvas.rect(x, -98, 24, 30, mix(AMBER, colour, 0.1) if lit else NIGHT, radius=3)
        canvas.rect(x, -98, 24, 10, lighter(AMBER, 0.6) if lit else DEEP, 0.55, 3)
    for x in (-280, -236, -84, -40):
        canvas.circle(x, -17, 17, INK)
        canvas.circle(x, -17, 10, mix(INK, OCHRE, 0.35), width=3)


def wagon(canvas, colour=BRICK, kind="box"):
    """A goods wagon from x = -230 to 0: `box`, `flat` (with a container) or `tank`."""
    canvas.rect(-228, -36, 226, 10, INK)
    canvas.rect(-240, -34, 20, 5, INK)
    if kind == "tank":
        canvas.fill(
            box(-222, -104, 214, 70, 34),
            down(-104, -34, lighter(colour, 0.5), colour, darker(colour, 0.5)),
        )
        canvas.rect(-130, -114, 30, 14, darker(colour, 0.3), radius=4)
    else:
        canvas.fill(
            box(-224, -112, 218, 78, 2),
            down(-112, -34, lighter(colour, 0.2), colour, darker(colour, 0.3)),
        )
        for i in range(1, 14):
            canvas.line(-224 + i * 15.6, -110, -224 + i * 15.6, -36, darker(colour, 0.35), 2, 0.6)
        if kind == "box":
            canvas.fill(
                polygon((-228, -112), (-212, -122), (-18, -122), (-2, -112)), darker(colour, 0.45)
            )
            canvas.rect(-140, -108, 50, 72, darker(colour, 0.2))
    for x in (-196, -154, -72, -30):
        canvas.circle(x, -15, 15, INK)
        canvas.circle(x, -15, 8, mix(INK, OCHRE, 0.3), width=3)


def track(canvas, x0, x1, y, ballast, sleeper=INK, rail=INK, step=24):
    """Ballast, sleeper ends and a rail, seen from the side at `y`."""
    canvas.fill(polygon((x0, y + 4), (x1, y + 4), (x1 + 40, y + 34), (x0 - 40, y + 34)), ballast)
    canvas.shade(
        polygon((x0, y + 4), (x1, y + 4), (x1 + 40, y + 34), (x0 - 40, y + 34)),
        (0, y),
        (0, y + 34),
        darker(ballast, 0.7),
        0.6,
    )
    for i in range(int((x1 - x0) / step)):
        canvas.rect(x0 + i * step, y + 3, step * 0.45, 6, sleeper)
    canvas.rect(x0, y - 2, x1 - x0, 5, rail)
    canvas.rect(x0, y - 2, x1 - x0, 1.6, lighter(rail, 0.6))


def shadow(canvas, x0, x1, y, colour=INK):
    canvas.fill(disc((x0 + x1) / 2, y + 14, (x1 - x0) / 2, 13), colour, 0.45, 8)
