"""Reads the demo's own files: texts in Markdown with a TOML head, tables in TOML."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

DEMO_DIR = Path(__file__).resolve().parent.parent
CONTENT_DIR = DEMO_DIR / "content"
HEAD_MARK = "+++"


@dataclass(frozen=True)
class Text:
    """One text: what stands in its head, and the Markdown under it."""

    head: dict
    markdown: str

    @property
    def slug(self) -> str:
        return self.head["slug"]


def read_table(name: str) -> dict:
    """Return the table in `demo/content/<name>.toml`."""
    return tomllib.loads((CONTENT_DIR / f"{name}.toml").read_text(encoding="utf-8"))


def read_articles() -> list[Text]:
    """Return all articles, oldest first, so that later ones get higher ids."""
    return sorted(_read_folder(CONTENT_DIR), key=lambda text: text.head["posted_on"])


def read_plain_pages() -> list[Text]:
    """Return the plain pages by file name: about comes first."""
    return _read_folder(CONTENT_DIR / "pages")


def _read_folder(folder: Path) -> list[Text]:
    return [parse_text(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.md"))]


def parse_text(source: str) -> Text:
    """Split `source` into its head between two lines of `+++` and the Markdown after it."""
    _before, head, markdown = source.split(f"{HEAD_MARK}\n", 2)
    return Text(tomllib.loads(head), markdown.strip())
