"""`make run` as somebody at a keyboard meets it, from the second start on."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time

import psutil
import pytest

from tests.services.ports import free_port
from tests.services.site import FOREIGN, ROOT, SiteProcess, copy_of

LAST_LINE = "Ctrl-C ends all of it."


class RunningSite:
    """`manage.py run` in a process of its own, with what it prints kept line by line."""

    def __init__(self, var_dir, port):
        env = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        env |= {"VAR_DIR": str(var_dir), "PORT": str(port), "WEB_CONCURRENCY": "1"}
        command = [sys.executable, "manage.py", "run", "--settings", "cms.settings.embedded"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.lines = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        self.lines += self.process.stdout

    @property
    def output(self):
        return "".join(self.lines)

    def wait_for(self, text, seconds=60):
        give_up = time.monotonic() + seconds
        while text not in self.output:
            assert time.monotonic() < give_up, self.output
            time.sleep(0.05)

    def ended(self):
        """Wait for the end and return the exit code with everything that was printed."""
        code = self.process.wait(30)
        self.reader.join(10)
        return code, self.output

    def child(self, word):
        """Wait for the child whose command holds `word`, and return it."""
        give_up = time.monotonic() + 20
        while time.monotonic() < give_up:
            for child in psutil.Process(self.process.pid).children():
                if word in " ".join(child.cmdline()):
                    return child
            time.sleep(0.05)
        raise AssertionError(f"No child runs {word}: {self.output}")

    def family(self):
        return psutil.Process(self.process.pid).children(recursive=True)

    def processor_seconds(self):
        """Return the processor time of all processes, which a busy machine hardly changes."""
        spent = [one.cpu_times() for one in [psutil.Process(self.process.pid), *self.family()]]
        return sum(times.user + times.system for times in spent)


@pytest.fixture
def var_dir(seed, tmp_path):
    return copy_of(seed, tmp_path / "var")


@pytest.fixture
def run(var_dir):
    """Start `manage.py run` on the prepared directory; whatever is left is killed after."""
    started = []

    def start(port=None):
        started.append(RunningSite(var_dir, port or free_port()))
        return started[-1]

    yield start
    for site in started:
        if site.process.poll() is None:
            site.process.kill()


def test_a_second_start_is_quick_keeps_the_data_and_ends_whole(run, var_dir):
    counted = "from wagtail.models import Page; print(Page.objects.count())"
    pages = SiteProcess(var_dir).manage("shell", "-v", "0", "-c", counted)

    site = run()
    site.wait_for(LAST_LINE)
    seconds = site.processor_seconds()
    family = site.family()
    site.process.send_signal(signal.SIGINT)
    code, output = site.ended()

    assert seconds < 10
    assert code == 0
    assert len(family) >= 3  # web server, its worker, scheduler
    assert psutil.wait_procs(family, timeout=30)[1] == []
    assert SiteProcess(var_dir).manage("shell", "-v", "0", "-c", counted) == pages
    assert "Demo content" not in output
    assert re.search(r"Database +… 0 s", output)
    assert re.search(r"Static files +… 0 s", output)
    assert "Traceback" not in output
    assert_told_all(output, var_dir)


def assert_told_all(output, var_dir):
    """Addresses, accounts and where mail goes: what somebody needs who starts it first."""
    address = re.search(r"http://localhost:\d+/", output)[0]
    assert f"{address}admin/inquiries/" in output
    assert f"Mail goes to {var_dir}/mail" in output
    accounts = (var_dir / "demo-accounts.txt").read_text().splitlines()
    assert [line.split()[0] for line in accounts] == ["admin", "editor", "moderator", "marketing"]
    assert all(line.strip() in output for line in accounts)


def test_a_dead_scheduler_is_started_again_and_a_dead_web_server_ends_the_run(run):
    site = run()
    site.wait_for(LAST_LINE)
    first = site.child("scheduler")

    first.kill()
    site.wait_for("The scheduler ended (code -9) and is started again.")
    second = site.child("scheduler")
    family = site.family()
    site.child("granian").kill()
    code, output = site.ended()

    assert second.pid != first.pid
    assert code == 1
    assert "The web server ended by itself (code -9)." in output
    assert "Traceback" not in output
    assert psutil.wait_procs(family, timeout=30)[1] == []


# Only Linux tells a child that its parent was killed.
@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGKILL][: 1 + (sys.platform == "linux")]
)
def test_nothing_stays_behind_however_it_ends(run, number):
    site = run()
    site.wait_for(LAST_LINE)
    family = site.family()

    site.process.send_signal(number)
    site.ended()

    assert psutil.wait_procs(family, timeout=30)[1] == []


def test_a_taken_port_is_said_in_one_line(run):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, output = run(port).ended()

    assert code == 1
    assert output.strip().splitlines()[-1].startswith(f"Port {port} on 127.0.0.1 cannot be used")
    assert "Traceback" not in output
