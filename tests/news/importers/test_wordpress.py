"""A WordPress export of sixty posts written by hand arrives whole, all of them as drafts."""

from datetime import UTC, date, datetime
from html import unescape

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from cms.models import SiteImage
from news.importers.articles import RefusedError
from news.importers.files import read_file
from news.importers.saving import save_drafts
from news.models import NewsDetailPage, NewsTopic
from tests.factories.cms import SiteImageFactory, UserFactory
from tests.services.photographs import halves, stored

from .test_files import left_behind
from .wordpress_posts import POSTS, export
from .words import counted, text_of

pytestmark = pytest.mark.django_db

DTD = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.fixture
def beside(tmp_path):
    """A folder with two of the pictures, as they lie in WordPress's own."""
    for name in ("2021/05/quay.jpg", "2021/05/harbour.jpg"):
        path = tmp_path / "uploads" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(stored(halves(), "JPEG"))
    return tmp_path


@pytest.fixture
def take(news, beside):
    """Import an export and return its drafts by title, with what was told of each."""

    def taken(data: bytes = b"", **options):
        articles = read_file("old.xml", data or export(), beside)
        made = save_drafts(articles, news, **options)
        pages = NewsDetailPage.objects.in_bulk([page.pk for page in made])
        return {
            page.title: (pages[page.pk], article.notes)
            for page, article in zip(made, articles, strict=True)
            if page.pk in pages
        }

    return taken


def only(*titles: str) -> bytes:
    """An export of the posts with these titles."""
    return export([post for post in POSTS if post[0] in titles])


class TestTheExport:
    def test_of_sixty_posts_arrives_whole(self, take, news, client):
        assert len(POSTS) == 60

        taken = take()

        pages = NewsDetailPage.objects.child_of(news)
        assert pages.count() == 60
        assert not pages.live().exists()
        assert "quay" not in client.get("/news/").text.lower()
        for title, _status, _content, _more in POSTS[30:]:
            first, second = _content.split(f"<h2>{title} 2</h2>")
            text = text_of(taken[title][0])
            assert counted(f"{title} {first} {second}") - counted(text) == {}

    def test_tells_what_else_was_in_it(self, take):
        _page, notes = take(only("A quay of stone"))["A quay of stone"]

        assert (
            "What else was in the export: nav_menu_item: 1, page: 1, post (trash): 1."
            in notes.left_out
        )

    def test_tried_only_leaves_nothing(self, take, own_media):
        before = left_behind(own_media)

        assert take(only("A quay of stone", "The old pier"), is_trial=True) == {}

        assert left_behind(own_media) == before


class TestAPost:
    def test_of_the_block_editor_becomes_sections_quotes_and_pictures(self, take):
        page, notes = take(only("A quay of stone"))["A quay of stone"]

        assert page.introduction == "The quay was built in one summer."
        assert [block.block_type for block in page.body] == [
            *("section", "image", "text", "quote", "section")
        ]
        stones, picture, more, quote, ships = page.body
        assert stones.value["heading"] == "Stones"
        assert "<ol><li>grey</li><li>red<ul><li>from the north</li></ul></li></ol>" in str(
            more.value.source
        )
        assert "<h3>Masons</h3>" in more.value.source
        assert picture.value["image"].description == "The quay and its stones"
        assert picture.value["caption"] == "The quay at low water"
        assert (quote.value["quote"], quote.value["name"]) == ("One stone a day.", "A mason")
        assert "Anna · 4 m" in ships.value["text"].source
        assert "Of the first year" in ships.value["text"].source
        assert any("latest-posts" in note for note in notes.left_out)

    def test_written_before_blocks_keeps_its_paragraphs_and_lines(self, take):
        page, notes = take(only("The ferry &amp; the goat"))["The ferry & the goat"]

        assert page.introduction == "The ferry was late again."
        before, passengers, _crew = page.body
        assert before.value.source == ("<p>Nobody minded,<br/>because the weather was fine.</p>")
        assert "<li>the teacher<ul><li>with a bag</li></ul></li>" in passengers.value["text"].source
        assert "[sic] the list[1]" in _crew.value["text"].source
        assert '<a href="https://www.example.com/crew">' in _crew.value["text"].source
        assert "Comments of readers: 2." in notes.left_out
        assert any("goat-300x200.jpg" in note for note in notes.left_out)

    def test_keeps_the_words_round_shortcodes_and_names_those(self, take):
        page, notes = take(only("Codes in brackets"))["Codes in brackets"]

        text = unescape(text_of(page))
        for words in ("Write to us or read on.", "deeper", '[gallery ids="1"]', "a[0]"):
            assert words in text.replace("  ", " ")
        assert 'href="https://video.example.com/watch?v=1&t=2"' in text
        named = " ".join(notes.left_out)
        for name in ("contact-form-7", "pullquote", "b2", "playlist", "recent_posts", "film.mp4"):
            assert name in named

    def test_shows_the_pictures_of_a_gallery_that_lie_beside(self, take):
        page, notes = take(only("Two views"))["Two views"]

        assert page.introduction == "First the view."
        assert page.hero.description == "The quay and its stones"
        assert any("goat.jpg" in note for note in notes.left_out)
        assert "A caption from the library" in text_of(page)

    def test_brings_the_notes_and_the_shared_blocks_that_it_names(self, take):
        salt, _notes = take(only("Salt"))["Salt"]
        many, _notes = take(only("Many blocks"))["Many blocks"]

        assert [block.value["heading"] for block in salt.body] == ["Taxes", "Notes"]
        assert "By the <i>emir</i>." in salt.body[1].value["text"].source
        text = text_of(many)
        for words in ("Over a picture.", "Fold", "Unfolded words.", "Pulled out.", "Shared words."):
            assert words in text
        assert "Line of verse<br/>and another" in text
        assert 'href="https://old.example.com/t.pdf"' in text

    def test_has_no_harm_left_in_it(self, take):
        text = text_of(take(only("Harmful"))["Harmful"][0])

        assert "Read this" in text
        assert "go." in text
        for harm in ("javascript", "script", "alert", "iframe", "onclick"):
            assert harm not in text

    def test_without_a_title_is_called_by_its_beginning(self, take):
        ((title, (_page, notes)),) = take(only("")).items()

        assert title == "A post that never had any title, only these words about a"
        assert any("the post had none" in note for note in notes.guessed)

    def test_leads_to_the_other_posts_of_the_export(self, take):
        taken = take(only("A quay of stone", "The old pier", "Left and right"))

        pier, quay = taken["The old pier"][0], taken["A quay of stone"][0]
        assert f'<a id="{pier.pk}" linktype="page">the old pier</a>' in text_of(quay)
        assert f'<a id="{quay.pk}" linktype="page">To the quay</a>' in text_of(
            taken["Left and right"][0]
        )


