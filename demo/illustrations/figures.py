"""People and animals as small quiet silhouettes with a light side."""

from .palette import INK, UMBER, darker, lighter
from .shapes import curve, disc, polygon

SKIN = "#B98A66"


def person(c, x, y, height, coat, legs=INK, hat=None, light=-1, load=None, walk=0.5, bag=None):
    """Someone standing or walking, feet on `y`."""
    with c.moved(x, y, height / 100):
        c.oval(4, 0, 20, 3.4, INK, 0.3, blur=2)
        stride = 7 * walk
        c.fill(polygon((-7, -46), (1, -46), (-1 - stride, -2), (-7 - stride, -2)), legs)
        c.fill(polygon((-1, -46), (8, -46), (7 + stride, -2), (1 + stride, -2)), darker(legs, 0.3))
        body = curve(
            [
                (-5, -83),
                (5, -83),
                (11, -76),
                (13, -56),
                (11, -36),
                (-11, -36),
                (-13, -58),
                (-10, -76),
            ],
            True,
        )
        c.fill(body, coat)
        c.shade(body, (light * 8, 0), (-light * 14, 0), darker(coat, 0.7), 0.75, 0.9)
        c.stroke(
            curve([(light * 10, -75), (light * 15, -58), (light * 12, -44)]), darker(coat, 0.15), 6
        )
        c.rect(-3, -88, 6, 8, darker(SKIN, 0.2))
        c.oval(0, -93, 6.2, 7.4, SKIN)
        c.fill(
            curve([(-6.6, -93), (-5, -100), (0, -102), (6, -99), (6.6, -93), (2, -97)], True),
            darker(UMBER, 0.5),
        )
        if hat:
            c.fill(
                curve([(-11, -96), (-6, -98), (0, -107), (6, -98), (11, -96), (0, -94)], True), hat
            )
        if load:
            c.rect(light * 12 - 12, -66, 24, 18, load, radius=2)
            c.rect(light * 12 - 12, -58, 24, 2, darker(load, 0.4))
        if bag:
            c.rect(-light * 14 - 6, -46, 13, 17, bag, radius=2)


def camel(c, x, y, height, coat, load=None, light=1, step=0):
    """A two-humped camel walking left, feet on `y`; `load` is the colour of its bales."""
    with c.moved(x, y, height / 200):
        far = darker(coat, 0.45)
        swing = (-8, 7, 10, -6)[step % 4]
        for hip, foot, tone in (
            (-58, -70 + swing, far),
            (70, 64 - swing, far),
            (-46, -40 - swing, coat),
            (84, 92 + swing, coat),
        ):
            leg = curve(
                [
                    (hip - 11, -104),
                    (hip - 7, -60),
                    (foot - 5, -30),
                    (foot - 6, -4),
                    (foot - 12, 0),
                    (foot + 8, 0),
                    (foot + 5, -30),
                    (hip + 9, -64),
                    (hip + 15, -104),
                ],
                True,
            )
            c.fill(leg, tone)
        body = curve(
            [
                (-84, -112),
                (-70, -142),
                (-50, -152),
                (-40, -182),
                (-28, -188),
                (-14, -156),
                (14, -152),
                (30, -186),
                (44, -188),
                (58, -156),
                (86, -144),
                (100, -118),
                (92, -92),
                (40, -84),
                (-20, -80),
                (-66, -86),
            ],
            True,
        )
        c.fill(body, coat)
        neck = curve(
            [
                (-62, -140),
                (-84, -118),
                (-112, -112),
                (-126, -136),
                (-132, -172),
                (-142, -184),
                (-170, -180),
                (-176, -190),
                (-160, -206),
                (-138, -212),
                (-120, -204),
                (-114, -180),
                (-106, -148),
                (-88, -144),
            ],
            True,
        )
        c.fill(neck, coat)
        c.fill(
            curve([(-92, -118), (-118, -112), (-128, -138), (-118, -126), (-104, -104)], True),
            darker(coat, 0.5),
        )
        c.fill(polygon((-128, -208), (-124, -222), (-118, -206)), coat)
        c.circle(-150, -198, 2.6, INK)
        for shape in (body, neck):
            c.shade(shape, (light * 40, -190), (-light * 40, -86), darker(coat, 0.75), 0.75)
        c.stroke(curve([(98, -122), (108, -100), (104, -82)]), darker(coat, 0.4), 6)
        if load:
            c.fill(
                curve([(-30, -160), (2, -172), (34, -160), (40, -132), (-34, -132)], True),
                darker(load, 0.35),
            )
            bale = curve(
                [
                    (-38, -142),
                    (-34, -152),
                    (32, -152),
                    (40, -142),
                    (42, -102),
                    (34, -92),
                    (-32, -92),
                    (-40, -102),
                ],
                True,
            )
            c.fill(bale, load)
            c.shade(bale, (light * 30, -150), (-light * 40, -90), darker(load, 0.7), 0.8)
            for dx in (-16, 18):
                c.line(dx, -152, dx, -92, darker(load, 0.6), 3)
            c.line(-40, -122, 42, -122, lighter(load, 0.4), 3)
        c.fill(disc(0, 2, 1, 1), far)
