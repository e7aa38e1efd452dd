"""The home page: blocks that the editor moves, and what each shows of the news."""

import datetime
import itertools
import re

import pytest
from django.template.loader import get_template
from django.test import RequestFactory

from contact.models import ContactDetails
from home.blocks import HomeBodyBlock, first_blocks
from home.models import HomePage
from tests.factories.cms import HIDDEN_STATES, SiteImageFactory, in_every_state, states_in
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory

BLOCKS = HomeBodyBlock().child_blocks
FOUR = ["lead_story", "latest_news", "about", "talk_to_us"]
# Header, footer, site details and the privacy of pages; then each block its own few.
QUERIES_OF_A_FULL_HOME = 44


def articles(news, count: int, **values) -> list:
    """Make articles, the newest first."""
    return [
        NewsDetailPageFactory(
            parent=news,
            title=f"Story {number}.",
            posted_on=datetime.date(2025, 1, 31) - datetime.timedelta(days=number),
            **values,
        )
        for number in range(count)
    ]


def stories_in(html: str) -> list[str]:
    """Titles of the articles in the order in which the page links to them."""
    main = html[html.index("<main") : html.index("</main>")]
    return re.findall(r'-title"><a href="[^"]+">([^<]+)</a>', main)


def put(home, *body) -> None:
    home.body = list(body)
    home.save()


class TestANewHomePage:
    def test_starts_with_the_four_blocks_in_order(self, home):
        assert [block.block_type for block in home.body] == FOUR
        assert [block.block_type for block in HomePage(title="Another").body] == FOUR

    def test_says_that_there_are_no_articles_yet_once(self, client, home):
        html = client.get("/").text

        assert html.count("There are no articles yet.") == 1
        assert "Latest news" not in html
        assert "Who we are" not in html
        assert "Talk to us" in html

    @pytest.mark.parametrize(("there", "shown"), [(1, 1), (2, 2), (7, 7), (13, 7)])
    def test_shows_one_large_and_six_as_cards(self, client, news, there, shown):
        articles(news, there, hero=None)

        html = client.get("/").text

        assert stories_in(html) == [f"Story {number}." for number in range(shown)]
        assert html.count('class="lead-story"') == 1
        assert ("Latest news" in html) == (there > 1)


class TestTheLeadStory:
    def test_is_the_editors_choice_and_no_card_repeats_it(self, client, home, news):
        chosen = articles(news, 3, hero=None)[2]
        put(home, ("lead_story", {"article": chosen}), ("latest_news", {"count": 6}))

        assert stories_in(client.get("/").text) == ["Story 2.", "Story 0.", "Story 1."]

    def test_is_not_repeated_by_a_block_above_it_either(self, client, home, news):
        articles(news, 3, hero=None)
        put(home, ("latest_news", {"count": 6}), ("lead_story", {}))

        assert stories_in(client.get("/").text) == ["Story 1.", "Story 2.", "Story 0."]

    def test_stands_among_the_cards_where_no_block_leads(self, client, home, news):
        articles(news, 3, hero=None)
        put(home, ("latest_news", {"count": 2}))

        assert stories_in(client.get("/").text) == ["Story 0.", "Story 1."]

    @pytest.mark.parametrize("state", HIDDEN_STATES)
    def test_falls_back_to_the_newest_where_the_choice_is_hidden(self, client, home, news, state):
        pages = in_every_state(NewsDetailPageFactory, news)
        NewsDetailPageFactory(parent=news, title="Newest", posted_on=datetime.date(2026, 1, 1))
        put(home, ("lead_story", {"article": pages[state]}))
        shown = client.get("/").text
        put(home, ("lead_story", {"article": pages["Live"]}))

        assert stories_in(shown) == ["Newest"]
        assert states_in(shown) == set()
        assert stories_in(client.get("/").text) == ["Live barley"]

    def test_falls_back_to_the_newest_where_the_choice_is_deleted(self, client, home, news):
        kept, chosen = articles(news, 2, hero=None)
        put(home, ("lead_story", {"article": chosen}))
        chosen.delete()

        assert stories_in(client.get("/").text) == [kept.title]

    def test_is_fetched_first_only_where_it_stands_first(self, client, home, news):
        articles(news, 1)
        put(home, ("lead_story", {}))
        first = client.get("/").text
        put(home, ("about", {"text": "<p>Us.</p>"}), ("lead_story", {}))
        second = client.get("/").text

        assert 'fetchpriority="high"' in first
        assert 'fetchpriority="high"' not in second
        assert 'loading="lazy"' in second


