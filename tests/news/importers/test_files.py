"""Sixty files and more: the good ones become drafts word by word, the bad ones leave nothing."""

from pathlib import Path

import pytest
from wagtail.models import Page, Revision

from cms.models import SiteImage
from news.importers.articles import Notes, RefusedError
from news.importers.files import read_file
from news.importers.saving import save_drafts
from news.models import NewsDetailPage

from .bad_files import BAD
from .documents import DOCUMENTS
from .words import words_of_file, words_of_page

pytestmark = pytest.mark.django_db

HERE = Path(__file__).parent
FOUND = [*HERE.glob("texts/*"), *HERE.glob("libreoffice/*.docx")]
GOOD = {path.name: path.read_bytes for path in sorted(FOUND)} | DOCUMENTS


def left_behind(media: Path) -> tuple:
    """Everything that an import may leave: rows and files."""
    files = [path for path in media.rglob("*") if path.is_file()] if media.exists() else []
    return (
        Page.objects.count(),
        Revision.objects.count(),
        SiteImage.objects.count(),
        len(files),
    )


def drafted(news, name: str, data: bytes) -> tuple[NewsDetailPage, Notes]:
    """The draft that a file becomes, as the database has it, and what is told of it."""
    articles = read_file(name, data)
    (page,) = save_drafts(articles, news)
    return NewsDetailPage.objects.get(pk=page.pk), articles[0].notes


def test_there_are_sixty_files_of_which_fifteen_are_bad():
    assert len(GOOD) + len(BAD) >= 60
    assert len(BAD) >= 15


@pytest.mark.parametrize("name", GOOD)
class TestAGoodFile:
    def test_becomes_a_draft_with_all_its_words(self, news, name):
        data = GOOD[name]()

        page, _notes = drafted(news, name, data)

        assert not page.live
        assert page.get_parent().pk == news.pk
        expected = words_of_file(name, data)
        assert expected
        assert expected - words_of_page(page) == {}


@pytest.mark.parametrize("name", BAD)
class TestABadFile:
    def test_is_refused_in_one_sentence_and_leaves_nothing(self, news, own_media, name):
        make, reason = BAD[name]
        before = left_behind(own_media)

        with pytest.raises(RefusedError, match=reason) as refusal:
            save_drafts(read_file(name, make()), news)

        assert "\n" not in str(refusal.value)
        assert len(str(refusal.value).split()) > 3
        assert left_behind(own_media) == before
