"""`manage.py load_demo`: a whole site for trying things out."""

import re
import shutil
import stat
import tempfile
import time
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.models import OutboxMessage, SiteImage, User
from cms.pages import publish_errors
from contact.models import ContactDetails, Inquiry
from demo.loading.body import BodyReader
from home.models import PlainPage
from news.models import NewsDetailPage, NewsTopic, RelatedNews
from tests.factories.cms import SiteImageFactory

GROUPS = {"editor": "Editors", "moderator": "Moderators", "marketing": "Marketing"}
TAGS_OF_OUR_FEATURES = {"p", "h3", "b", "i", "ul", "ol", "li", "a"}


def load_demo() -> str:
    told = StringIO()
    call_command("load_demo", stdout=told)
    return told.getvalue()


def counts() -> dict:
    models = (Page, Revision, SiteImage, User, NewsTopic, Inquiry, ContactDetails)
    return {model: model.objects.count() for model in models}


def rich_texts(page) -> list[str]:
    """The stored rich text of each block of a body."""
    sources = {"section": lambda value: value["text"].source, "text": lambda value: value.source}
    return [sources[b.block_type](b.value) for b in page.body if b.block_type in sources]


@dataclass
class Loaded:
    """What loading told, and the folder it wrote into."""

    told: str
    var_dir: Path

    @property
    def passwords_file(self) -> Path:
        return self.var_dir / "demo-accounts.txt"


def the_demo() -> Loaded:
    folder = Path(tempfile.mkdtemp(dir=settings.VAR_DIR))
    with override_settings(VAR_DIR=folder):
        return Loaded(load_demo(), folder)


stands_on_the_demo = pytest.mark.stands_on.with_args(the_demo)


@pytest.fixture
def demo(db, ground, settings, tmp_path):
    """The demo, loaded once for all tests; each has a copy of the folder to itself."""
    loaded = ground.made_by(the_demo)
    settings.VAR_DIR = shutil.copytree(loaded.var_dir, tmp_path / "var")
    return Loaded(loaded.told, settings.VAR_DIR)


@stands_on_the_demo
@pytest.mark.usefixtures("demo")
class TestTheArticles:
    def test_are_fourteen_at_least_over_three_years_and_four_topics(self):
        articles = NewsDetailPage.objects.live()
        years = {article.posted_on.year for article in articles}

        assert len(articles) >= 14
        assert len(years) >= 3
        assert set(articles.values_list("topic__slug", flat=True)) == {
            "company",
            "history",
            "markets",
            "trade-routes",
        }

    def test_may_all_be_published_as_they_are(self):
        for article in NewsDetailPage.objects.all():
            assert publish_errors(article) == []
            article.full_clean()
            article.body.stream_block.clean(article.body)

    def test_the_first_is_the_page_the_site_exists_for(self):
        article = NewsDetailPage.objects.get(slug="china-soviet-relations")
        kinds = [block.block_type for block in article.body]

        assert article.url == "/news/china-soviet-relations/"
        assert kinds == ["section"] * 7 + ["call_to_action", "related_card"]
        assert sum(text.count("<p>") for text in rich_texts(article)) == 14
        assert all(block.value.href.startswith("/news/") for block in list(article.body)[7:])

    def test_the_first_is_served_with_all_of_it(self, client):
        make_pictures_small()

        html = client.get("/news/china-soviet-relations/").text
        body = html[html.index('<div class="prose">') : html.index('class="story-end"')]

        assert html.count("<h1") == 1
        assert len(re.findall("<h2", body)) == 7
        assert len(re.findall("<p>", body)) == 14
        assert "Contact Supplier" in html
        assert "Send Inquiry" in html

    def test_link_to_each_other_by_page_and_not_by_address(self):
        texts = "".join(text for page in NewsDetailPage.objects.all() for text in rich_texts(page))
        linked = {int(number) for number in re.findall(r'<a id="(\d+)" linktype="page">', texts)}

        assert len(linked) >= 3
        assert Page.objects.live().filter(pk__in=linked).count() == len(linked)
        assert set(re.findall(r'<a href="(\w+):', texts)) <= {"https", "mailto", "tel"}

    def test_use_no_rich_text_that_editors_cannot_make(self):
        pages = [*NewsDetailPage.objects.all(), *PlainPage.objects.all()]
        tags = {
            tag
            for page in pages
            for text in rich_texts(page)
            for tag in re.findall(r"</?(\w+)", text)
        }

        assert tags <= TAGS_OF_OUR_FEATURES
        assert {"p", "a", "b"} <= tags

    def test_were_published_on_the_day_they_were_posted(self):
        for article in NewsDetailPage.objects.all():
            assert timezone.localdate(article.first_published_at) == article.posted_on
            assert article.last_published_at == article.first_published_at
            assert not article.has_unpublished_changes
            assert article.updated_on is None

    def test_of_which_some_have_picks_that_are_on_the_site(self):
        picks = RelatedNews.objects.all()

        assert len({pick.article_id for pick in picks}) >= 3
        assert [pick.absence for pick in picks] == [""] * len(picks)

    def test_have_pictures_with_descriptions_and_credits(self):
        assert not NewsDetailPage.objects.filter(hero=None).exists()
        for image in SiteImage.objects.exclude(pk=ContactDetails.objects.get().logo_id):
            assert image.description
            assert image.credit
            assert image.focal_point_x

    def test_make_twelve_cards(self, client):
        make_pictures_small()

        assert client.get("/news/").text.count('class="card-title"') == 12

    def test_are_found(self, client):
        assert client.get("/search/?q=trade").context["count"] >= 1


def make_pictures_small() -> None:
    """Put one small file behind every picture: what is shown of it costs seconds otherwise."""
    small = SiteImageFactory()
    SiteImage.objects.update(file=small.file.name, width=small.width, height=small.height)


