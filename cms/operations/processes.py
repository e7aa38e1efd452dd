"""Child processes that end with their parent, whatever ends it."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG = 1
LONGEST_PAUSE = 30  # seconds between restarts of what keeps ending

_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with_parent() -> None:
    """In a new process: ask Linux for SIGTERM when the parent is gone, even by SIGKILL."""
    if _libc:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Process:
    """A command in a process group of its own, so that Ctrl-C reaches the parent alone."""

    def __init__(self, command: list[str], **options) -> None:
        self.command, self.options = command, options
        self.child: subprocess.Popen | None = None
        self.pause, self.started = 1, 0.0

    def start(self) -> None:
        self.started = time.monotonic()
        self.child = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent,
            **self.options,
        )

    def exit_code(self) -> int | None:
        """Return the exit code once it has ended, None while it runs or before it starts."""
        return self.child.poll() if self.child else None

    def may_restart(self) -> bool:
        """Tell whether enough time has passed since the last start; each quick end doubles it."""
        ran = time.monotonic() - self.started
        if ran < self.pause:
            return False
        self.pause = 1 if ran > LONGEST_PAUSE else min(self.pause * 2, LONGEST_PAUSE)
        return True

    def terminate(self, number: int = signal.SIGTERM) -> None:
        if self.child and self.child.poll() is None:
            self.child.send_signal(number)

    def wait_or_kill(self, seconds: float = 10) -> None:
        """Wait for the end; kill the whole group when it takes too long or leaves anybody."""
        if not self.child:
            return
        try:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.child.wait(seconds)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.child.pid, signal.SIGKILL)
            self.child.wait()
