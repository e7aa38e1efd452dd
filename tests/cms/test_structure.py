"""The rules of who may import whom, and proof that breaking one is noticed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("benchmarks", "cms", "contact", "demo", "home", "news", "tests")
# One line that breaks each rule, and the file it is put in.
PLANTED = {
    "The foundation imports no room": ("cms/planted.py", "import home.models"),
    "Rooms open no door into each other": ("home/planted.py", "import news.models"),
    "Nothing imports the demo, the measurements or the tests": (
        "news/planted.py",
        "import demo\nimport benchmarks.sites",
    ),
    "Hooks are at the end: nothing imports them": ("news/planted.py", "import news.wagtail_hooks"),
    "wagtail_modeladmin stays behind contact.modeladmin": (
        "contact/planted.py",
        "import wagtail_modeladmin.options",
    ),
    "Inside a room imports go down": ("news/querysets.py", "import news.models"),
}


def lint_imports(directory: Path) -> subprocess.CompletedProcess:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=directory, capture_output=True, text=True)


@pytest.fixture(scope="module")
def report_with_planted_imports(tmp_path_factory):
    directory = tmp_path_factory.mktemp("planted")
    shutil.copy(ROOT / "pyproject.toml", directory)
    leave_out = shutil.ignore_patterns("static", "content", "__pycache__")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, directory / package, ignore=leave_out)
    for path, line in PLANTED.values():
        with (directory / path).open("a") as file:
            file.write(f"\n{line}\n")
    return lint_imports(directory)


def test_imports_keep_the_rules():
    answer = lint_imports(ROOT)

    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert f"{len(PLANTED)} kept, 0 broken" in answer.stdout


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_import_breaks_its_rule(rule, report_with_planted_imports):
    assert report_with_planted_imports.returncode == 1
    assert f"{rule} BROKEN" in report_with_planted_imports.stdout
