"""What stands on the dashboard: panels that rooms register, each for those whom it concerns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

# Entries of one panel; the link under them leads to the others.
MOST_ENTRIES = 8


@dataclass(frozen=True)
class Entry:
    """A line of a panel: a link, what is said of it, and when something happened or will."""

    title: str
    address: str = ""
    states: Iterable[object] = ()
    moment: datetime | None = None
    said: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    label: str
    address: str
    is_button: bool = False


class DashboardPanel(Component):
    """A heading and what there is to do; `empty` is said where there is nothing.

    `order` is the place on the dashboard, the smallest first.
    """

    template_name = "cms/dashboard/panel.html"
    name = ""
    order = 100
    heading = ""
    empty = ""

    def __init__(self, request: HttpRequest):
        self.request = request
        self.user = request.user

    def is_shown(self) -> bool:
        """Whether the panel concerns this user, also when it is empty."""
        raise NotImplementedError

    def entries(self) -> list[Entry]:
        return []

    def links(self) -> list[Link]:
        """Where the panel leads to beside its entries."""
        return []

    def note(self) -> str:
        """One sentence above the entries."""
        return ""

    def warning(self) -> str:
        """What is wrong and what to do about it, in a sentence or two."""
        return ""

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict:
        return {
            "panel": self,
            "entries": self.entries(),
            "links": self.links(),
            "note": self.note(),
            "warning": self.warning(),
        }


_registered: list[type[DashboardPanel]] = []


def register_panel(panel: type[DashboardPanel]) -> None:
    """Have `panel` on the dashboard of those it concerns; rooms call this in `ready()`."""
    _registered.append(panel)


def panels_for(request: HttpRequest) -> list[DashboardPanel]:
    """Return the dashboard of whoever asks, in order."""
    panels = [panel(request) for panel in _registered]
    return sorted((panel for panel in panels if panel.is_shown()), key=lambda panel: panel.order)
