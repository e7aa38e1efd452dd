"""Renders all scenes, or those named on the command line, into demo/pictures/."""

import argparse
import importlib
import pkgutil
from pathlib import Path

from PIL import Image

from . import finish, scenes
from .canvas import Canvas

PICTURES = Path(__file__).resolve().parent.parent / "pictures"


def render(name, proofs=None):
    """Draws one scene and writes its file; with `proofs`, also a small PNG to look at."""
    scene = importlib.import_module(f"{scenes.__name__}.{name.replace('-', '_')}")
    width, height = getattr(scene, "SIZE", (2400, 1350))
    canvas = Canvas(scene.SEED, width, height)
    scene.draw(canvas)
    pixels = finish.print_on_paper(canvas.pixels(), scene.SEED)
    quality, size = finish.save(pixels, PICTURES / f"{name}.webp")
    print(f"{name}.webp: quality {quality}, {size // 1000} kB", flush=True)
    if proofs:
        Image.fromarray(pixels).resize((width // 2, height // 2)).save(proofs / f"{name}.png")


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("names", nargs="*", help="scene names such as harbour; none means all")
parser.add_argument("--proofs", type=Path, help="folder for small PNG copies")
options = parser.parse_args()
found = [m.name.replace("_", "-") for m in pkgutil.iter_modules(scenes.__path__)]
for scene_name in options.names or found:
    render(scene_name, options.proofs)
