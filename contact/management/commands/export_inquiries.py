from datetime import date

from django.core.management.base import BaseCommand, CommandError

from contact.exports import FORMATS
from contact.exports.downloads import logged_export
from contact.exports.writing import write_privately
from contact.models import Inquiry
from contact.periods import received_within


class Command(BaseCommand):
    """Writes inquiries to a file: the same export as the admin's, spam left out as there."""

    help = "Export inquiries to a CSV or XLSX file that only its owner can read."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=sorted(FORMATS), required=True)
        parser.add_argument("--output", metavar="FILE", required=True)
        parser.add_argument("--since", metavar="D", type=day, help="first day, as 2026-11-23")
        parser.add_argument("--until", metavar="D", type=day, help="last day, as 2026-11-23")
        parser.add_argument("--article", metavar="ID", type=int, help="id of the article's page")
        parser.add_argument("--status", metavar="S", choices=Inquiry.Status.values)

    def handle(self, **options):
        queryset = received_within(Inquiry.objects.all(), options["since"], options["until"])
        if options["article"] is not None:
            queryset = queryset.filter(source_id=options["article"])
        if options["status"]:
            queryset = queryset.filter(status=options["status"])
        else:
            queryset = queryset.not_spam()
        names = ("since", "until", "article", "status")
        chosen = {name: str(options[name]) for name in names if options[name] is not None}
        pieces = logged_export(queryset, options["format"], None, chosen)
        try:
            size = write_privately(options["output"], pieces)
        except OSError as error:
            raise CommandError(
                f"{options['output']} cannot be written: {error.strerror}"
            ) from error
        if options["verbosity"]:
            self.stdout.write(f"{options['output']}: {size} bytes")


def day(text: str) -> date:
    return date.fromisoformat(text)
