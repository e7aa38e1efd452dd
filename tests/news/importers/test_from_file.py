"""Product, Editors: “A Word document, Markdown or HTML file uploaded, or a whole pasted text,
becomes an article draft split into sections.”
"""

import re

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms.models import SiteImage
from news.models import NewsDetailPage, NewsIndexPage
from tests.factories.cms import UserFactory

from .bad_files import BAD
from .documents import DOCUMENTS
from .test_files import left_behind

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/news/from-file/"
TEXT = """A bridge of rope

It hangs over the river and was made by nine women in one autumn.

The ropes

They are of grass, and are made anew in every second year of the calendar.
"""


@pytest.fixture
def editor(client, site):
    client.force_login(UserFactory(group="Editors"))
    return client


def send(client, news, name: str = "", data: bytes = b"", text: str = ""):
    form = {"news_list": news.pk, "text": text}
    if name:
        form["file"] = SimpleUploadedFile(name, data)
    return client.post(ADDRESS, form)


def told(response) -> list[str]:
    """The messages that the next page shows, as plain words."""
    texts = [str(message) for message in get_messages(response.wsgi_request)]
    return [" ".join(re.sub(r"<[^>]+>", " ", text).split()) for text in texts]


class TestAFile:
    def test_becomes_a_draft_that_opens_at_once(self, editor, news):
        answer = send(editor, news, "pictures.docx", DOCUMENTS["pictures.docx"]())

        page = NewsDetailPage.objects.get()
        assert answer.status_code == 302
        assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert not page.live
        assert [block.block_type for block in page.body] == [
            *("section", "image", "section", "image", "text", "image")
        ]
        assert editor.get(answer.url).status_code == 200

    def test_is_told_of_what_was_lost(self, editor, news):
        answer = send(
            editor, news, "tracked.docx", DOCUMENTS["tracked_changes_and_comments.docx"]()
        )

        made, guessed, lost = told(answer)
        assert made == "The draft “A contract” was made. Nothing is on the site yet."
        assert "Tracked changes: all were taken as accepted." in guessed
        assert "A comment by Mei: “Ask the lawyer”." in lost
        assert "Words marked as deleted: “formerly”." in lost

    def test_puts_its_pictures_into_the_library_for_who_sent_it(self, editor, news):
        send(editor, news, "pictures.docx", DOCUMENTS["pictures.docx"]())

        images = SiteImage.objects.order_by("pk")
        assert [image.description for image in images] == ["A gate of iron, half in shade", ""]
        assert {image.uploaded_by_user.groups.get().name for image in images} == {"Editors"}

    @pytest.mark.parametrize("name", ["macros.docx", "empty.docx", "nul.md", "old.doc"])
    def test_that_is_bad_is_told_so_at_its_field(self, editor, news, own_media, name):
        make, reason = BAD[name]
        before = left_behind(own_media)

        answer = send(editor, news, name, make())

        assert answer.status_code == 422
        assert reason in answer.text or "is empty" in answer.text
        assert 'aria-describedby="panel-child' not in answer.text
        assert left_behind(own_media) == before


class TestAPastedText:
    def test_becomes_a_draft_in_sections(self, editor, news):
        send(editor, news, text=TEXT)

        page = NewsDetailPage.objects.get()
        assert page.title == "A bridge of rope"
        assert page.introduction.startswith("It hangs over the river")
        assert [block.value["heading"] for block in page.body] == ["The ropes"]

    def test_of_nothing_is_refused(self, editor, news):
        assert "Choose a file, or paste a text." in send(editor, news).text
        both = send(editor, news, "headings.docx", DOCUMENTS["headings.docx"](), text=TEXT)
        assert "one of the two" in both.text
        assert not NewsDetailPage.objects.exists()


class TestWhoMay:
    @pytest.mark.parametrize(
        ("group", "status"), [("Editors", 200), ("Moderators", 200), ("Marketing", 403), ("", 302)]
    )
    def test_open_the_page(self, client, site, group, status):
        client.force_login(UserFactory(group=group) if group else UserFactory())

        assert client.get(ADDRESS).status_code == status

    def test_nobody_without_an_account(self, client, news):
        assert send(client, news, text=TEXT).url.startswith("/admin/login/")
        assert not NewsDetailPage.objects.exists()

    def test_marketing_may_not_send_either(self, client, news):
        client.force_login(UserFactory(group="Marketing"))

        assert send(client, news, text=TEXT).status_code == 403
        assert not NewsDetailPage.objects.exists()

    def test_only_into_a_list_of_their_own(self, editor, news, home):
        elsewhere = home.copy(recursive=True, update_attrs={"title": "Other", "slug": "other"})
        other = NewsIndexPage.objects.child_of(elsewhere).get()

        assert send(editor, other, text=TEXT).status_code == 302
        assert NewsDetailPage.objects.get().get_parent().pk == other.pk
        assert send(editor, home, text=TEXT).status_code == 422


class TestTheWayToIt:
    @pytest.mark.parametrize("at", ["/admin/news/", "/admin/pages/{}/"])
    def test_leads_from_the_list_of_news_and_from_the_page_tree(self, editor, news, at):
        assert f'href="{ADDRESS}' in editor.get(at.format(news.pk)).text

    def test_is_not_shown_on_other_pages(self, editor, home, news):
        assert f'href="{ADDRESS}' not in editor.get(f"/admin/pages/{home.pk}/").text.replace(
            f"{ADDRESS}?list={news.pk}", ""
        )
