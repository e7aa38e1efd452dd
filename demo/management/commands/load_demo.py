import logging
from contextlib import contextmanager

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction

from cms.operations.site_setup import SiteIdentity, lay_site
from contact.models import ContactDetails
from demo.loading.accounts import (
    ACCOUNTS,
    accounts_file,
    accounts_wanted,
    keep_passwords,
    load_accounts,
)
from demo.loading.content import read_table
from demo.loading.inquiries import load_inquiries
from demo.loading.pages import PageLoader
from demo.loading.pictures import load_pictures


class Command(BaseCommand):
    help = "Make the demo: pages, pictures, articles, inquiries, accounts. Twice changes nothing."

    def handle(self, **options):
        # All or nothing: a demo that breaks off in the middle could not be told from a whole one.
        with _quiet_log(), transaction.atomic():
            company = read_table("contact")["company"]
            site = lay_site(
                SiteIdentity(
                    name=company["name"],
                    email=company["email"],
                    phone=company["phone"],
                    region=company["phone_region"],
                )
            )
            passwords = {}
            if accounts_wanted():
                passwords = load_accounts(domain=company["email"].partition("@")[2])
            self._load_content(site)
            if passwords:
                keep_passwords(passwords)
        self._tell_accounts(passwords)

    def _load_content(self, site) -> None:
        accounts = get_user_model().objects.filter(username__in=ACCOUNTS)
        people = {person.username: person for person in accounts}
        pictures = load_pictures()
        self._say("Pictures", len(pictures))
        loader = PageLoader(site, pictures, author=people.get("editor"))
        for kind, count in loader.load().items():
            self._say(kind, count)
        details = ContactDetails.for_site(site)
        owner = people.get("marketing")
        self._say("Inquiries", load_inquiries(loader.form_page, details, owner))

    def _tell_accounts(self, passwords: dict[str, str]) -> None:
        if not accounts_wanted():
            self.stdout.write(
                "No accounts were made: these settings allow none whose passwords lie in a file. "
                "Use manage.py createsuperuser."
            )
            return
        for username, password in passwords.items():
            self._say(f"Account {username}", password)
        self._say("Passwords in", accounts_file())

    def _say(self, what: str, value) -> None:
        self.stdout.write(f"{what:<18} {value}")


@contextmanager
def _quiet_log():
    """Keep Wagtail's three lines a page out of the progress."""
    logger = logging.getLogger("wagtail")
    before = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(before)
