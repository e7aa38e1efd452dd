"""What a page looks like by its boxes, measured in the browser by boxes.js."""

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = (Path(__file__).parent / "boxes.js").read_text()
TARGET = 44  # CSS pixels


def faults(page: Page) -> list[str]:
    """Return what sticks out, is cut off or lies on something else, in words."""
    return page.evaluate(
        f"""() => {{
            const boxes = {SCRIPT};
            return [...boxes.overflowing(), ...boxes.clipped(), ...boxes.overlapping()];
        }}"""
    )


def small_targets(page: Page) -> list[str]:
    """Return the controls outside running text that are narrower or lower than 44 px."""
    return page.evaluate(f"least => ({SCRIPT}).small(least)", TARGET)
