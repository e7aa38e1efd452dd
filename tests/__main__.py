"""`make test`: finds PostgreSQL and a browser, then runs every part and ends with pytest's line.

PostgreSQL is started here and not in a conftest, because pytest-django reads the settings, and so
DATABASE_URL, before any fixture or hook of ours runs.
"""

import os
import signal
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from cms.operations.processes import Process

from .services import chromium
from .services.postgresql import PostgreSQL, PostgreSQLMissingError

JOURNEYS = "tests/journeys"
UNIT = ("tests", f"--ignore={JOURNEYS}")
NOTHING_COLLECTED = 5  # pytest's exit code, right for a part that -k leaves empty


def parts_of(arguments: list[str]) -> tuple[list[str] | None, list[str] | None]:
    """Return pytest's arguments for the unit tests and for the journeys; None leaves a part out.

    Paths among the arguments choose; without any, both run whole.
    """
    paths = [word for word in arguments if Path(word.partition("::")[0]).exists()]
    rest = [word for word in arguments if word not in paths]
    if not paths:
        return [*UNIT, *rest], [JOURNEYS, *rest]
    journeys = [path for path in paths if Path(path).is_relative_to(JOURNEYS)]
    unit = [path for path in paths if path not in journeys]
    return [*unit, *rest] if unit else None, [*journeys, *rest] if journeys else None


@contextmanager
def pytest_running(arguments: list[str], database: str, url: str = "", output=None):
    """Run pytest with DATABASE_URL `url`; a test compares the database with `database`."""
    env = {**os.environ, "DATABASE_URL": url, "TESTS_DATABASE": database}
    process = Process([sys.executable, "-m", "pytest", *arguments], env=env, stdout=output)
    process.start()
    try:
        yield process.child
    finally:
        # An interrupt, unlike SIGTERM, lets pytest take its fixtures down.
        process.terminate(signal.SIGINT)
        process.wait_or_kill()


def headline(text: str) -> None:
    print(f"\n━━ {text}", flush=True)


def run_unit_tests(arguments: list[str]) -> list[int]:
    """Run them on both databases at the same time and return both exit codes."""
    with PostgreSQL() as postgresql, tempfile.TemporaryFile("w+", prefix="sqlite-") as words:
        print(f"PostgreSQL: {postgresql.binaries}", flush=True)
        headline("Unit tests on PostgreSQL; on SQLite beside them, printed after")
        with (
            pytest_running(arguments, "sqlite", output=words) as beside,
            pytest_running(arguments, "postgresql", postgresql.url()) as shown,
        ):
            codes = [shown.wait(), beside.wait()]
        headline("Unit tests on SQLite")
        words.seek(0)
        print(words.read(), end="", flush=True)
    return codes


def run_journeys(arguments: list[str]) -> list[int]:
    """Run them on SQLite and return the exit code."""
    headline("Journeys in the browser, on SQLite")
    with pytest_running(arguments, "sqlite") as shown:
        return [shown.wait()]


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    unit, journeys = parts_of(arguments)
    codes = []
    try:
        if journeys:
            print(f"Chromium:   {chromium.ensure()}", flush=True)
        if unit:
            codes += run_unit_tests(unit)
        if journeys:
            codes += run_journeys(journeys)
    except (PostgreSQLMissingError, chromium.BrowserMissingError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    failed = [code for code in codes if code not in (0, NOTHING_COLLECTED)]
    nothing_ran = all(code == NOTHING_COLLECTED for code in codes)
    empty_though_whole = NOTHING_COLLECTED in codes and not arguments
    return 1 if failed or nothing_ran or empty_though_whole else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
