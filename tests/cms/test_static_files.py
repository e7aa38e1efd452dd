"""Static files as they are collected: each sheet in one piece, hashed, compressed ahead of time."""

import gzip
import json
import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

from cms.delivery.static_files import StaticFilesStorage

SOURCES = settings.BASE_DIR / "cms/static/cms/css"
IMPORTED = ("tokens", "base", "components", "print")


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """Collect the foundation's files as a served site does; return the folder and their names."""
    folder = tmp_path_factory.mktemp("static")
    target = StaticFilesStorage(location=folder)
    found = {
        name: (source, name)
        for finder in get_finders()
        for name, source in finder.list([])
        if name.startswith("cms/")
    }
    for name, (source, path) in found.items():
        with source.open(path) as file:
            target.save(name, file)
    failed = [done for _, _, done in target.post_process(found) if isinstance(done, Exception)]
    assert failed == []
    return folder, json.loads((folder / "staticfiles.json").read_text())["paths"]


def rules_of(sheet: str) -> str:
    """Return a sheet without its white space, as two are compared."""
    return re.sub(r"\s+", "", sheet)


class TestTheSheetOfEveryPage:
    def test_holds_every_sheet_that_it_imports(self, collected):
        folder, names = collected
        site = (folder / names["cms/css/site.css"]).read_text()

        assert "@import" not in site
        for name in IMPORTED:
            assert rules_of((SOURCES / f"{name}.css").read_text()) in rules_of(site)

    def test_keeps_what_is_for_paper_on_paper(self, collected):
        folder, names = collected
        site = rules_of((folder / names["cms/css/site.css"]).read_text())
        print_rules = rules_of((SOURCES / "print.css").read_text())

        assert f"@mediaprint{{{print_rules}}}" in site

    def test_imports_by_itself_where_nothing_is_collected(self):
        """The development server gives the file as it is written, and browsers follow it."""
        imported = re.findall(r'@import url\("(\w+)\.css"\)', (SOURCES / "site.css").read_text())

        assert tuple(imported) == IMPORTED


class TestFilesOfOurOwn:
    def test_have_compressed_twins_of_the_same_content(self, collected):
        folder, names = collected
        ours = [
            folder / hashed
            for name, hashed in names.items()
            if name.startswith("cms/") and Path(name).suffix in (".css", ".js")
        ]
        assert len(ours) > len(IMPORTED)
        for file in ours:
            content = file.read_bytes()
            twins = {suffix: Path(f"{file}{suffix}") for suffix in (".br", ".gz")}
            assert brotli.decompress(twins[".br"].read_bytes()) == content
            assert gzip.decompress(twins[".gz"].read_bytes()) == content
