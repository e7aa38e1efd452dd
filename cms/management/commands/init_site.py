import secrets

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from cms.operations.serving import migrate
from cms.operations.site_setup import SiteIdentity, lay_site


class Command(BaseCommand):
    help = "Make an own site: page tree, inquiry form, groups and the first account."

    def add_arguments(self, parser):
        parser.add_argument("--name", required=True, help="the company's name")
        parser.add_argument("--email", required=True, help="where inquiries go; the first account")
        parser.add_argument("--phone", default="", help="as it should stand on the site")
        parser.add_argument("--region", default="CN", help="two letters, for numbers without +")

    def handle(self, *args, name, email, phone, region, **options):
        try:
            validate_email(email)
        except ValidationError as fault:
            raise CommandError(f"--email: {' '.join(fault.messages)}") from fault
        if len(region) != 2 or not region.isalpha():
            raise CommandError("--region takes two letters, such as CN or DE.")
        # An empty database has no tables yet.
        migrate()
        lay_site(
            SiteIdentity(
                name=name, email=email, phone=phone, region=region.upper(), plain_pages=True
            )
        )
        self._make_first_account(email)
        self.stdout.write(f"The site of {name} stands.")

    def _make_first_account(self, email: str) -> None:
        accounts = get_user_model().objects
        if accounts.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(12)
        accounts.create_superuser("admin", email, password)
        self.stdout.write(f"Account admin, password {password} (shown once).")
