import pytest

from tests.services import chromium
from tests.services.site import SiteProcess, copy_of
from tests.services.smtp import MailServer


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, **chromium.launch_arguments()}


@pytest.fixture(scope="session")
def seed(tmp_path_factory):
    """A prepared VAR_DIR with the demo, to be copied and never written to."""
    directory = tmp_path_factory.mktemp("seed")
    SiteProcess(directory).prepare()
    return directory


@pytest.fixture(scope="session")
def mail():
    """A mail server that accepts; a test that makes it fail sets it right again."""
    server = MailServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def site(seed, mail, tmp_path_factory):
    """The demo site with its scheduler, served by real processes, its mail going to `mail`."""
    var_dir = copy_of(seed, tmp_path_factory.mktemp("journeys") / "var")
    with SiteProcess(var_dir, scheduler=True, EMAIL_URL=mail.url) as running:
        yield running


@pytest.fixture(scope="session")
def base_url(site):
    """What `page.goto("/news/")` is relative to."""
    return site.address


@pytest.fixture(scope="session")
def passwords(site):
    """The demo accounts' passwords by user name."""
    lines = (site.var_dir / "demo-accounts.txt").read_text().splitlines()
    return dict(line.split() for line in lines)
