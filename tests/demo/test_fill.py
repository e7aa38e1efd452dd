"""`manage.py fill`: volume data that the site cannot tell from what people wrote."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from contact.addresses import read_address
from contact.models import Inquiry
from news.models import NewsDetailPage
from news.search import clean_term, search_pages
from tests.factories.cms import SiteImageFactory, UserFactory
from tests.factories.news import NewsDetailPageFactory, NewsTopicFactory


def fill(**options) -> str:
    told = StringIO()
    call_command("fill", **options, stdout=told)
    return told.getvalue()


class TestArticles:
    def test_are_counted_by_their_list(self, news):
        NewsDetailPageFactory(parent=news)

        told = fill(articles=60)

        news.refresh_from_db()
        assert news.numchild == news.get_children().count() == 61
        assert news.articles().count() == 61
        assert "Articles 60 of 60" in told

    def test_leave_a_sound_tree_also_the_second_time(self, news):
        fill(articles=40)
        fill(articles=10)

        assert Page.find_problems() == ([], [], [], [], [])
        assert NewsDetailPage.objects.child_of(news).count() == 50
        assert NewsDetailPageFactory(parent=news).get_parent() == news

    def test_are_served_listed_and_found(self, client, site, news):
        SiteImageFactory()
        fill(articles=30)
        article = next(article for article in news.articles() if article.title.isascii())
        longest_word = max(clean_term(article.introduction).split(), key=len)

        assert client.get(article.url).status_code == 200
        assert client.get("/news/").text.count('class="card-title"') == 12
        assert article.pk in [page.pk for page in search_pages(site, article.title)]
        assert article.pk in [page.pk for page in search_pages(site, longest_word)]

    def test_may_be_edited(self, news):
        SiteImageFactory()
        fill(articles=3)
        article = news.articles().first()

        article.title = "By hand"
        article.save_revision().publish()

        assert NewsDetailPage.objects.get(pk=article.pk).title == "By hand"

    def test_differ_and_spread_over_topics_and_years(self, news):
        NewsTopicFactory.create_batch(3)
        fill(articles=300, spread_days=1500)
        articles = NewsDetailPage.objects.all()

        assert articles.values("topic").distinct().count() == 3
        assert articles.dates("posted_on", "year").count() >= 4
        assert articles.values("title").distinct().count() > 200
        assert articles.values("slug").distinct().count() == 300
        assert articles.values("translation_key").distinct().count() == 300
        assert not articles.filter(posted_on__gt=timezone.localdate()).exists()
        assert any(not article.title.isascii() for article in articles)
        assert all(len(article.sections) >= 3 for article in articles[:50])


class TestInquiries:
    def test_look_like_those_that_visitors_send(self, news, form_page):
        marketing = UserFactory(group="Marketing")
        fill(articles=20)
        told = fill(inquiries=400, spread_days=100)
        inquiries = list(Inquiry.objects.all())

        assert "Inquiries 400 of 400" in told
        assert len({inquiry.reference for inquiry in inquiries}) == 400
        assert {inquiry.status for inquiry in inquiries} == set(Inquiry.Status.values)
        assert {inquiry.owner for inquiry in inquiries} == {None, marketing}
        assert {inquiry.contact_kind for inquiry in inquiries} == {"email", "phone"}
        assert len({inquiry.source_id for inquiry in inquiries}) > 5
        span = inquiries[0].submit_time - inquiries[-1].submit_time
        assert 95 <= span.days <= 100
        assert inquiries[0].submit_time <= timezone.now()
        for inquiry in inquiries:
            address = read_address(inquiry.contact, "CN")
            assert (address.kind, address.normalised) == (
                inquiry.contact_kind,
                inquiry.contact_normalised,
            )
            assert inquiry.answers[0][1] == inquiry.name

    def test_can_be_added_again(self, news):
        fill(inquiries=10)
        fill(inquiries=10)

        assert Inquiry.objects.count() == 20


class TestRefusals:
    @pytest.mark.django_db
    def test_without_a_site(self):
        with pytest.raises(CommandError, match="init_site"):
            fill(articles=1)

    @pytest.mark.parametrize("wrong", [{"articles": -1}, {"inquiries": -1}, {"spread_days": 0}])
    def test_for_numbers_that_mean_nothing(self, news, wrong):
        with pytest.raises(CommandError):
            fill(**wrong)

    def test_for_more_articles_than_a_list_holds(self, news):
        Page.objects.filter(pk=news.pk).update(numchild=F("numchild") + 1_679_615)

        with pytest.raises(CommandError, match="at most"):
            fill(articles=1)
