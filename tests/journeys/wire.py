"""What went over the wire of one visitor, and the promises of the public site about it."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext

# The browser's own line about an answer of 4xx; answers are judged by `broken` instead.
ABOUT_ANSWERS = "Failed to load resource"
PARTS = {"stylesheet", "script", "image", "font"}


class Wire:
    """Listens to every page of a context from its beginning."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        self.broken: list[str] = []
        self.cookies_set: list[str] = []
        context.on("console", self._on_console)
        context.on("weberror", lambda fault: self.complaints.append(str(fault.error)))
        context.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        context.on("response", self._on_response)

    def assert_kept(self, host: str) -> None:
        """No cookie, no other host, no missing part, nothing in the console."""
        assert self.hosts <= {host}, f"asked of other hosts: {self.hosts - {host}}"
        assert self.cookies_set == []
        assert self.context.cookies() == []
        assert self.broken == []
        assert self.complaints == []

    def _on_console(self, message) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(ABOUT_ANSWERS):
            self.complaints.append(message.text)

    def _on_response(self, response) -> None:
        if "set-cookie" in response.headers:
            self.cookies_set.append(response.url)
        if response.status >= 400 and response.request.resource_type in PARTS:
            self.broken.append(f"{response.status} {response.url}")
