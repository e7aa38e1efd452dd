from pathlib import Path

JOURNEYS = Path(__file__).parent / "journeys"


def pytest_collection_modifyitems(items):
    """Run journeys last: Playwright's event loop stays open, and Django's ORM refuses one."""
    items.sort(key=lambda item: JOURNEYS in item.path.parents)