class TestWhoWeAre:
    def test_is_not_shown_while_it_is_empty(self, client, home):
        put(home, ("about", {"heading": "About nothing"}))
        empty = client.get("/").text
        put(home, ("about", {"heading": "About us", "text": "<p>Forty-one people.</p>"}))

        assert "About nothing" not in empty
        assert "About us" in client.get("/").text

    def test_leads_to_a_page_only_while_visitors_may_see_it(self, client, home):
        pages = in_every_state(PlainPageFactory, home)
        put(home, *[("about", {"text": "<p>Us.</p>", "page": page}) for page in pages.values()])

        html = client.get("/").text
        main = html[html.index("<main") : html.index("</main>")]

        assert states_in(main) == {"Live"}


class TestTalkToUs:
    def test_leads_to_the_inquiry_form(self, client, home, form_page):
        put(home, ("talk_to_us", {"heading": "A line to us"}))

        html = client.get("/").text

        assert "A line to us" in html
        assert f'class="button" href="{form_page.url}"' in html

    def test_says_how_soon_somebody_answers(self, client, home, site):
        ContactDetails.objects.update(reply_time="within a day")

        assert "A person answers within a day." in client.get("/").text

    def test_is_not_shown_without_a_form(self, client, home, form_page):
        form_page.unpublish()

        assert "Talk to us" not in client.get("/").text


class TestAnyOrder:
    @pytest.mark.parametrize("order", list(itertools.permutations(FOUR))[::5])
    def test_keeps_headings_in_order_and_ids_apart(self, client, home, news, order):
        articles(news, 13, hero=None)
        values = dict(first_blocks()) | {"about": {"text": "<p>Forty-one people.</p>"}}
        put(home, *[(name, values[name]) for name in order], ("about", values["about"]))

        html = client.get("/").text
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
        ids = re.findall(r' id="([^"]+)"', html)

        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
        assert len(set(ids)) == len(ids)
        assert set(re.findall(r'aria-labelledby="([^"]+)"', html)) <= set(ids)

    def test_loads_the_style_of_articles_for_blocks_of_words_alone(self, client, home):
        put(home, ("about", {"text": "<p>Us.</p>"}))
        without = client.get("/").text
        put(home, ("quote", {"quote": "Count in seasons."}))

        assert "article.css" not in without
        assert "article.css" in client.get("/").text


class TestTheSharePicture:
    def test_is_that_of_who_we_are(self, home, news):
        (story,), picture = articles(news, 1), SiteImageFactory()
        put(home, ("lead_story", {"article": story}), ("about", {"image": picture}))

        assert home.share_picture == picture

    def test_is_else_that_of_the_lead_story(self, home, news):
        newest, chosen = articles(news, 2)
        put(home, ("lead_story", {}))
        of_the_newest = home.share_picture
        put(home, ("lead_story", {"article": chosen}))

        assert (of_the_newest, home.share_picture) == (newest.hero, chosen.hero)

    def test_is_none_of_a_hidden_article(self, home, news):
        (story,) = articles(news, 1)
        put(home, ("lead_story", {"article": story}))
        shown = home.share_picture
        story.unpublish()

        assert shown == story.hero
        assert HomePage.objects.get().share_picture is None

    def test_is_none_where_there_is_none(self, home):
        put(home, ("about", {"text": "<p>Us.</p>"}))

        assert home.share_picture is None


class TestQueries:
    def test_do_not_grow_with_the_news(self, client, home, news, django_assert_max_num_queries):
        picture = SiteImageFactory()
        (first,) = articles(news, 1)
        about = {"text": "<p>Us.</p>", "image": picture, "page": first}
        put(
            home,
            ("lead_story", {"article": first}),
            ("latest_news", {"count": 12}),
            ("about", about),
            ("talk_to_us", {}),
        )
        client.get("/")
        with django_assert_max_num_queries(QUERIES_OF_A_FULL_HOME) as few:
            client.get("/")
        articles(news, 13, hero=first.hero)
        client.get("/")
        with django_assert_max_num_queries(QUERIES_OF_A_FULL_HOME) as many:
            client.get("/")

        # The renditions of the cards, once there are cards.
        assert len(many) <= len(few) + 2


@pytest.mark.parametrize("name", BLOCKS)
class TestEveryBlock:
    def test_tells_the_editor_what_it_is(self, name):
        meta = BLOCKS[name].meta

        assert get_template(f"wagtailadmin/icons/{meta.icon}.svg")
        assert str(meta.group) in ("News", "Company", "Text", "Media")
        assert str(meta.description).endswith(".")
        assert len(str(meta.description)) < 80
        assert get_template(meta.template)

    def test_has_a_preview_of_what_is_there(self, name, news):
        articles(news, 4)
        request = RequestFactory().get("/", headers={"host": "testserver"})
        request.is_preview = True
        block = BLOCKS[name]

        html = block.render(block.get_preview_value(), {"request": request})

        assert block.is_previewable
        assert any(mark in html for mark in ("<p", "<h2", "<blockquote", "<picture"))
        assert "no articles" not in html
