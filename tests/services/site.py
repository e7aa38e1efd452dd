"""The site as a process of its own: what a visitor meets, with a database of its own."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from cms.operations.processes import Process
from cms.operations.serving import answer_of, web_command

from .ports import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
# What a developer may have set for himself must not reach the site under test.
FOREIGN = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SECRET_KEY", "WAGTAILADMIN_BASE_URL")
PREPARE = "from cms.operations.serving import prepare_site; prepare_site({port})"


class SiteProcess:
    """A site that keeps everything in `var_dir`; `env` adds to its environment.

    It listens on a free port unless told which, say that of the site that `var_dir` is a copy of.
    """

    def __init__(
        self, var_dir: Path, *, scheduler: bool = False, port: int | None = None, **env: str
    ) -> None:
        self.var_dir, self.port = Path(var_dir), port or free_port()
        self.address = f"http://localhost:{self.port}"
        self.env = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        self.env |= {
            "DJANGO_SETTINGS_MODULE": "cms.settings.embedded",
            "VAR_DIR": str(self.var_dir),
            "PORT": str(self.port),
            "WAGTAILADMIN_BASE_URL": self.address,
            **env,
        }
        self.log = self.var_dir / "server.log"
        self.with_scheduler = scheduler
        self.processes: dict[str, Process] = {}

    def manage(self, *arguments: str, timeout: float = 300) -> str:
        """Run `manage.py` on this site and return what it printed; raise when it fails."""
        answer = subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), *arguments],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=timeout,
        )
        if answer.returncode:
            raise RuntimeError(f"manage.py {' '.join(arguments)}: {answer.stdout}{answer.stderr}")
        return answer.stdout

    def prepare(self) -> None:
        """Do what `make run` does before it serves: tables, demo, static files."""
        self.var_dir.mkdir(parents=True, exist_ok=True)
        self.manage("shell", "-v", "0", "-c", PREPARE.format(port=self.port))

    def start(self) -> None:
        """Serve and return once the home page answers."""
        self._launch("web", web_command("127.0.0.1", self.port, workers=1))
        if self.with_scheduler:
            self.start_scheduler()
        give_up = time.monotonic() + 60
        while not answer_of(f"{self.address}/"):
            if self.processes["web"].exit_code() is not None or time.monotonic() > give_up:
                raise RuntimeError(f"The site does not answer: {self.log.read_text()[-3000:]}")
            time.sleep(0.1)

    def start_scheduler(self) -> None:
        self._launch("scheduler", [sys.executable, str(ROOT / "manage.py"), "scheduler"])

    def stop(self, *names: str) -> None:
        """End the named processes ("web", "scheduler"), or all of them."""
        ended = [self.processes.pop(name) for name in names or tuple(self.processes)]
        for process in ended:
            process.terminate()
        for process in ended:
            process.wait_or_kill()

    def _launch(self, name: str, command: list[str]) -> None:
        with self.log.open("a") as log:
            process = Process(command, cwd=ROOT, env=self.env, stdout=log, stderr=log)
            process.start()
        self.processes[name] = process

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()


def copy_of(seed: Path, var_dir: Path) -> Path:
    """Copy a prepared `var_dir`. Pictures and static files are linked: nobody writes into them."""

    def link_or_copy(source, target):
        if Path(source).parent == seed:
            return shutil.copy2(source, target)
        return os.link(source, target)

    shutil.copytree(seed, var_dir, copy_function=link_or_copy)
    return var_dir
