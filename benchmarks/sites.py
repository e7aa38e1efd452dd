import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.site import SiteProcess


@contextmanager
def demo_site() -> Iterator[str]:
    """Give the address of a site with the demo: the one that SITE names, or one of its own."""
    if named := os.environ.get("SITE"):
        yield named.rstrip("/")
        return
    with tempfile.TemporaryDirectory(prefix="benchmark-") as directory:
        site = SiteProcess(Path(directory) / "var")
        print("Preparing a demo site …", flush=True)
        site.prepare()
        with site:
            yield site.address
