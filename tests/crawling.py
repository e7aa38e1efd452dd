"""Walks the site as a machine does: every address that an answer names is asked for in turn."""

import html
import re
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

HOST = "http://testserver"
# Attributes of HTML, and of Atom.
_ATTRIBUTE = re.compile(r"""\b(?:href|src|action|poster)=["']([^"']*)["']""")
_SOURCE_SET = re.compile(r"""\bsrcset=["']([^"']*)["']""")
# Elements of feeds and sitemaps, strings of JSON, lines of robots.txt.
_FULL_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]*")
_FILES = re.compile(r"/(?:media|static)/")


@dataclass
class Answer:
    """What one request brought; `text` is everything that was sent, the headers included."""

    address: str
    status: int
    text: str
    asked: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    root: str = HOST

    @property
    def links(self) -> set[str]:
        """The addresses on this site that the answer names, files left out."""
        named = set(_ATTRIBUTE.findall(self.text)) | set(_FULL_ADDRESS.findall(self.text))
        for source_set in _SOURCE_SET.findall(self.text):
            named |= {part.split()[0] for part in source_set.split(",") if part.strip()}
        named.add(self.headers.get("Location", ""))
        base = f"{self.root}{self.address}"
        full = {urldefrag(urljoin(base, html.unescape(address)))[0] for address in named if address}
        here = f"{self.root}/"
        paths = {f"/{a.removeprefix(here)}" for a in full if a.startswith(here)}
        return {path for path in paths if not _FILES.match(path)}


def ask(client, address: str, **given) -> Answer:
    """Request `address` (path and query) and keep all that came back."""
    response = client.post(address, given) if given else client.get(address)
    return answer_of(address, response)


def answer_of(address: str, response) -> Answer:
    """Keep what `response` says, also one that streams."""
    body = b"".join(response) if response.streaming else response.content
    headers = {name: str(value) for name, value in response.items()}
    said = "\n".join([*headers.values(), body.decode("utf-8", "replace")])
    return Answer(address, response.status_code, said, headers=headers)


def crawl(client, starts: list[str], root: str = HOST, most: int = 600) -> dict[str, Answer]:
    """Return the answer of every address that can be reached from `starts`, these included.

    `root` is the site's own; addresses on other hosts are left alone.
    """
    answers, waiting = {}, [*dict.fromkeys(starts)]
    while waiting:
        address = waiting.pop(0)
        answers[address] = answer = ask(client, address)
        answer.root = root
        assert len(answers) < most, "the crawl does not end"
        waiting += sorted(answer.links - set(answers) - set(waiting))
    return answers
