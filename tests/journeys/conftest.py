import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.services import chromium
from tests.services.ports import free_port
from tests.services.site import SiteProcess, copy_of
from tests.services.smtp import MailServer

from .people import AdminUser, Visitor
from .records import Records
from .wire import Wire

# Milliseconds; a busy machine is slow, and nothing is gained by giving up early.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, **chromium.launch_arguments()}


@pytest.fixture(scope="session")
def port():
    """What the site will listen on: full addresses name it from the seed on."""
    return free_port()


@pytest.fixture(scope="session")
def seed(port, tmp_path_factory):
    """A prepared VAR_DIR with the demo, to be copied and never written to."""
    directory = tmp_path_factory.mktemp("seed")
    SiteProcess(directory, port=port).prepare()
    with closing(sqlite3.connect(directory / "db.sqlite3")) as database, database:
        # AVIF and WebP of the demo's pictures take the scheduler minutes, and pages stand on JPEG.
        database.execute("UPDATE cms_pictureset SET made_at = CURRENT_TIMESTAMP")
    return directory


@pytest.fixture(scope="session")
def mail():
    """A mail server that accepts; a test that makes it fail sets it right again."""
    server = MailServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def site(seed, port, mail, tmp_path_factory):
    """The demo site with its scheduler, served by real processes, its mail going to `mail`."""
    var_dir = copy_of(seed, tmp_path_factory.mktemp("journeys") / "var")
    with SiteProcess(var_dir, scheduler=True, port=port, EMAIL_URL=mail.url) as running:
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


@pytest.fixture(scope="session")
def records(site):
    return Records(site.var_dir / "db.sqlite3")


@pytest.fixture
def new_visitor(new_context, site):
    """Make visitors, each with a browser of their own: `new_visitor(color_scheme="dark")`.

    Whatever they do, the promises of the public site about cookies and hosts are kept.
    """
    wires = []

    def make(**options) -> Visitor:
        context = new_context(**options)
        context.set_default_timeout(PATIENCE)
        wires.append(Wire(context))
        return Visitor(context.new_page())

    yield make
    for wire in wires:
        wire.assert_kept(urlsplit(site.address).netloc)


@pytest.fixture
def visitor(new_visitor):
    return new_visitor()


@pytest.fixture(scope="session")
def sessions(browser, base_url, passwords):
    """Return what a browser remembers once a user has signed in, kept for later tests."""
    kept = {}

    def session_of(username: str) -> dict:
        if username not in kept:
            context = browser.new_context(base_url=base_url)
            AdminUser(context.new_page()).sign_in(username, passwords[username])
            kept[username] = context.storage_state()
            context.close()
        return kept[username]

    return session_of


@pytest.fixture
def admin_page(new_context, sessions):
    """Open the admin as the user of this name: `admin_page("editor")`."""

    def open_as(username: str):
        context = new_context(storage_state=sessions(username), viewport=DESK)
        context.set_default_timeout(PATIENCE)
        return context.new_page()

    return open_as
