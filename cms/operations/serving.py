"""What `make run` does once the packages are there: prepare the site, start it, watch over it."""

import hashlib
import io
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress
from functools import partial
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import OperationalError, connections
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Site

from . import search_index
from .preparing import CurableError, check_port, step
from .processes import Process

READY_WITHIN = 60  # seconds
FINGERPRINT = "static-files.sha256"


def prepare_site(port: int, *, collect: bool = True) -> None:
    """Bring database, content and static files up to date; what is there already is kept."""
    try:
        step("Database", migrate)
        if not apps.get_model("home.HomePage").objects.exists():
            step("Demo content", partial(call_command, "load_demo", stdout=io.StringIO()))
        follow_port(port)
        if not search_index.is_current():
            step("Search index", search_index.build)
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise CurableError(
            f"The database cannot be used: {reason}. Check DATABASE_URL, or unset it to use"
            " SQLite in var/."
        ) from error
    if collect:
        step("Static files", collect_static)
    connections.close_all()


def follow_port(port: int) -> None:
    """Have full addresses of a site on this machine name the port it listens on this time."""
    for site in Site.objects.filter(hostname="localhost").exclude(port=port):
        site.port = port
        site.save()


def migrate() -> None:
    """Apply what is not applied; finding out takes a fraction of what `migrate` itself takes."""
    executor = MigrationExecutor(connections["default"])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def collect_static() -> None:
    """Collect and compress static files, unless they are those of the last time."""
    stamp = settings.VAR_DIR / FINGERPRINT
    current = static_fingerprint()
    if stamp.exists() and stamp.read_text() == current and Path(settings.STATIC_ROOT).exists():
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(current)


def static_fingerprint() -> str:
    """Return a digest of name, size and time of every file that `collectstatic` would take."""
    digest = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            file = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{file.st_size}\0{file.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def workers_from_environment() -> int:
    """Return WEB_CONCURRENCY, two when it is not set."""
    text = os.environ.get("WEB_CONCURRENCY") or "2"
    if not text.isdigit() or not 0 < int(text) <= 64:
        raise CurableError(f"WEB_CONCURRENCY is {text!r}; give a number from 1 to 64.")
    return int(text)


def web_command(host: str, port: int, workers: int) -> list[str]:
    """Return the command that serves the site with granian."""
    return [
        *(sys.executable, "-m", "granian", "cms.wsgi:application", "--interface=wsgi", "--no-ws"),
        *(f"--host={host}", f"--port={port}", f"--workers={workers}", "--blocking-threads=4"),
        *("--respawn-failed-workers", "--workers-kill-timeout=8", "--log-level=warning"),
    ]


def manage_command(*arguments: str) -> list[str]:
    """Return the command that runs `manage.py` with `arguments` under this process's settings."""
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]


class Supervisor:
    """Runs the web server and the scheduler side by side until it is told to stop."""

    def __init__(self, host: str, port: int, workers: int, *, reload: bool = False) -> None:
        self.host, self.port = host, port
        self.web = Process(
            manage_command("runserver", f"{host}:{port}")
            if reload
            else web_command(host, port, workers)
        )
        self.scheduler = Process(manage_command("scheduler"), stdout=subprocess.DEVNULL)
        self.stopped = threading.Event()

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the site."""
        everywhere_or_here = {"127.0.0.1", "0.0.0.0", "::", "::1", "localhost"}  # noqa: S104 - compared
        name = "localhost" if self.host in everywhere_or_here else self.host
        return f"http://{name}:{self.port}/"

    def run(self) -> None:
        """Start both, say where they are, and return after a signal; raise when the web ends."""
        check_port(self.host, self.port)
        self._listen_for_signals()
        try:
            step("Web server", self._start_web)
            if not self.stopped.is_set():
                # Second, so that the site has the processors to itself while it starts.
                self.scheduler.start()
                print(announcement(self.address), flush=True)
            while not self.stopped.wait(0.5):
                self._look_after_both()
        finally:
            with suppress(OSError):  # the terminal may be gone
                print("Stopping the site …", flush=True)
            for process in (self.web, self.scheduler):
                process.terminate()
            for process in (self.web, self.scheduler):
                process.wait_or_kill()

    def _listen_for_signals(self) -> None:
        numbers = [signal.SIGINT, signal.SIGTERM]
        # nohup has SIGHUP ignored, and means it.
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            numbers.append(signal.SIGHUP)
        for number in numbers:
            signal.signal(number, lambda *_: self.stopped.set())

    def _start_web(self) -> None:
        self.web.start()
        give_up = time.monotonic() + READY_WITHIN
        while not self.stopped.wait(0.1):
            self._look_after_both()
            if status := answer_of(self.address):
                if status >= 500:
                    print(f"(the home page answers {status}; see above) ", end="")
                return
            if time.monotonic() > give_up:
                raise CurableError(
                    f"The site did not answer within {READY_WITHIN} s. What it wrote stands above;"
                    " try again with WEB_CONCURRENCY=1 on a very small machine."
                )

    def _look_after_both(self) -> None:
        if (code := self.web.exit_code()) is not None:
            raise CurableError(
                f"The web server ended by itself (code {code}). What it wrote stands above;"
                " run the same command again once that is mended."
            )
        if (code := self.scheduler.exit_code()) is not None and self.scheduler.may_restart():
            print(f"The scheduler ended (code {code}) and is started again.", flush=True)
            self.scheduler.start()


def answer_of(address: str) -> int | None:
    """Return the status `address` answers with, None while nobody listens."""
    try:
        with urllib.request.urlopen(address, timeout=20) as response:  # noqa: S310 - our own
            return response.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def announcement(address: str) -> str:
    """Return what the person at the keyboard wants to know once the site is up."""
    lines = [
        "",
        f"  Site         {address}",
        f"  Admin        {address}admin/",
        f"  Inquiries    {address}admin/inquiries/",
    ]
    accounts = settings.VAR_DIR / "demo-accounts.txt"
    if accounts.exists():
        lines += ["", f"  Demo accounts ({accounts})"]
        lines += [f"    {line}" for line in accounts.read_text(encoding="utf-8").splitlines()]
    mail = getattr(settings, "EMAIL_FILE_PATH", None) or settings.EMAIL_HOST
    lines += ["", f"  Mail goes to {mail}", "  Ctrl-C ends all of it.", ""]
    return "\n".join(lines)
