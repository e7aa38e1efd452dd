"""The drawing board: paths, gradients, grainy shade and soft shadows on one Skia surface."""

from contextlib import contextmanager

import numpy as np
import skia

from . import noise
from .palette import PAPER, argb, channels

SHADE = """
uniform shader grain; uniform float2 a; uniform float2 b; uniform float4 colour;
uniform float power; uniform float radial;
half4 main(float2 p) {
  float2 d = b - a;
  float along = dot(p - a, d) / dot(d, d);
  float away = length(p - a) / length(d);
  float t = pow(clamp(mix(along, away, radial), 0.0, 1.0), power);
  float n = grain.eval(p).r;
  float k = mix(t, smoothstep(n - 0.16, n + 0.16, t) * step(0.002, t), 0.42) * colour.a;
  return half4(half3(colour.rgb * k), half(k));
}
"""


class Canvas:
    """A picture being made. Sizes are in pixels; every random choice comes from `rng`."""

    def __init__(self, seed, width=2400, height=1350, ground=PAPER):
        self.width, self.height = width, height
        self.rng = np.random.default_rng(seed)
        self.surface = skia.Surface(width, height)
        self.skia = self.surface.getCanvas()
        self.skia.clear(argb(ground))
        tile = (noise.ranks(np.random.default_rng(7), 144, 1.0) * 255).astype(np.uint8)
        pixels = np.dstack([tile, tile, tile, np.full_like(tile, 255)])
        image = skia.Image.fromarray(np.ascontiguousarray(pixels))
        self.grain = image.makeShader(skia.TileMode.kRepeat, skia.TileMode.kRepeat)
        self.effect = skia.RuntimeEffect.MakeForShader(SHADE)

    def paint(self, fill, alpha=1.0, width=0.0, blur=0.0, butt=False):
        """A brush from a colour or a shader; `width` makes it a stroke, `blur` softens it."""
        brush = skia.Paint(AntiAlias=True, Dither=True)
        if isinstance(fill, str):
            brush.setColor(argb(fill, alpha))
        else:
            brush.setShader(fill)
            brush.setAlphaf(alpha)
        if width:
            brush.setStyle(skia.Paint.kStroke_Style)
            brush.setStrokeWidth(width)
            brush.setStrokeCap(skia.Paint.kButt_Cap if butt else skia.Paint.kRound_Cap)
            brush.setStrokeJoin(skia.Paint.kRound_Join)
        if blur:
            brush.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        return brush

    def fill(self, path, fill, alpha=1.0, blur=0.0):
        self.skia.drawPath(path, self.paint(fill, alpha, blur=blur))

    def stroke(self, path, fill, width, alpha=1.0, blur=0.0, butt=False):
        self.skia.drawPath(path, self.paint(fill, alpha, width, blur, butt))

    def rect(self, x, y, width, height, fill, alpha=1.0, radius=0.0, blur=0.0):
        box = skia.Rect.MakeXYWH(x, y, width, height)
        self.skia.drawRoundRect(box, radius, radius, self.paint(fill, alpha, blur=blur))

    def circle(self, x, y, radius, fill, alpha=1.0, width=0.0, blur=0.0):
        self.skia.drawCircle(x, y, radius, self.paint(fill, alpha, width, blur))

    def oval(self, x, y, rx, ry, fill, alpha=1.0, width=0.0, blur=0.0):
        box = skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry)
        self.skia.drawOval(box, self.paint(fill, alpha, width, blur))

    def line(self, x0, y0, x1, y1, fill, width, alpha=1.0, butt=False):
        self.skia.drawLine(x0, y0, x1, y1, self.paint(fill, alpha, width, butt=butt))

    @contextmanager
    def clipped(self, path):
        """Draws only inside `path`."""
        self.skia.save()
        self.skia.clipPath(path, skia.ClipOp.kIntersect, True)
        yield
        self.skia.restore()

    @contextmanager
    def moved(self, x=0.0, y=0.0, scale=1.0, flip=False, turn=0.0):
        """Draws in a frame of its own: origin at `x`, `y`, scaled, mirrored, turned."""
        self.skia.save()
        self.skia.translate(x, y)
        self.skia.rotate(turn)
        self.skia.scale(-scale if flip else scale, scale)
        yield
        self.skia.restore()

    def shade(self, path, start, end, colour, alpha=0.5, power=1.3, radial=False):
        """Grainy shade inside `path`, nothing at `start`, `alpha` at `end`."""
        values = [*start, *end, *channels(colour), alpha, power, float(radial)]
        uniforms = skia.Data.MakeWithCopy(np.array(values, dtype=np.float32).tobytes())
        child = skia.VectorRuntimeEffectChildPtr([skia.RuntimeEffectChildPtr(self.grain)])
        shader = self.effect.makeShader(uniforms, skia.SpanRuntimeEffectChildPtr(child))
        self.skia.drawPath(path, self.paint(shader))

    def form(self, path, fill, shade=None, start=(0, 0), end=(0, 100), alpha=0.5, power=1.3):
        """Fills `path` and shades it in one go."""
        self.fill(path, fill)
        if shade:
            self.shade(path, start, end, shade, alpha, power)

    def pixels(self):
        """What is drawn so far, as rows of red, green, blue (0 to 255, float)."""
        array = self.surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
        return array[..., :3].astype(np.float32)

    def stamp(self, array, x=0, y=0):
        """Puts rows of red, green, blue and optional alpha (0 to 255) onto the picture."""
        array = np.clip(array, 0, 255).astype(np.uint8)
        if array.shape[2] == 3:
            array = np.dstack([array, np.full(array.shape[:2], 255, np.uint8)])
        image = skia.Image.fromarray(np.ascontiguousarray(array))
        self.skia.drawImage(image, x, y)
