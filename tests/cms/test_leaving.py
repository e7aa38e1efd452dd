"""Before a page leaves the site: what changes elsewhere is said, by name."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.site_groups import MODERATORS
from contact.models import ContactDetails
from home.models import HomePage
from news.models import NewsDetailPage
from tests.factories.cms import UserFactory
from tests.factories.contact import InquiryFactory
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory

SECTION = ("section", {"heading": "How it began", "text": "<p>With a sample.</p>"})
UNPUBLISH, DELETE = "wagtailadmin_pages:unpublish", "wagtailadmin_pages:delete"
NOTHING = "No card, link or menu elsewhere leads to it."


def card(page):
    return ("related_card", {"page": page, "url": "", "title": "", "image": None})


def call(page):
    value = {"heading": "Read on", "text": "", "page": page, "url": "", "label": "Go"}
    return ("call_to_action", value)


def linked(page):
    text = f'<p>See <a linktype="page" id="{page.pk}">the harvest</a>.</p>'
    return ("section", {"heading": "Further", "text": text})


@pytest.fixture
def article(news):
    return NewsDetailPageFactory(parent=news, title="A harvest")


@pytest.fixture
def other(news):
    """An article with `blocks` in its body that lead to the first one."""

    def make(title, *blocks, **values):
        body = [SECTION, *blocks]
        return NewsDetailPageFactory(parent=news, title=title, body=body, **values)

    return make


@pytest.fixture
def moderator(client, site):
    client.force_login(UserFactory(group=MODERATORS))
    return client


@pytest.fixture
def told(moderator):
    """What the page of confirmation says, one sentence a place; empty where it says nothing."""

    def told(page, view=UNPUBLISH) -> list[str]:
        html = moderator.get(reverse(view, args=[page.pk])).text
        return sentences(html)

    return told


def sentences(html: str) -> list[str]:
    soup = BeautifulSoup(html, "html.parser")
    return [" ".join(item.get_text().split()) for item in soup.select(".leaving-list li")]


@pytest.mark.parametrize("view", [UNPUBLISH, DELETE])
class TestTheQuestion:
    def test_names_both_pages_whose_cards_go(self, article, other, told, view):
        other("The quay", card(article))
        other("The crane", card(article))

        assert told(article, view) == [
            "Related card – The crane: The card is hidden until the page is back.",
            "Related card – The quay: The card is hidden until the page is back.",
        ]

    def test_says_so_where_nothing_leads_there(self, moderator, article, other, view):
        other("The quay", SECTION)
        address = reverse(view, args=[article.pk])
        assert NOTHING in moderator.get(address).text

        other("The crane", card(article))
        assert NOTHING not in moderator.get(address).text

    def test_names_calls_links_and_picks(self, article, other, told, view):
        other("The quay", call(article), linked(article))
        picking = other("The crane")
        picking.picks.create(other=article)
        picking.save()

        assert told(article, view) == [
            "Related article – The crane: Another article takes its place until it is back.",
            "Call to action – The quay: The whole band is hidden.",
            "Section – The quay: The words stay, without their link.",
        ]

    def test_names_the_lead_story(self, home, article, told, view):
        home.body = [("lead_story", {"article": article})]
        home.save()

        (sentence,) = told(article, view)

        assert sentence == f"Lead story – {home.title}: The newest article stands there instead."

    def test_names_menu_and_footer(self, home, told, view):
        page = PlainPageFactory(parent=home, title="About us", show_in_menus=True)
        below = PlainPageFactory(parent=page, title="Below", show_in_menus=True)

        assert told(page, view) == [
            "Menu – every page of the site: Its entry goes.",
            "Footer – every page of the site: Its entry goes.",
        ]
        assert told(below, view) == []

    def test_names_drafts_apart(self, moderator, article, other, view):
        other("The quay", card(article), live=False)

        html = moderator.get(reverse(view, args=[article.pk])).text

        assert "And in drafts, once they are published:" in html
        assert len(sentences(html)) == 1


class TestInquiries:
    def test_are_counted_for_everybody_and_shown_to_marketing(self, client, article):
        InquiryFactory(source=article, name="Ann Secret", message="Nobody else may read this")
        InquiryFactory(source=article)
        InquiryFactory(source=article, status="spam")
        address = reverse(UNPUBLISH, args=[article.pk])
        client.force_login(UserFactory(group=MODERATORS))
        seen = client.get(address).text
        client.force_login(UserFactory(is_superuser=True))
        seen_by_admin = client.get(address).text

        sentence = "The title of the page is kept there; its address leads nowhere."
        assert sentences(seen) == [f"Inquiries – 2 inquiries: {sentence}"]
        assert "Ann Secret" not in seen
        assert f"?article={article.pk}" not in seen
        assert f"?article={article.pk}" in seen_by_admin

    def test_cannot_be_sent_without_their_form(self, form_page, told, site):
        ContactDetails.objects.filter(site=site).update(inquiry_page=form_page)

        found = told(form_page)

        assert "Send Inquiry – every page of the site: The button is hidden" in " ".join(found)
        ContactDetails.objects.update(inquiry_page=None)
        assert "Send Inquiry –" not in " ".join(told(form_page))


class TestLinksToWhereItIsMended:
    def test_are_for_those_who_may(self, moderator, article, other):
        source = other("The quay", card(article))

        html = moderator.get(reverse(UNPUBLISH, args=[article.pk])).text

        assert reverse("wagtailadmin_pages:edit", args=[source.pk]) in html


class TestPagesThatLeaveTogether:
    def test_are_no_loss_to_each_other(self, home, told):
        parent = PlainPageFactory(parent=home, title="Above")
        below = PlainPageFactory(parent=parent, title="Below", body=[SECTION])
        PlainPageFactory(parent=parent, title="Beside", body=[card(below)])
        PlainPageFactory(parent=home, title="Elsewhere", body=[card(below)])

        found = [sentence for sentence in told(parent, DELETE) if "Related card" in sentence]

        assert found == ["Related card – Elsewhere: The card is hidden until the page is back."]

    @pytest.mark.parametrize("action", ["unpublish", "delete"])
    def test_are_each_named_by_the_action_for_many(self, moderator, article, other, action):
        second = other("Second", SECTION)
        other("The quay", card(article), card(second))
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])

        html = moderator.get(address, {"id": [article.pk, second.pk]}).text

        effect = "The card is hidden until the page is back."
        assert sentences(html) == [
            f"Related card – The quay: {effect} (A harvest)",
            f"Related card – The quay: {effect} (Second)",
        ]


class TestALongList:
    def test_ends_after_twenty_with_the_number_of_the_rest(self, moderator, article, other):
        for number in range(22):
            other(f"Quay {number}", card(article))

        html = moderator.get(reverse(UNPUBLISH, args=[article.pk])).text

        assert len(sentences(html)) == 20
        assert "And in 2 more places." in html


def test_models_of_the_tree_are_the_ones_meant():
    """The sentences above are read from these."""
    assert NewsDetailPage.picks.rel.related_model.without_page
    blocks = HomePage._meta.get_field("body").stream_block.child_blocks
    assert blocks["lead_story"].without_page
    assert blocks["about"].without_page
