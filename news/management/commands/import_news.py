from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from news.importers.articles import RefusedError
from news.importers.files import read_file, refuse_size
from news.importers.saving import save_drafts
from news.models import NewsIndexPage


class Command(BaseCommand):
    """Makes drafts of files: each file becomes drafts whole, or nothing of it is kept."""

    help = "Make drafts of articles from .docx, .md, .html and WordPress export .xml files."

    def add_arguments(self, parser):
        parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would become of each file, and stop"
        )
        parser.add_argument(
            "--list", metavar="ID", type=int, help="page id of the News List, where there are more"
        )

    def handle(self, **options):
        index = self._index(options["list"])
        refused = 0
        for path in options["files"]:
            try:
                with override(index.locale.language_code):
                    self._import(path, index, options["dry_run"])
            except RefusedError as fault:
                refused += 1
                self.stdout.write(self.style.ERROR(f"{path}: {fault}"))
        if refused:
            raise CommandError(f"{refused} of {len(options['files'])} files were refused.")

    @staticmethod
    def _index(pk: int | None) -> NewsIndexPage:
        indexes = NewsIndexPage.objects.order_by("path")
        if pk is not None:
            indexes = indexes.filter(pk=pk)
        found = list(indexes[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise CommandError("There are several News Lists: say which with --list ID.")
        raise CommandError("There is no such News List. Make the site first: manage.py init_site")

    def _import(self, path: Path, index: NewsIndexPage, is_trial: bool) -> None:
        try:
            refuse_size(path.name, path.stat().st_size)
            data = path.read_bytes()
        except OSError as fault:
            raise RefusedError(f"cannot be read: {fault.strerror}.") from fault
        articles = read_file(path.name, data, beside=path.parent)
        pages = save_drafts(articles, index, is_trial=is_trial)
        made = "would become the draft" if is_trial else "draft"
        for page, article in zip(pages, articles, strict=True):
            where = "" if is_trial else f" (page {page.pk})"
            self.stdout.write(f"{path}: {made} “{page.title}”{where}")
            for word, sentences in (
                ("guessed", article.notes.guessed),
                ("not carried over", article.notes.left_out),
            ):
                for sentence in sentences:
                    self.stdout.write(f"  {word}: {sentence}")
