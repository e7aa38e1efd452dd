"""`make test`: finds PostgreSQL and a browser, then runs every part and ends with pytest's line.

PostgreSQL is started here and not in a conftest, because pytest-django reads the settings, and so
DATABASE_URL, before any fixture or hook of ours runs.
"""

import os
import signal
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
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


@dataclass
class Part:
    """One run of pytest: what it is called, what it runs, and the database it runs on."""

    title: str
    arguments: list[str]
    database: str
    url: str = ""


def run_at_once(parts: list[Part]) -> list[int]:
    """Run all parts at the same time; show the first as it goes and the others after it."""
    first, *others = parts
    with ExitStack() as stack:
        beside = []
        for part in others:
            words = stack.enter_context(tempfile.TemporaryFile("w+", prefix="tests-"))
            running = pytest_running(part.arguments, part.database, part.url, words)
            beside.append((part, words, stack.enter_context(running)))
        headline("; ".join([first.title, *(f"{part.title} after it" for part in others)]))
        shown = pytest_running(first.arguments, first.database, first.url)
        codes = [stack.enter_context(shown).wait()]
        for part, words, child in beside:
            codes.append(child.wait())
            headline(part.title)
            words.seek(0)
            print(words.read(), end="", flush=True)
    return codes


def run(unit: list[str] | None, journeys: list[str] | None) -> list[int]:
    """Run the unit tests on both databases and the journeys on SQLite; return the exit codes."""
    last = [Part("Journeys in the browser, on SQLite", journeys, "sqlite")] if journeys else []
    if not unit:
        return run_at_once(last)
    with PostgreSQL() as postgresql:
        print(f"PostgreSQL: {postgresql.binaries}", flush=True)
        return run_at_once(
            [
                Part("Unit tests on PostgreSQL", unit, "postgresql", postgresql.url()),
                Part("Unit tests on SQLite", unit, "sqlite"),
                *last,
            ]
        )


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    unit, journeys = parts_of(arguments)
    try:
        if journeys:
            print(f"Chromium:   {chromium.ensure()}", flush=True)
        codes = run(unit, journeys)
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
