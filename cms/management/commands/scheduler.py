from django.core.management.base import BaseCommand

from cms.operations.scheduler import run_forever


class Command(BaseCommand):
    help = "Run scheduled publishing and outgoing mail until stopped; several may run at once."

    def handle(self, *args, **options):
        self.stdout.write("The scheduler runs. Ctrl-C ends it.")
        run_forever()
