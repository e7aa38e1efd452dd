"""What many tests stand on, made once: each layer is a transaction round all tests that want it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

Maker = Callable[[], Any]


def lay_tidewater() -> None:
    """A site as `init_site` lays it: home, News List, form page, groups and site details."""
    from cms.operations.site_setup import SiteIdentity, lay_site

    lay_site(
        SiteIdentity(
            name="Tidewater Traders", email="office@tidewater.example", phone="0371 5550 0100"
        )
    )


def wanted_by(item: pytest.Item) -> list[Maker]:
    """Return what a test stands on: the site if it asks for it, then what its marks name.

    Nothing for tests that commit: theirs is a database that they fill themselves.
    """
    mark = item.get_closest_marker("django_db")
    names = getattr(item, "fixturenames", ())
    if (mark and mark.kwargs.get("transaction")) or "transactional_db" in names:
        return []
    makers = [lay_tidewater] if "site" in names else []
    for mark in reversed(list(item.iter_markers("stands_on"))):
        makers += mark.args
    return makers


@dataclass
class Layer:
    maker: Maker
    around: transaction.Atomic
    made: Any = None


class Ground:
    """The layers that the database holds now, the lowest first."""

    def __init__(self, blocker) -> None:
        self.blocker = blocker  # pytest-django's, which keeps tests off the database
        self.layers: list[Layer] = []

    def hold(self, makers: list[Maker]) -> None:
        """Have the database hold what `makers` make in this order, and nothing else."""
        here = [layer.maker for layer in self.layers]
        with self.blocker.unblock():
            while here != makers[: len(here)]:
                self._take_off()
                here.pop()
            for maker in makers[len(here) :]:
                self._put_on(maker)
        # What a test before this one changed is undone in the database; here it would stay.
        cache.clear()

    def made_by(self, maker: Maker) -> Any:
        """Return what the maker of a layer returned."""
        return next(layer.made for layer in self.layers if layer.maker is maker)

    def _put_on(self, maker: Maker) -> None:
        around = transaction.atomic()
        around.__enter__()
        self.layers.append(Layer(maker, around))
        try:
            self.layers[-1].made = maker()
        except BaseException:
            self._take_off()
            raise

    def _take_off(self) -> None:
        layer = self.layers.pop()
        transaction.set_rollback(True)
        layer.around.__exit__(None, None, None)
