"""Makes the virtual environment before anything else can run.

Called by the Makefile with whatever Python it found, so: standard library only, and nothing newer
than Python 3.7 may be used here, or an old Python would answer with a syntax error instead of a
sentence. `python3 cms/operations/preparing.py requirements.txt [--serve]`
"""

import hashlib
import importlib.util
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

OLDEST_PYTHON = (3, 11)
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
PIP_LOG = "install.log"

# What pip writes, and what to do about it. The first match counts.
PIP_TROUBLES = (
    (r"No space left on device", "The disk is full. Make room and run the same command again."),
    (
        r"NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|name resolution"
        r"|Network is unreachable|Connection (refused|reset|broken)|Max retries",
        "The Python package index cannot be reached. Check the network, a proxy (HTTPS_PROXY) or"
        " a mirror (PIP_INDEX_URL), and run the same command again; nothing is lost.",
    ),
    (
        r"No matching distribution found for (?P<package>\S+)",
        "The package index does not offer {package} for this Python. Use Python 3.11 to 3.13"
        " (make run PYTHON=python3.12) or another index (PIP_INDEX_URL).",
    ),
)


class CurableError(Exception):
    """Something the person at the keyboard can cure; the message is one line and says how."""


def step(name, work):
    """Run `work` and show how long it took."""
    print(f"  {name:<22} … ", end="", flush=True)
    started = time.monotonic()
    try:
        result = work()
    except BaseException:
        print("stopped", flush=True)
        raise
    print(f"{time.monotonic() - started:.0f} s", flush=True)
    return result


def check_python():
    """Refuse a Python that is too old or comes without what makes virtual environments."""
    version = "{}.{}".format(*sys.version_info)
    if sys.version_info < OLDEST_PYTHON:
        raise CurableError(
            f"Python 3.11 or newer is needed; {sys.executable} is {version}. Install one (Debian,"
            " Ubuntu: sudo apt install python3.11-venv) or name it: make run PYTHON=python3.12"
        )
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise CurableError(
            f"{sys.executable} cannot make virtual environments. Install the missing part (Debian,"
            f" Ubuntu: sudo apt install python{version}-venv) and run the same command again."
        )


def check_writable(directory):
    """Refuse a directory that the site must write to and cannot."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=str(directory)):
            pass
    except OSError as error:
        raise CurableError(
            f"{directory} cannot be written to ({error.strerror}). Make it yours (sudo chown -R"
            f" $(id -un) {directory}) or work in a copy in a directory of your own."
        ) from None


def address_from_environment():
    """Return BIND and PORT: by default 8000, for this machine only."""
    text = os.environ.get("PORT") or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise CurableError(f"PORT is {text!r}; give a number from 1 to 65535: make run PORT=8001")
    return os.environ.get("BIND") or "127.0.0.1", int(text)


def check_port(host, port):
    """Refuse a port that something else listens on, before minutes are spent on installing."""
    try:
        where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(*where[:3]) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(where[4])
            listener.listen(1)
    except PermissionError:
        raise CurableError(
            f"Port {port} is kept for the system. Take one above 1023: make run PORT=8000"
        ) from None
    except OSError as error:
        other = port + 1 if port < 65535 else 8000
        raise CurableError(
            f"Port {port} on {host} cannot be used ({error.strerror}). Stop what uses it"
            f" (lsof -i :{port} names it) or take another: make run PORT={other}"
        ) from None


def digest(requirements):
    """Return what changes when the requirements, this Python or the place of the venv change."""
    included = re.findall(r"^-r\s+(\S+)", requirements.read_text(encoding="utf-8"), re.MULTILINE)
    parts = [str(VENV), sys.version]
    parts += [(ROOT / name).read_text(encoding="utf-8") for name in [requirements.name, *included]]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def venv_works():
    """Tell whether .venv is there, belongs to this place and still finds its Python."""
    if not VENV_PYTHON.exists():
        return False
    command = [str(VENV_PYTHON), "-c", "import sys, pip; print(sys.prefix)"]
    answer = subprocess.run(command, capture_output=True, text=True)
    return answer.returncode == 0 and answer.stdout.strip() == str(VENV)


def make_venv():
    shutil.rmtree(str(VENV), ignore_errors=True)
    command = [sys.executable, "-m", "venv", str(VENV)]
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if made.returncode:
        last_line = (made.stdout.strip().splitlines() or ["no reason given"])[-1]
        raise CurableError(f"No virtual environment could be made in {VENV}: {last_line}")


def install(requirements):
    """Let pip install, a dot a package; on failure say in a sentence why."""
    command = [str(VENV_PYTHON), "-m", "pip", "install", "--no-input", "--progress-bar=off"]
    command += ["--disable-pip-version-check", "--retries=2", "-r", str(requirements)]
    log = VENV / PIP_LOG
    pip = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=str(ROOT)
    )
    with log.open("w", encoding="utf-8") as copy:
        for line in pip.stdout:
            copy.write(line)
            if line.startswith("Collecting"):
                print(".", end="", flush=True)
    print(" ", end="")
    if pip.wait():
        raise CurableError(reason_in(log.read_text(encoding="utf-8", errors="replace"), log))


def reason_in(words, log):
    """Return one line for what pip said at length."""
    for pattern, cure in PIP_TROUBLES:
        found = re.search(pattern, words)
        if found:
            return cure.format(**found.groupdict())
    errors = re.findall(r"^ERROR: (.+)$", words, re.MULTILINE) or ["pip gave no reason."]
    return f"Installing failed: {errors[0]} All of it is in {log}"


def prepare(requirements):
    """Bring .venv up to `requirements`; return at once when it is."""
    stamp = VENV / f".installed-{requirements.stem}"
    wanted = digest(requirements)
    if stamp.exists() and stamp.read_text() == wanted and VENV_PYTHON.exists():
        return
    check_writable(ROOT)
    print(f"Preparing {VENV} (a minute or so the first time)", flush=True)
    if not venv_works():
        step("Virtual environment", make_venv)
    step("Python packages", lambda: install(requirements))
    stamp.write_text(wanted)


def main(arguments):
    try:
        check_python()
        sys.stdout.reconfigure(errors="replace")  # a terminal without Unicode
        if "--serve" in arguments:
            check_writable(pathlib.Path(os.environ.get("VAR_DIR") or ROOT / "var"))
            check_port(*address_from_environment())
        prepare(ROOT / arguments[0])
    except CurableError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