@stands_on_the_demo
@pytest.mark.usefixtures("demo")
class TestTheRest:
    def test_every_address_answers(self, client):
        make_pictures_small()

        for page in Page.objects.live().filter(depth__gt=1):
            assert client.get(page.url).status_code == 200, page.url

    def test_the_tree_is_sound(self):
        assert Page.find_problems() == ([], [], [], [], [])

    def test_approval_is_on(self):
        article = NewsDetailPage.objects.first()
        editor = User.objects.get(username="editor")

        assert ContactDetails.objects.get().approval_required
        assert not article.permissions_for_user(editor).can_publish()

    def test_inquiries_lie_on_the_desk_and_no_mail_waits(self):
        assert Inquiry.objects.count() >= 20
        assert {"new", "in_progress", "answered", "closed", "spam"} == set(
            Inquiry.objects.values_list("status", flat=True)
        )
        assert Inquiry.objects.filter(owner__username="marketing").exists()
        assert Inquiry.objects.exclude(source=None).exists()
        assert not Inquiry.objects.filter(submit_time__gt=timezone.now()).exists()
        assert not OutboxMessage.objects.exists()


@stands_on_the_demo
@pytest.mark.usefixtures("demo")
class TestTheAccounts:
    def test_are_told_and_kept_where_only_the_owner_reads(self, client, demo):
        file = demo.passwords_file
        kept = dict(line.split() for line in file.read_text().splitlines())

        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert set(kept) == {"admin", "editor", "moderator", "marketing"}
        for username, password in kept.items():
            assert password in demo.told
            assert client.login(username=username, password=password)

    def test_stand_in_their_groups(self):
        groups = {
            user.username: [group.name for group in user.groups.all()]
            for user in User.objects.all()
        }

        assert groups == {"admin": [], **{name: [group] for name, group in GROUPS.items()}}
        assert [user.username for user in User.objects.filter(is_superuser=True)] == ["admin"]


@stands_on_the_demo
@pytest.mark.usefixtures("demo")
class TestLoadedAgain:
    def test_changes_nothing(self, demo):
        before = counts()
        passwords = demo.passwords_file.read_bytes()
        started = time.process_time()

        again = load_demo()

        assert time.process_time() - started < 2
        assert counts() == before
        assert demo.passwords_file.read_bytes() == passwords
        assert "Account" not in again
        assert "Articles" in again

    def test_keeps_what_people_have_changed(self):
        article = NewsDetailPage.objects.get(slug="china-soviet-relations")
        article.title = "Our own title"
        article.save()
        details = ContactDetails.objects.get()
        details.approval_required, details.reply_time = False, "soon"
        details.save()

        load_demo()

        article.refresh_from_db()
        details.refresh_from_db()
        assert article.title == "Our own title"
        assert (details.approval_required, details.reply_time) == (False, "soon")

    def test_brings_back_what_was_deleted(self):
        before = counts()
        NewsDetailPage.objects.get(slug="minus-forty").delete()
        Inquiry.objects.first().delete()
        User.objects.get(username="editor").delete()

        load_demo()

        after = counts()
        assert after[Page] == before[Page]
        assert after[Inquiry] == before[Inquiry]
        assert after[User] == before[User]


@pytest.mark.django_db
class TestWhereTheSettingsAllowNoAccounts:
    def test_content_is_loaded_and_accounts_are_not_made(self, settings, tmp_path):
        settings.VAR_DIR = tmp_path
        del settings.DEMO_ACCOUNTS

        told = load_demo()

        assert "No accounts were made" in told
        assert not User.objects.exists()
        assert not list(tmp_path.iterdir())
        assert NewsDetailPage.objects.live().count() >= 14


class TestTheReaderOfMarkdown:
    READER = BodyReader({"tea-road": 7}, {"harbour": None})

    def test_makes_a_section_of_a_heading_and_what_follows(self):
        blocks = self.READER.blocks("## One\n\nFirst.\n\nSecond.\n\n## Two\n\nThird.")

        assert blocks == [
            ("section", {"heading": "One", "text": "<p>First.</p>\n<p>Second.</p>"}),
            ("section", {"heading": "Two", "text": "<p>Third.</p>"}),
        ]

    def test_makes_plain_text_of_what_has_no_heading(self):
        assert self.READER.blocks("Before.\n\n## One\n\nFirst.")[0] == ("text", "<p>Before.</p>")

    def test_parts_a_quote_from_who_said_it(self):
        blocks = self.READER.blocks("> Count in\n> seasons.\n> — Lin Qiao, buyer, Harbin")

        assert blocks == [
            ("quote", {"quote": "Count in\nseasons.", "name": "Lin Qiao", "role": "buyer, Harbin"})
        ]

    def test_makes_a_picture_block_of_a_picture_alone(self):
        blocks = self.READER.blocks("## One\n\nFirst.\n\n![At dawn](harbour)\n\nAfter.")

        assert [name for name, _value in blocks] == ["section", "image", "text"]
        assert blocks[1][1]["caption"] == "At dawn"

    def test_writes_rich_text_as_wagtail_stores_it(self):
        text = self.READER.rich_text("**a** *b* [c](tea-road) [d](https://example.com/)\n\n- e")

        assert text == (
            '<p><b>a</b> <i>b</i> <a id="7" linktype="page">c</a> '
            '<a href="https://example.com/">d</a></p>\n<ul>\n<li>e</li>\n</ul>'
        )

    @pytest.mark.parametrize("source", ["[c](nowhere)", "![c](nothing)"])
    def test_stops_at_a_page_or_picture_that_is_not_there(self, source):
        with pytest.raises(KeyError):
            self.READER.blocks(source)