class TestWhatAPostWas:
    def test_posted_on_its_day(self, take):
        taken = take(only("The old pier", "A date of zeros"))

        assert taken["The old pier"][0].posted_on == date(2021, 4, 2)
        assert taken["A date of zeros"][0].posted_on is not None

    def test_scheduled_keeps_its_moment_and_is_no_less_a_draft(self, take):
        page, notes = take(only("Of next century"))["Of next century"]

        assert page.go_live_at == datetime(2099, 1, 5, tzinfo=UTC)
        assert page.status_string == "draft"
        assert any("schedule" in note for note in notes.guessed)

    def test_in_a_category_gets_its_topic(self, take):
        page, notes = take(only("A quay of stone"))["A quay of stone"]

        assert page.topic.name == "Harbour"
        assert any(note.endswith(": Trade.") for note in notes.left_out)
        assert not NewsTopic.objects.filter(name="Uncategorized").exists()

    def test_protected_stays_private(self, take):
        taken = take(only("A secret harbour", "For colleagues", "Salt"))

        guards = {
            guard.page_id: (guard.restriction_type, guard.password)
            for guard in PageViewRestriction.objects.all()
        }
        assert guards == {
            taken["A secret harbour"][0].pk: ("password", "opensesame"),
            taken["For colleagues"][0].pk: ("login", ""),
        }

    def test_found_at_an_old_address_leads_there_once_it_is_published(self, take, client):
        page, _notes = take(only("The old pier"))["The old pier"]
        assert client.get("/2021/04/the-old-pier/").status_code == 404

        page.hero = SiteImageFactory()
        page.save_revision().publish()

        for path in ("/2021/04/the-old-pier/", "/2021/04/wooden-pier/"):
            answer = client.get(path)
            assert (answer.status_code, answer.url) == (301, page.url), path

    def test_never_found_anywhere_makes_no_redirect(self, take):
        take(only("Not yet finished"))

        assert not Redirect.objects.exists()

    def test_with_a_chinese_address_is_found_there(self, take):
        page, _notes = take(only("标题 %e4"))["标题 %e4"]

        assert page.slug == "biaoti"
        assert Redirect.objects.get().old_path == "/2021/05/标题"

    def test_at_an_address_that_the_site_needs_gets_another(self, take):
        assert take(only("Feed"))["Feed"][0].slug == "feed-news"

    def test_with_a_picture_on_top_keeps_it(self, take):
        page, _notes = take(only("A quay of stone"))["A quay of stone"]

        assert page.hero.description == page.hero_alt == "The harbour from above"
        assert SiteImage.objects.count() == 2


class TestRights:
    def test_of_an_editor_suffice(self, take, news):
        editor = UserFactory(group="Editors")

        page, _notes = take(only("A quay of stone"), user=editor)["A quay of stone"]

        assert page.owner == editor
        assert page.topic.name == "Harbour"


BAD = {
    "a feed": (b'<rss version="2.0"><channel><item/></channel></rss>', "no WordPress export"),
    "cut off": (export()[:9_000], "damaged or was cut off"),
    "no XML": (b"PK\x03\x04 nothing", "damaged"),
    "an outside entity": (export().replace(b"<rss", DTD + b"<rss", 1), "do not belong"),
    "no posts": (export([]), "not one post"),
    "empty": (b"", "is empty"),
    "a NUL": (export().replace(b"Old site", b"Old\0site"), "damaged"),
}


class TestABadExport:
    @pytest.mark.parametrize("kind", BAD)
    def test_is_refused_in_one_sentence_and_leaves_nothing(self, take, own_media, kind):
        data, reason = BAD[kind]
        before = left_behind(own_media)

        with pytest.raises(RefusedError, match=reason):
            save_drafts(read_file("old.xml", data), None)

        assert left_behind(own_media) == before
