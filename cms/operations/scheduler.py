"""One long-running process for what happens without a visitor; several may run at once.

Each job guards itself against running twice (leases, row locks), so the loop needs no leader.
"""

import logging
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import close_old_connections, connections

from .heartbeat import Heartbeat

logger = logging.getLogger(__name__)

# Seconds that a job may still take once the scheduler is told to stop.
GRACE = 1
# Set when the process is to end; a job with many steps looks at it between two of them.
stopping = threading.Event()


@dataclass
class Job:
    """A function of no arguments and how many seconds lie between two of its runs."""

    name: str
    run: Callable[[], object]
    every: float

    def turn(self) -> None:
        """Run once and note that. What fails is logged, and does not end the scheduler."""
        error = ""
        try:
            self.run()
        except Exception as fault:
            error = type(fault).__name__
            logger.exception("Job %s failed", self.name)
        _beat(self.name, error)

    def repeat(self) -> None:
        """Take turns until the process is to end."""
        try:
            while not stopping.is_set():
                # The database may have been restarted since the last turn.
                close_old_connections()
                self.turn()
                stopping.wait(self.every)
        finally:
            connections.close_all()


_jobs: dict[str, Job] = {}


def register_job(name: str, run: Callable[[], object], every: float) -> None:
    """Have the scheduler call `run` every `every` seconds; rooms call this in `ready()`."""
    _jobs[name] = Job(name, run, every)


def job_names() -> list[str]:
    """Return the names of all jobs, in the order of registration."""
    return list(_jobs)


def run_jobs() -> None:
    """Run each job once, in the order of registration."""
    for job in _jobs.values():
        job.turn()


def _beat(name: str, error: str) -> None:
    try:
        Heartbeat.beat(name, error)
    except Exception:  # the database is away: the next turn tries again
        logger.exception("Heartbeat of %s could not be written", name)


def run_forever() -> None:
    """Run jobs until SIGTERM or SIGINT arrives; each in a thread, so that none waits for another.

    A job that does not end in time ends with the process: its lease or transaction makes that safe.
    """
    for signum in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signum, lambda *_: stopping.set())
    threads = [
        threading.Thread(target=job.repeat, name=job.name, daemon=True) for job in _jobs.values()
    ]
    for thread in threads:
        thread.start()
    stopping.wait()
    ends = time.monotonic() + GRACE
    for thread in threads:
        thread.join(max(0, ends - time.monotonic()))
