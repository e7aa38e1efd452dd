import sys

from django.core.management.base import BaseCommand

from cms.operations import serving
from cms.operations.preparing import CurableError, address_from_environment


class Command(BaseCommand):
    """Thin: everything is in cms.operations.serving."""

    help = "Prepares the site where needed, serves it and runs the scheduler beside it."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--reload", action="store_true", help="Serve with Django's own server and reload."
        )

    def handle(self, *, reload, **options):
        try:
            host, port = address_from_environment()
            workers = serving.workers_from_environment()
            serving.prepare_site(port, collect=not reload)
            serving.Supervisor(host, port, workers, reload=reload).run()
        except CurableError as error:
            self.stderr.write(str(error))
            sys.exit(1)
        except KeyboardInterrupt:
            sys.exit(130)
