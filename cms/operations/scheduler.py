"""One long-running process for what happens without a visitor; several may run at once.

Each job guards itself against running twice (leases, row locks), so the loop needs no leader.
"""

import logging
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import close_old_connections

from .heartbeat import Heartbeat

logger = logging.getLogger(__name__)


@dataclass
class Job:
    """A function of no arguments and how many seconds lie between two of its runs."""

    name: str
    run: Callable[[], object]
    every: float
    due: float = 0.0


_jobs: dict[str, Job] = {}


def register_job(name: str, run: Callable[[], object], every: float) -> None:
    """Have the scheduler call `run` every `every` seconds; rooms call this in `ready()`."""
    _jobs[name] = Job(name, run, every)


def run_due_jobs() -> None:
    """Run each job whose time has come. A job that fails is logged and does not stop the rest."""
    for job in _jobs.values():
        if time.monotonic() < job.due:
            continue
        job.due = time.monotonic() + job.every
        error = ""
        try:
            # The database may have been restarted since the last turn.
            close_old_connections()
            job.run()
        except Exception as fault:  # one failing job must not end the others
            error = type(fault).__name__
            logger.exception("Job %s failed", job.name)
        _beat(job.name, error)


def _beat(name: str, error: str) -> None:
    try:
        Heartbeat.beat(name, error)
    except Exception:  # the database is away: the next turn tries again
        logger.exception("Heartbeat of %s could not be written", name)


def run_forever(stop: threading.Event | None = None) -> None:
    """Run jobs until `stop` is set, or SIGTERM or SIGINT arrives in the main thread."""
    stop = stop or threading.Event()
    if threading.current_thread() is threading.main_thread():
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, lambda *_: stop.set())
    while not stop.is_set():
        run_due_jobs()
        stop.wait(1)
