"""`make screenshots`: every kind of page at four widths, light and dark, into var/screenshots/.

Looks at the boxes too and ends with 1 when something sticks out, is cut off, overlaps or is too
small for a thumb.
"""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.boxes import faults, small_targets
from tests.journeys.people import Visitor
from tests.journeys.states import STATES
from tests.services import chromium

from .sites import demo_site

FOLDER = Path(__file__).resolve().parent.parent / "var" / "screenshots"
WIDTHS = (360, 768, 1280, 1920)
SCHEMES = ("light", "dark")
HEIGHT = 900


def load_pictures(page: Page) -> None:
    """Have lazy pictures come, which a picture of the whole page shows too."""
    page.evaluate(
        """() => Promise.all([...document.images].map((image) => {
            image.loading = "eager";
            return image.decode().catch(() => {});
        }))"""
    )


def take(browser: Browser, address: str, state: str) -> list[str]:
    """Take all pictures of one state; return what is wrong by its boxes."""
    findings = []
    context = browser.new_context(base_url=address, reduced_motion="reduce")
    page = context.new_page()
    STATES[state](Visitor(page))
    in_dialog = page.locator("dialog[open]").count()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        load_pictures(page)
        findings += [f"{state}, {width} px: {fault}" for fault in faults(page)]
        findings += [f"{state}, {width} px: {target}" for target in small_targets(page)]
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            name = f"{state.replace(' ', '-')}-{width}-{scheme}.png"
            page.screenshot(path=FOLDER / name, full_page=not in_dialog)
    context.close()
    return findings


def main(states: list[str]) -> int:
    """Take the pictures of the states named, or of all; return the exit code."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    findings = []
    arguments = chromium.launch_arguments()
    with demo_site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**arguments)
        for state in states or STATES:
            findings += take(browser, address, state)
            print(f"  {state}", flush=True)
        browser.close()
    print(f"{len(list(FOLDER.iterdir()))} pictures in {FOLDER}")
    print("\n".join(findings) or "Nothing sticks out, is cut off, overlaps or is too small.")
    return 1 if findings else 0
