"""The article as a visitor gets it: the page the site exists for (product.md)."""

import re

import pytest
from django.test import Client

from cms.blocks.media import PictureBlock
from contact.models import ContactDetails
from news.reading_time import minutes_to_read
from tests.factories.cms import SiteImageFactory
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory, NewsTopicFactory

# Nothing is cached yet; nine of them ask which pages are private.
QUERIES_OF_AN_ARTICLE = 42


@pytest.fixture
def article(news):
    """The article of product.md: seven sections of two paragraphs, a call to action and a card."""
    other = NewsDetailPageFactory(parent=news, title="The tea road")
    text = "<p>First paragraph.</p><p>Second paragraph.</p>"
    sections = [
        ("section", {"heading": f"Section {number}", "text": text}) for number in range(1, 8)
    ]
    action = {"heading": "Explore more", "page": other, "label": "Follow the road"}
    return NewsDetailPageFactory(
        parent=news,
        title="China and the Soviet Union",
        topic=NewsTopicFactory(name="History"),
        hero_caption="A train of 1955",
        body=[*sections, ("call_to_action", action), ("related_card", {"page": other})],
    )


def body_of(html: str) -> str:
    return html[html.index('<div class="prose">') : html.index('class="story-end"')]


class TestWhatStandsOnThePage:
    @pytest.fixture
    def html(self, client, article):
        return client.get(article.url).text

    def test_one_title(self, html):
        assert re.findall(r"<h1[^>]*>([^<]+)</h1>", html) == ["China and the Soviet Union"]

    def test_posted_on_in_words_and_for_machines(self, html):
        assert '<time datetime="2025-08-11">11 August 2025</time>' in html

    def test_the_hero_with_alt_caption_and_credit(self, html):
        hero = html[html.index('class="hero"') :].partition("</figure>")[0]

        assert 'alt="A train between birches"' in hero
        assert "A train of 1955" in hero
        assert "A friend of the house" in hero

    def test_the_hero_to_keep_and_no_other_picture(self, client, article):
        article.body = [*article.body.raw_data, {"type": "image", "value": {"caption": "Birches"}}]
        article.body[-1].value["image"] = _picture()
        article.save()

        html = client.get(article.url).text

        assert "Birches" in html
        (address,) = re.findall(r'<a class="download" href="([^"]+\.jpe?g)" download>', html)
        assert address.startswith("/media/images/")
        assert html.index('class="hero"') < html.index(address) < html.index("</figure>")

    def test_seven_headed_sections_of_two_paragraphs(self, html):
        assert len(re.findall(r"<h2", body_of(html))) == 7
        assert body_of(html).count("paragraph.</p>") == 14

    def test_each_heading_has_an_address_that_the_contents_lead_to(self, html):
        anchors = re.findall(r'<h2 id="([^"]+)"', body_of(html))

        assert len(set(anchors)) == 7
        assert all(f'href="#{anchor}"' in html for anchor in anchors)

    def test_the_call_to_action_and_the_related_card(self, html):
        assert 'href="/news/the-tea-road/">Follow the road</a>' in html
        assert "View detail" in html

    def test_both_buttons(self, html, article):
        assert "Contact Supplier" in html
        assert f'href="/contact/?from={article.pk}"' in html

    def test_the_reading_time_and_the_topic(self, html):
        assert "1 min read" in html
        assert "History" in html

    def test_other_news_beside_it(self, html):
        assert "More news" in html

    def test_the_way_to_the_article_before_it(self, html):
        assert re.search(r'rel="prev" href="/news/the-tea-road/"', html)


class TestTheAnchors:
    def test_stay_when_a_section_moves(self, article):
        before = article.sections
        article.body.insert(0, article.body.pop(6))
        article.save()
        article.refresh_from_db()

        assert article.sections == [before[6], *before[:6]]


class TestOnThisPage:
    """“On this page” when there are four sections or more."""

    @pytest.mark.parametrize(("sections", "is_shown"), [(3, False), (4, True)])
    def test_is_shown_from_four_sections_on(self, client, news, sections, is_shown):
        body = [("section", {"heading": f"Part {n}", "text": ""}) for n in range(sections)]

        html = client.get(NewsDetailPageFactory(parent=news, body=body).url).text

        assert "Part 2" in html
        assert ("On this page" in html) is is_shown


class TestTheButtons:
    def test_are_hidden_where_a_detail_is_empty(self, client, article, site):
        details = ContactDetails.for_site(site)
        details.email = details.phone = ""
        details.inquiry_page = None
        details.save()

        html = client.get(article.url).text

        assert "Contact Supplier" not in html
        assert "Send Inquiry" not in html

    def test_are_hidden_when_the_form_is_not_on_the_site(self, client, article, form_page):
        assert "Send Inquiry" in client.get(article.url).text
        form_page.unpublish()

        html = client.get(article.url).text

        assert "Send Inquiry" not in html
        assert "Contact Supplier" in html


