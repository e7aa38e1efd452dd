"""`manage.py import_news FILE… [--dry-run]`"""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cms.models import SiteImage
from news.models import NewsDetailPage, NewsIndexPage
from tests.services.photographs import halves, stored

from .bad_files import BAD
from .documents import DOCUMENTS
from .test_files import left_behind

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    """Two good files and two bad ones in a folder."""
    for name in ("pictures.docx", "headings.docx"):
        (tmp_path / name).write_bytes(DOCUMENTS[name]())
    for name in ("macros.docx", "nul.md"):
        (tmp_path / name).write_bytes(BAD[name][0]())
    return tmp_path


def imported(*arguments) -> str:
    out = StringIO()
    call_command("import_news", *map(str, arguments), stdout=out)
    return out.getvalue()


class TestGoodFiles:
    def test_become_drafts_and_are_named_with_what_was_lost(self, news, files):
        said = imported(files / "pictures.docx", files / "headings.docx")

        pages = NewsDetailPage.objects.child_of(news)
        assert {page.title for page in pages} == {"Three photographs", "Eleven days"}
        assert not pages.live().exists()
        assert f"{files / 'headings.docx'}: draft “Eleven days”" in said
        assert "not carried over: Alt text of picture-2.bmp" in said

    def test_tried_only_leave_nothing_and_are_named_all_the_same(self, news, files, own_media):
        before = left_behind(own_media)

        said = imported(files / "pictures.docx", "--dry-run")

        assert left_behind(own_media) == before
        assert "would become the draft “Three photographs”" in said
        assert "not carried over: Alt text of picture-2.bmp" in said

    def test_bring_the_pictures_that_lie_beside_them_and_no_others(self, news, tmp_path):
        folder = tmp_path / "texts"
        (folder / "img").mkdir(parents=True)
        picture = stored(halves(), "JPEG")
        (folder / "img" / "gate.jpg").write_bytes(picture)
        (tmp_path / "secret.jpg").write_bytes(picture)
        (folder / "gate.md").write_text(
            "# The gate\n\nIt is old.\n\n## Iron\n\nRusty.\n\n![The gate](img/gate.jpg)\n\n"
            "![Secret](../secret.jpg)\n\n![Far](https://www.example.com/x.jpg)\n"
        )

        said = imported(folder / "gate.md")

        assert [image.description for image in SiteImage.objects.all()] == ["The gate"]
        assert "did not come with the file: ../secret.jpg Secret" in said
        assert "did not come with the file: https://www.example.com/x.jpg Far" in said


class TestABadFile:
    def test_is_named_beside_the_good_ones_and_ends_in_an_error(self, news, files):
        out = StringIO()

        with pytest.raises(CommandError, match="2 of 3 files were refused"):
            call_command(
                "import_news",
                *(str(files / name) for name in ("nul.md", "headings.docx", "macros.docx")),
                stdout=out,
            )

        assert [page.title for page in NewsDetailPage.objects.all()] == ["Eleven days"]
        assert f"{files / 'nul.md'}: This file is no text" in out.getvalue()
        assert f"{files / 'macros.docx'}: This document holds macros" in out.getvalue()

    def test_that_is_not_there_is_said_so(self, news, tmp_path):
        with pytest.raises(CommandError, match="1 of 1 files"):
            imported(tmp_path / "nowhere.docx")


class TestTheNewsList:
    def test_is_asked_for_where_there_are_several(self, news, home, files):
        other = home.copy(recursive=True, update_attrs={"title": "Other", "slug": "other"})
        second = NewsIndexPage.objects.child_of(other).get()

        with pytest.raises(CommandError, match="several News Lists"):
            imported(files / "headings.docx")
        imported(files / "headings.docx", "--list", second.pk)

        assert NewsDetailPage.objects.get().get_parent().pk == second.pk

    def test_must_be_there(self, db, files):
        NewsIndexPage.objects.all().delete()

        with pytest.raises(CommandError, match="init_site"):
            imported(files / "headings.docx")
        assert Page.objects.exists()
