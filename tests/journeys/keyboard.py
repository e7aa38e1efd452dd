"""A walk through a page by the Tab key, and what a person who sees the focus would complain of."""

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = (Path(__file__).parent / "keyboard.js").read_text()
SPARE = 5  # steps more than there are controls, to see whether one is reached twice


def walk(page: Page) -> list[str]:
    """Press Tab from the beginning to the end; return what is wrong, in words."""
    page.evaluate(f"() => {{ window.walk = {SCRIPT}; walk.begin(); }}")
    for _step in range(page.evaluate("() => walk.expected.length") + SPARE):
        page.keyboard.press("Tab")
        if page.evaluate("() => walk.step()"):
            break
    return page.evaluate("() => walk.end()")
