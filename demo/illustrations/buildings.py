"""Houses, halls and towers."""

from .palette import AMBER, BRICK, INK, NIGHT, OCHRE, PAPER, TEAL, UMBER, darker, lighter, mix
from .shapes import box, curve, down, polygon


def roof(c, x, y, width, height, colour, curl=0.16):
    """A tiled roof with lifted eaves, its eave line on `y`."""
    half, lift = width / 2, height * curl * 2.2
    path = curve(
        [
            (x - half, y - lift),
            (x - half * 0.9, y - lift * 0.45),
            (x - half * 0.72, y - height * 0.28),
            (x - half * 0.5, y - height * 0.72),
            (x - half * 0.42, y - height),
        ]
    )
    path.lineTo(x + half * 0.42, y - height)
    path.cubicTo(
        x + half * 0.52, y - height * 0.6, x + half * 0.7, y - height * 0.2, x + half, y - lift
    )
    path.cubicTo(x + half * 0.6, y + lift * 0.1, x - half * 0.6, y + lift * 0.1, x - half, y - lift)
    path.close()
    c.fill(path, down(y - height, y, lighter(colour, 0.18), colour, darker(colour, 0.35)))
    with c.clipped(path):
        count = max(8, int(width / 13))
        for i in range(count + 1):
            share = i / count * 2 - 1
            c.line(
                x + share * half * 0.45,
                y - height,
                x + share * half,
                y,
                darker(colour, 0.45),
                max(1, width / 160),
                0.6,
            )
    c.rect(
        x - half * 0.45,
        y - height - height * 0.12,
        half * 0.9,
        height * 0.16,
        darker(colour, 0.3),
        radius=height * 0.06,
    )


def pagoda(c, x, y, width, height, storeys=5, wall="#C9674A", tiles=None, lit=0.0):
    """A tapering tower standing on `y`."""
    tiles = tiles or mix(TEAL, INK, 0.3)
    step = height * 0.86 / storeys
    c.fill(
        polygon(
            (x - width * 0.66, y),
            (x - width * 0.6, y - height * 0.03),
            (x + width * 0.6, y - height * 0.03),
            (x + width * 0.66, y),
        ),
        mix(PAPER, UMBER, 0.35),
    )
    for n in range(storeys):
        wide = width * (1 - 0.52 * n / storeys)
        base = y - height * 0.03 - n * step
        body = box(x - wide * 0.36, base - step * 0.66, wide * 0.72, step * 0.68)
        c.fill(body, wall)
        for i in range(5):
            px = x - wide * 0.36 + wide * 0.72 * (i + 0.5) / 5
            glass = mix(NIGHT, AMBER, lit) if i % 2 else darker(wall, 0.45)
            c.rect(
                px - wide * 0.045,
                base - step * 0.5,
                wide * 0.09,
                step * 0.42,
                glass,
                radius=wide * 0.02,
            )
        c.shade(body, (x - wide * 0.3, 0), (x + wide * 0.4, 0), darker(wall, 0.8), 0.7)
        c.rect(x - wide * 0.42, base - step * 0.12, wide * 0.84, step * 0.08, darker(wall, 0.4))
        roof(c, x, base - step * 0.56, wide * 1.16, step * 0.42, tiles, 0.2)
    top = y - height * 0.03 - storeys * step
    c.fill(
        polygon(
            (x - width * 0.03, top + step * 0.2),
            (x, top - height * 0.1),
            (x + width * 0.03, top + step * 0.2),
        ),
        OCHRE,
    )
    for k in (0.0, 0.35):
        c.circle(x, top - height * 0.03 * k * 2, width * 0.035 * (1 - k), OCHRE)


def block(c, x, y, width, height, colour, window=None, columns=5, rows=8, share=0.5, light=-1):
    """An office or dwelling block on `y`, some of its windows lit."""
    path = box(x, y - height, width, height, 2)
    c.fill(path, down(y - height, y, lighter(colour, 0.1), colour))
    if window:
        w, h = width / (columns * 1.6 + 0.6), height / (rows * 1.7 + 1)
        for row in range(rows):
            for column in range(columns):
                tone = window if c.rng.uniform() < share else darker(colour, 0.28)
                c.rect(
                    x + w * 0.6 + column * w * 1.6, y - height + h + row * h * 1.7, w, h, tone, 0.9
                )
    dark = x + width if light < 0 else x
    c.shade(path, (dark + light * width, y), (dark, y), darker(colour, 0.6), 0.55)