class TestWhatTheResponseCarries:
    def test_no_cookie_and_nothing_that_varies_by_one(self, client, article):
        response = client.get(article.url)

        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")
        assert "Accept-Language" not in response.headers.get("Vary", "")

    @pytest.mark.parametrize("session", ["made-up", "x" * 32, ""])
    def test_the_same_bytes_for_two_visitors(self, article, session):
        plain, odd = Client(), Client()
        odd.cookies["sessionid"] = session
        odd.cookies["csrftoken"] = "x" * 32
        odd.cookies["django_language"] = "zh-hans"
        plain.get(article.url)

        first = plain.get(article.url)
        second = odd.get(
            article.url, headers={"accept-language": "zh-CN,zh;q=0.9", "user-agent": "Other/1.0"}
        )

        assert first.content == second.content
        assert first.headers.items() == second.headers.items()
        assert b"China and the Soviet Union" in first.content

    @pytest.mark.parametrize("address", ["/", "/news/", "/search/?q=tea", "/about/"])
    def test_other_pages_set_no_cookie_either(self, client, home, article, address):
        PlainPageFactory(parent=home, title="About")

        response = client.get(address)

        assert response.status_code == 200
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")


class TestTheNumberOfQueries:
    def test_is_bounded(self, client, article, django_assert_max_num_queries):
        client.get(article.url)

        with django_assert_max_num_queries(QUERIES_OF_AN_ARTICLE):
            assert client.get(article.url).status_code == 200

    def test_does_not_grow_with_the_number_of_articles(
        self, client, news, article, django_assert_max_num_queries
    ):
        for _number in range(4):
            NewsDetailPageFactory(parent=news, hero=article.hero, topic=article.topic)
        client.get(article.url)
        with django_assert_max_num_queries(QUERIES_OF_AN_ARTICLE) as few:
            client.get(article.url)
        for _number in range(10):
            NewsDetailPageFactory(parent=news, hero=article.hero, topic=article.topic)
        client.get(article.url)

        with django_assert_max_num_queries(QUERIES_OF_AN_ARTICLE) as many:
            client.get(article.url)

        assert len(many) == len(few)


class TestTheAltText:
    def test_is_the_articles_own(self, db):
        assert NewsDetailPageFactory.build(hero=_picture(), hero_alt="Ours").alt == "Ours"

    def test_falls_back_to_the_description_of_the_picture(self, db):
        assert NewsDetailPageFactory.build(hero=_picture()).alt == "A train between birches"

    def test_is_empty_for_a_decorative_picture(self, db):
        article = NewsDetailPageFactory.build(
            hero=_picture(), hero_alt="Ours", hero_decorative=True
        )

        assert article.alt == ""

    def test_is_empty_without_a_picture(self, db):
        assert NewsDetailPageFactory.build(hero=None, hero_alt="Ours").alt == ""

    @pytest.mark.parametrize(
        ("values", "alt"),
        [
            ({}, "A train between birches"),
            ({"alt_text": "Ours"}, "Ours"),
            ({"alt_text": "Ours", "decorative": True}, ""),
            ({"image": None}, ""),
        ],
    )
    def test_of_a_picture_in_the_body_goes_the_same_way(self, db, values, alt):
        block = PictureBlock()

        assert block.normalize({"image": _picture(), **values}).alt == alt


def _picture():
    return SiteImageFactory()


@pytest.mark.django_db  # a page looks up its content type when it is made
class TestTheReadingTime:
    @pytest.mark.parametrize(
        ("introduction", "minutes"),
        [
            ("", 1),
            ("word " * 238, 1),
            ("word " * 239, 2),
            ("word " * 2380, 10),
            ("字" * 300, 1),
            ("字" * 301, 2),
            ("，。" * 301 + "字", 1),
            ("𠮷" * 301, 2),
            ("don’t seventy-four 1,500.5 " * 79, 1),
            ("don’t seventy-four 1,500.5 " * 80, 2),
            ("字" * 150 + " word" * 119, 1),
            ("字" * 150 + " word" * 120, 2),
        ],
    )
    def test_counts_words_and_chinese_characters(self, introduction, minutes):
        body = NewsDetailPageFactory.build(hero=None, body=[]).body

        assert minutes_to_read(introduction, body) == minutes

    def test_counts_every_block_and_no_markup(self):
        text = "<p>" + "<b>word</b> " * 100 + '<a href="https://example.com/one/two">word</a></p>'
        body = NewsDetailPageFactory.build(
            hero=None,
            body=[
                ("section", {"heading": "word " * 20, "text": text}),
                ("text", "<p>" + "word " * 50 + "</p>"),
                ("quote", {"quote": "word " * 60, "name": "", "role": ""}),
            ],
        ).body

        # 231 words in the body.
        assert minutes_to_read("word " * 7, body) == 1
        assert minutes_to_read("word " * 8, body) == 2
