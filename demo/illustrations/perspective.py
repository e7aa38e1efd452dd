"""One-point perspective for rooms, streets and yards."""

from .palette import darker, lighter
from .shapes import polygon


class View:
    """Looks along +z from the origin: metres in, pixels out. `z` must stay above zero."""

    def __init__(self, canvas, x, y, focal=1500.0):
        self.canvas, self.x, self.y, self.focal = canvas, x, y, focal

    def at(self, x, y, z):
        """Where the point lies on the picture; `y` is measured up from eye level."""
        scale = self.focal / max(z, 0.05)
        return self.x + x * scale, self.y - y * scale

    def size(self, metres, z):
        return metres * self.focal / z

    def path(self, *points):
        return polygon(*(self.at(*p) for p in points))

    def face(self, points, fill, alpha=1.0):
        path = self.path(*points)
        self.canvas.fill(path, fill, alpha)
        return path

    def floor(self, x0, x1, z0, z1, y, fill, alpha=1.0):
        return self.face([(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)], fill, alpha)

    def wall(self, x, y0, y1, z0, z1, fill, alpha=1.0):
        """A side wall at `x`, from near `z0` to far `z1`."""
        return self.face([(x, y0, z0), (x, y1, z0), (x, y1, z1), (x, y0, z1)], fill, alpha)

    def front(self, x0, x1, y0, y1, z, fill, alpha=1.0):
        """A face turned to the viewer."""
        return self.face([(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)], fill, alpha)

    def line(self, first, second, fill, width, alpha=1.0):
        self.canvas.line(*self.at(*first), *self.at(*second), fill, width, alpha)

    def block(self, x0, x1, y0, y1, z0, z1, colour, light=-1):
        """A box: its far parts hidden, its side and top toned by where the light comes from."""
        shadow, bright = darker(colour, 0.4), lighter(colour, 0.25)
        if y1 < 0:
            self.floor(x0, x1, z0, z1, y1, bright)
        if y0 > 0:
            self.floor(x0, x1, z0, z1, y0, darker(colour, 0.6))
        if x0 > 0:
            self.wall(x0, y0, y1, z0, z1, bright if light < 0 else shadow)
        if x1 < 0:
            self.wall(x1, y0, y1, z0, z1, shadow if light < 0 else bright)
        return self.front(x0, x1, y0, y1, z0, colour)