def station(c, x, y, snow=PAPER, wall=OCHRE, lamp=AMBER):
    """A small railway station with a gable, a clock and a canopy; 620 wide on `y`."""
    trim = lighter(wall, 0.65)
    c.fill(
        polygon((x - 300, y), (x - 300, y - 170), (x + 300, y - 170), (x + 300, y)),
        down(y - 170, y, wall, darker(wall, 0.2)),
    )
    middle = polygon((x - 90, y), (x - 90, y - 230), (x, y - 320), (x + 90, y - 230), (x + 90, y))
    c.fill(
        polygon((x - 330, y - 160), (x - 270, y - 262), (x + 270, y - 262), (x + 330, y - 160)),
        mix(BRICK, UMBER, 0.4),
    )
    c.fill(
        curve(
            [
                (x - 340, y - 168),
                (x - 300, y - 224),
                (x - 270, y - 282),
                (x, y - 278),
                (x + 270, y - 282),
                (x + 300, y - 224),
                (x + 340, y - 168),
                (x + 200, y - 182),
                (x, y - 176),
                (x - 190, y - 184),
            ],
            True,
        ),
        snow,
    )
    c.fill(middle, lighter(wall, 0.1))
    c.stroke(
        curve(
            [
                (x - 112, y - 222),
                (x - 55, y - 276),
                (x, y - 334),
                (x + 55, y - 276),
                (x + 112, y - 222),
            ]
        ),
        snow,
        24,
    )
    c.circle(x, y - 246, 25, UMBER)
    c.circle(x, y - 246, 21, PAPER)
    c.line(x, y - 246, x, y - 260, INK, 3)
    c.line(x, y - 246, x + 10, y - 242, INK, 3)
    for dx in (-258, -190, -146 + 6, 110 + 6, 190 - 14, 228):
        c.rect(x + dx - 4, y - 138, 42, 74, trim, radius=2)
        c.rect(x + dx, y - 134, 34, 66, lighter(lamp, 0.15))
        c.line(x + dx + 17, y - 134, x + dx + 17, y - 68, trim, 4)
        c.line(x + dx, y - 108, x + dx + 34, y - 108, trim, 4)
        c.rect(x + dx - 8, y - 66, 50, 8, snow, radius=4)
    for dx in (-62, 22):
        c.rect(x + dx, y - 190, 40, 52, lighter(lamp, 0.2))
        c.rect(x + dx, y - 190, 40, 52, lighter(lamp, 0.6), 0.3)
    c.rect(x - 40, y - 112, 80, 112, UMBER, radius=4)
    c.rect(x - 28, y - 100, 24, 46, lamp)
    c.rect(x + 4, y - 100, 24, 46, lamp)
    c.shade(
        polygon((x - 300, y), (x - 300, y - 170), (x + 300, y - 170), (x + 300, y)),
        (x - 250, 0),
        (x + 340, 0),
        NIGHT,
        0.6,
    )
    for dx in (-200, 210):
        c.rect(x + dx, y - 318, 34, 70, BRICK)
        c.rect(x + dx - 5, y - 328, 44, 14, snow, radius=6)
    c.rect(x - 310, y - 6, 620, 10, darker(UMBER, 0.3))


def lamp_post(c, x, y, height, light=AMBER, iron=NIGHT):
    c.line(x, y, x, y - height, iron, max(2, height * 0.03))
    c.rect(x - height * 0.03, y - height * 0.12, height * 0.06, height * 0.12, iron)
    c.fill(
        polygon(
            (x - height * 0.045, y - height),
            (x - height * 0.065, y - height * 1.12),
            (x + height * 0.065, y - height * 1.12),
            (x + height * 0.045, y - height),
        ),
        lighter(light, 0.5),
    )
    c.fill(
        polygon(
            (x - height * 0.09, y - height * 1.12),
            (x, y - height * 1.19),
            (x + height * 0.09, y - height * 1.12),
        ),
        iron,
    )
