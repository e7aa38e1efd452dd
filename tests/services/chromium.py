"""The browser of the journeys: one that is here, or one that is installed now."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class BrowserMissingError(Exception):
    """No browser can be found or installed; the message says what to do."""


def launch_arguments() -> dict:
    """Return what Playwright is started with."""
    arguments = {"args": list(QUIET)}
    if os.geteuid() == 0:
        arguments["args"].append("--no-sandbox")
    if found := on_this_machine():
        arguments["executable_path"] = found
    return arguments


def on_this_machine() -> str | None:
    """Return the browser of $CHROMIUM or of the PATH, if it starts."""
    if named := os.environ.get("CHROMIUM"):
        if not _starts(named):
            raise BrowserMissingError(f"CHROMIUM is {named}, and that does not start.")
        return named
    return next((path for name in NAMES if (path := shutil.which(name)) and _starts(path)), None)


def ensure() -> str:
    """Return the browser that the journeys will use, installing one when there is none."""
    if found := on_this_machine() or _playwrights_own():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _announce("apt")
        apt = ["apt-get", "-qq", "-y", "-o", "DPkg::Lock::Timeout=600"]
        _quietly([*apt, "update"])
        _quietly([*apt, "install", "--no-install-recommends", "chromium"])
        if found := on_this_machine():
            return found
    _announce("Playwright")
    install = [sys.executable, "-m", "playwright", "install", "chromium"]
    words = _quietly([*install, "--with-deps"] if os.geteuid() == 0 else install)
    if found := _playwrights_own():
        return found
    raise BrowserMissingError(
        "No Chromium was found and none could be installed. Install one (Debian: sudo apt install"
        " chromium) or name it: make test CHROMIUM=/path/to/chromium\n" + words[-1000:]
    )


def _announce(way: str) -> None:
    print(f"No Chromium here; {way} installs one, which takes a minute or two …", flush=True)


def _starts(path: str) -> bool:
    """Tell whether it runs at all: Ubuntu's package is a stub that wants a snap."""
    try:
        command = [path, "--version"]
        answer = subprocess.run(command, capture_output=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _playwrights_own() -> str | None:
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    path = answer.stdout.strip()
    return path if path and Path(path).exists() and _starts(path) else None


def _quietly(command: list[str]) -> str:
    answer = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )
    return answer.stdout
