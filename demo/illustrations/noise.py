"""Seeded noise: the source of every ridge line, cloud, ripple and grain."""

import numpy as np
from scipy import ndimage


def line(rng, count, octaves=5, base=3, gain=0.5):
    """A fractal curve of `count` values between -1 and 1."""
    total, amplitude, reach = np.zeros(count), 1.0, 0.0
    for octave in range(octaves):
        knots = min(base * 2**octave + 3, count)
        values = rng.uniform(-1, 1, knots)
        at = np.linspace(0, knots - 1, count)
        low = np.clip(np.floor(at).astype(int), 0, knots - 2)
        part = at - low
        part = part * part * (3 - 2 * part)
        total += amplitude * (values[low] * (1 - part) + values[low + 1] * part)
        reach += amplitude
        amplitude *= gain
    return total / reach


def field(rng, height, width, cells, octaves=4, gain=0.5, stretch=1.0):
    """A fractal sheet, 0 to 1; `stretch` above 1 draws it out sideways."""
    total, amplitude = np.zeros((height, width)), 1.0
    for octave in range(octaves):
        across = max(2, int(cells * 2**octave / stretch))
        down = max(2, int(cells * 2**octave * height / width))
        knots = rng.uniform(0, 1, (down + 3, across + 3))
        rows = np.linspace(1, down + 1, height)[:, None] * np.ones((1, width))
        columns = np.linspace(1, across + 1, width)[None, :] * np.ones((height, 1))
        total += amplitude * ndimage.map_coordinates(knots, [rows, columns], order=1)
        amplitude *= gain
    total -= total.min()
    return total / total.max()


def ranks(rng, size, blur):
    """A square of noise whose values are spread evenly from 0 to 1."""
    rough = ndimage.gaussian_filter(rng.normal(size=(size, size)), blur, mode="wrap")
    order = rough.ravel().argsort().argsort()
    return (order / (size * size - 1)).reshape(size, size)
