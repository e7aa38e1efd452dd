"""Whatever keeps `make run` from starting is said in one line with its cure, before any waiting."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cms.operations import preparing
from cms.operations.preparing import CurableError

SCRIPT = Path(preparing.__file__)


def run_script(script: Path = SCRIPT, *flags: str, **env: str) -> subprocess.CompletedProcess:
    """Run the bootstrap as make does, seeing nothing of this machine's pip settings."""
    command = [sys.executable, "-I", str(script), "requirements.txt", *flags]
    env = {"PATH": os.environ["PATH"], "PIP_CONFIG_FILE": os.devnull, **env}
    return subprocess.run(command, env=env, capture_output=True, text=True)


def assert_one_line(words: str, *parts: str) -> None:
    assert words.strip().count("\n") == 0, words
    for part in parts:
        assert part in words


class TestServing:
    """Checks of --serve, which come before anything is installed."""

    def test_a_taken_port_is_named_with_another_to_take(self, tmp_path):
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            answer = run_script(SCRIPT, "--serve", PORT=str(port), VAR_DIR=str(tmp_path))

        assert answer.returncode == 1
        assert_one_line(answer.stderr, f"Port {port}", f"make run PORT={port + 1}")

    @pytest.mark.parametrize("text", ["http", "0", "65536", "-1"])
    def test_a_port_that_is_none_is_refused(self, text, tmp_path):
        answer = run_script(SCRIPT, "--serve", PORT=text, VAR_DIR=str(tmp_path))

        assert answer.returncode == 1
        assert_one_line(answer.stderr, repr(text), "make run PORT=8001")

    def test_a_place_that_cannot_be_written_to_is_named(self):
        answer = run_script(SCRIPT, "--serve", VAR_DIR="/dev/null/var")

        assert answer.returncode == 1
        assert_one_line(answer.stderr, "/dev/null/var cannot be written to", "chown")

    def test_passes_once_it_is_free(self):
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            with pytest.raises(CurableError):
                preparing.check_port("127.0.0.1", port)

        assert preparing.check_port("127.0.0.1", port) is None


class TestPython:
    def test_this_one_passes(self):
        assert preparing.check_python() is None

    def test_an_old_one_is_refused_by_version(self, monkeypatch):
        monkeypatch.setattr(sys, "version_info", (3, 9, 2))

        with pytest.raises(CurableError) as caught:
            preparing.check_python()

        assert_one_line(str(caught.value), "3.11 or newer", "is 3.9", "PYTHON=")

    def test_one_without_venv_is_refused_with_the_package_to_install(self, monkeypatch):
        monkeypatch.setattr(preparing.importlib.util, "find_spec", lambda name: None)

        with pytest.raises(CurableError) as caught:
            preparing.check_python()

        version = "{}.{}".format(*sys.version_info)
        assert_one_line(str(caught.value), f"apt install python{version}-venv")


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: No matching distribution found for Django==5.2.19", "Django==5.2.19"),
        ("ERROR: Something else broke", "Something else broke"),
        ("", "pip gave no reason"),
    ],
)
def test_what_pip_says_becomes_one_line(words, cure, tmp_path):
    assert_one_line(preparing.reason_in(words, tmp_path / "install.log"), cure)


def test_from_nothing_without_a_network_then_with_it_then_again(tmp_path):
    script = tmp_path / "cms" / "operations" / SCRIPT.name
    script.parent.mkdir(parents=True)
    shutil.copy(SCRIPT, script)
    requirements = tmp_path / "requirements.txt"

    requirements.write_text("a-package-that-is-not-here==1\n")
    offline = run_script(script, PIP_INDEX_URL="http://127.0.0.1:9/simple")
    requirements.write_text("# nothing needed\n")
    first = run_script(script)
    second = run_script(script)

    assert offline.returncode == 1
    assert_one_line(offline.stderr, "package index cannot be reached", "PIP_INDEX_URL")
    assert first.returncode == 0
    assert "Python packages" in first.stdout
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
