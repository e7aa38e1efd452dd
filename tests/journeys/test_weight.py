"""What a page weighs on the wire, as the browser received it: compressed, without its pictures."""

from collections import Counter, defaultdict
from urllib.parse import urlsplit

import pytest

from .conftest import PATIENCE
from .states import ARTICLE

KB = 1000
LIMITS = {"Document": 20 * KB, "Stylesheet": 15 * KB, "Script": 8 * KB}
REQUESTS = 8
OTHER_PAGES = ("/", "/news/", "/contact/", "/search/?q=trade", "/about/")


class Scales:
    """Weighs everything one page asks for, headers included, by the browser's own count."""

    def __init__(self, page) -> None:
        self.page = page
        self.kinds: dict[str, tuple[str, str]] = {}
        self.bytes = defaultdict(int)
        self.requests = Counter()
        self.encodings: dict[str, str] = {}
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.responseReceived", self._on_response)
        wire.on("Network.loadingFinished", self._on_finished)

    def weigh(self, address: str) -> None:
        """Open a page and wait until nothing more comes."""
        self.page.goto(address, wait_until="networkidle", timeout=PATIENCE)

    def __str__(self) -> str:
        parts = [f"{kind} {size / KB:.1f} kB" for kind, size in sorted(self.bytes.items())]
        return f"{', '.join(parts)}; {sum(self.requests.values())} requests"

    def _on_response(self, event) -> None:
        path = urlsplit(event["response"]["url"]).path
        self.kinds[event["requestId"]] = event["type"], path
        headers = {name.lower(): text for name, text in event["response"]["headers"].items()}
        self.encodings[path] = headers.get("content-encoding", "")

    def _on_finished(self, event) -> None:
        kind, path = self.kinds.get(event["requestId"], ("", ""))
        if not kind or path.startswith("/media/"):
            return  # pictures have a limit of their own
        self.bytes[kind] += int(event["encodedDataLength"])
        self.requests[path] += 1


@pytest.fixture
def scales(visitor):
    return Scales(visitor.page)


class TestAnArticle:
    def test_keeps_to_its_weight(self, scales):
        scales.weigh(ARTICLE)

        print(f"\n{ARTICLE}: {scales}")
        for kind, limit in LIMITS.items():
            assert 0 < scales.bytes[kind] <= limit, kind
        assert sum(scales.requests.values()) <= REQUESTS  # the icon of the tab among them
        assert max(scales.requests.values()) == 1

    def test_comes_compressed_by_what_each_part_can_have(self, scales):
        scales.weigh(ARTICLE)

        ahead = {
            path: how for path, how in scales.encodings.items() if path.endswith((".css", ".js"))
        }
        assert len(ahead) >= 2
        assert set(ahead.values()) == {"br"}
        assert scales.encodings[ARTICLE] == "gzip"


class TestOtherPages:
    @pytest.mark.parametrize("address", OTHER_PAGES)
    def test_keep_to_the_same_weight(self, scales, address):
        scales.weigh(address)

        print(f"\n{address}: {scales}")
        for kind, limit in LIMITS.items():
            assert scales.bytes[kind] <= limit, kind
        assert sum(scales.requests.values()) <= REQUESTS
