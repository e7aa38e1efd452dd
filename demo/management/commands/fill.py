import time
from collections.abc import Iterable
from random import Random

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from wagtail.models import Page

from contact.models import FormPage
from demo.volume.articles import write_articles
from demo.volume.inquiries import write_inquiries
from news.models import NewsIndexPage

FEW_YEARS = 5 * 365


class Command(BaseCommand):
    help = "Add articles and inquiries in any number, for measuring. Run again, it adds more."

    def add_arguments(self, parser):
        parser.add_argument("--articles", type=int, default=0, metavar="N")
        parser.add_argument("--inquiries", type=int, default=0, metavar="N")
        parser.add_argument(
            "--spread-days", type=int, default=FEW_YEARS, help="how far back they reach"
        )

    def handle(self, *, articles: int, inquiries: int, spread_days: int, **options):
        if articles < 0 or inquiries < 0 or spread_days < 1:
            raise CommandError("Numbers cannot be negative, and the spread is at least one day.")
        index = NewsIndexPage.objects.first()
        page = FormPage.objects.first()
        if index is None or page is None:
            raise CommandError("There is no news list or form yet: run load_demo or init_site.")
        self._refuse_overflow(index, articles)
        chance = Random()  # noqa: S311 - nothing here is secret
        if articles:
            self._show("Articles", write_articles(index, articles, spread_days, chance), articles)
        if inquiries:
            written = write_inquiries(page, index, inquiries, spread_days, chance)
            self._show("Inquiries", written, inquiries)
        with connection.cursor() as cursor:
            # The planner knows nothing of so many new rows until it is told.
            cursor.execute("ANALYZE")

    def _refuse_overflow(self, index: NewsIndexPage, articles: int) -> None:
        most = len(Page.alphabet) ** Page.steplen - 1
        if index.numchild + articles > most:
            raise CommandError(f"A news list holds at most {most:,} articles.")

    def _show(self, what: str, counts: Iterable[int], total: int) -> None:
        """Tell of every tenth part, with the speed so far."""
        started, told = time.monotonic(), 0
        for count in counts:
            if count * 10 // total > told or count == total:
                told = count * 10 // total
                seconds = time.monotonic() - started
                self.stdout.write(f"{what} {count:,} of {total:,}, {seconds:.0f} s")
                self.stdout.flush()
