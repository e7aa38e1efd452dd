import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.site import SiteProcess

# A site that has stood for some minutes: its scheduler has made every picture in every format.
MAKE_PICTURES = "from cms.images.sets import make_due\nwhile make_due(): pass"


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
        site.manage("shell", "-v", "0", "-c", MAKE_PICTURES, timeout=900)
        with site:
            yield site.address
