"""Draws the demo's wordmark and the product's icons: `python -m demo.illustrations.marks`."""

from pathlib import Path

import skia
from PIL import Image

from .palette import argb

ROOT = Path(__file__).resolve().parent.parent.parent
ICONS = ROOT / "cms" / "static" / "cms" / "img"
MARK = "#2A8FA3"  # 3.7:1 on white and 4.9:1 on #12161A, so one file serves light and dark
FONT = "DejaVu Serif"

FAVICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="6" fill="#0B5A6B"/>
  <path d="M8 6h11l6 6v14H8z" fill="#FBF9F5"/>
  <path d="M19 6v6h6z" fill="#7FB0B6"/>
  <path d="M11.5 16h10M11.5 19.500h10M11.5 23h6" stroke="#0B5A6B" stroke-width="1.8"/>
  <path d="M11.5 11.5h4.5" stroke="#C4492F" stroke-width="2.6"/>
</svg>
"""


def stroke(width, colour=MARK):
    brush = skia.Paint(AntiAlias=True, Color=argb(colour), Style=skia.Paint.kStroke_Style)
    brush.setStrokeWidth(width)
    return brush


def globe(canvas, x, y, radius):
    """The company's mark: a globe of meridians with a pearl resting on one of them."""
    canvas.save()
    hole = skia.Path()
    hole.addCircle(x + radius * 0.42, y - radius * 0.36, radius * 0.36)
    canvas.clipPath(hole, skia.ClipOp.kDifference, True)
    canvas.drawCircle(x, y, radius, stroke(radius * 0.11))
    for share in (0.42, 0.0):
        if share:
            canvas.drawOval(
                skia.Rect.MakeLTRB(x - radius * share, y - radius, x + radius * share, y + radius),
                stroke(radius * 0.085),
            )
        else:
            canvas.drawLine(x - radius, y, x + radius, y, stroke(radius * 0.085))
    canvas.restore()
    canvas.drawCircle(
        x + radius * 0.42,
        y - radius * 0.36,
        radius * 0.24,
        skia.Paint(AntiAlias=True, Color=argb(MARK)),
    )


def wordmark(path, width=800, height=200):
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorTRANSPARENT)
    globe(canvas, 96, 100, 74)
    brush = skia.Paint(AntiAlias=True, Color=argb(MARK))
    name = skia.Font(skia.Typeface(FONT, skia.FontStyle.Bold()), 66)
    line = skia.Font(skia.Typeface("DejaVu Sans", skia.FontStyle.Normal()), 25)
    text = "Meridian & Pearl"
    name.setSize(66 * (width - 212) / name.measureText(text))
    canvas.drawString(text, 204, 108, name, brush)
    x, letters = 206.0, "TRADING CO."
    for letter in letters:
        canvas.drawString(letter, x, 158, line, brush)
        x += line.measureText(letter) + 9
    surface.makeImageSnapshot().save(str(path), skia.kPNG)


def icon(size):
    """The favicon drawn from its own SVG."""
    surface = skia.Surface(size, size)
    drawing = skia.SVGDOM.MakeFromStream(skia.MemoryStream(FAVICON.encode(), True))
    drawing.setContainerSize(skia.Size(size, size))
    drawing.render(surface.getCanvas())
    array = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    return Image.fromarray(array)


def main():
    ICONS.mkdir(parents=True, exist_ok=True)
    wordmark(ROOT / "demo" / "pictures" / "wordmark.png")
    (ICONS / "favicon.svg").write_text(FAVICON)
    icon(32).save(ICONS / "favicon.ico", sizes=[(32, 32)])
    touch = Image.new("RGB", (180, 180), "#0B5A6B")
    drawing = icon(180)
    touch.paste(drawing, (0, 0), drawing)
    touch.save(ICONS / "apple-touch-icon.png", optimize=True)


if __name__ == "__main__":
    main()
