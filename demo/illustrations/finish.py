"""The press: slightly uneven edges, paper grain, and a file of bounded size."""

import io

import numpy as np
from PIL import Image
from scipy import ndimage

from . import noise


def print_on_paper(pixels, seed, wobble=0.55, grain=3.2, warmth=5.0):
    """Displaces edges by about a pixel, lays fibre and grain over, darkens corners a little."""
    rng = np.random.default_rng(seed + 1000)
    height, width = pixels.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    for axis in (rows, columns):
        drift = ndimage.gaussian_filter(rng.normal(size=(height // 4, width // 4)), 2.2)
        drift = ndimage.zoom(drift / drift.std(), 4.02, order=1)[:height, :width]
        axis += wobble * drift.astype(np.float32)
    moved = [
        ndimage.map_coordinates(pixels[..., c], [rows, columns], order=1, mode="nearest")
        for c in range(3)
    ]
    result = np.dstack(moved)
    fibre = noise.field(rng, height, width, 160, octaves=2, stretch=2.0) - 0.5
    cloud = noise.field(rng, height, width, 5, octaves=2) - 0.5
    speck = ndimage.gaussian_filter(rng.normal(size=(height, width)), 0.8)
    speck /= speck.std()
    result += (grain * speck + 1.6 * grain * fibre + warmth * cloud)[..., None]
    u = np.linspace(-1, 1, width)[None, :]
    v = np.linspace(-1, 1, height)[:, None]
    result *= (1 - 0.055 * np.clip(u * u + v * v - 0.7, 0, None))[..., None]
    return np.clip(result, 0, 255).astype(np.uint8)


def save(pixels, path, limit=395_000):
    """Writes WebP at the best quality that stays under `limit` bytes."""
    image = Image.fromarray(pixels)
    for quality in (84, 80, 76, 72, 68, 64, 58, 50):
        buffer = io.BytesIO()
        image.save(buffer, "WEBP", quality=quality, method=5)
        if buffer.tell() <= limit:
            break
    path.write_bytes(buffer.getvalue())
    return quality, buffer.tell()
