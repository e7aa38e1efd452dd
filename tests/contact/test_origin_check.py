"""Contract, “The inquiry form on the wire”: no cookie, and posts of our own pages only."""

import time
from unittest.mock import patch

import pytest
from django.test import Client

from contact.form_builder import make_stamp
from contact.models import Inquiry
from tests.contact.conftest import ANSWERS

pytestmark = pytest.mark.django_db

OWN, FOREIGN = "http://testserver", "https://elsewhere.example"


class TestWhereAPostComesFrom:
    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Sec-Fetch-Site": "cross-site", "Origin": OWN},
            {"Sec-Fetch-Site": ""},
            {"Sec-Fetch-Site": "nonsense"},
            {"Origin": FOREIGN},
            {"Origin": "null"},
            {"Origin": ""},
            {"Origin": "http://testserver:8170"},
            {"Origin": "http://testserver.elsewhere.example"},
            {"Origin": "http://[broken"},
            {"Origin": "testserver"},
            {"Origin": "file://testserver"},
            {"Origin": f"{OWN}/path"},
        ],
    )
    def test_another_site_is_refused_and_nothing_is_stored(self, send, headers):
        response = send(headers=headers)

        assert response.status_code == 403
        assert "no-store" in response["Cache-Control"]
        assert Inquiry.objects.count() == 0

    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"Sec-Fetch-Site": "same-origin"},
            {"Sec-Fetch-Site": "none"},
            {"Sec-Fetch-Site": "same-origin", "Origin": FOREIGN},
            {"Origin": OWN},
            {"Origin": "https://testserver"},
            {"Origin": "http://TestServer"},
            {"Referer": FOREIGN},
        ],
    )
    def test_our_own_pages_and_plain_clients_are_let_in(self, send, headers):
        assert send(headers=headers).status_code == 303
        assert Inquiry.objects.count() == 1

    def test_a_trusted_origin_of_the_settings_is_ours(self, send, settings):
        settings.CSRF_TRUSTED_ORIGINS = [FOREIGN]
        assert send(headers={"Origin": FOREIGN}).status_code == 303
        assert Inquiry.objects.count() == 1

    def test_the_refusal_says_in_plain_words_what_to_do(self, send):
        assert "was not sent" in send(headers={"Origin": FOREIGN}).text

    def test_a_host_that_is_not_ours_is_refused(self, form_page):
        response = Client().post(form_page.url, ANSWERS, headers={"Host": "elsewhere.example"})
        assert response.status_code == 400
        assert Inquiry.objects.count() == 0


class TestWithoutCookies:
    """“page opened hours ago, cookies blocked or gone → it just works”."""

    def test_no_answer_of_the_form_sets_a_cookie_or_varies_by_one(self, form_page, send):
        client = Client(enforce_csrf_checks=True)
        opened = client.get(form_page.url)
        refused = client.post(form_page.url, {**ANSWERS, "name": ""})
        sent = client.post(form_page.url, ANSWERS)
        after = client.get(sent["Location"])
        foreign = client.post(form_page.url, ANSWERS, headers={"Origin": FOREIGN})

        answers = [opened, refused, sent, after, foreign]
        assert [answer.status_code for answer in answers] == [200, 422, 303, 200, 403]
        for answer in answers:
            assert not answer.cookies
            assert "cookie" not in answer.get("Vary", "").lower()

    def test_a_form_opened_a_day_ago_is_taken(self, form_page):
        with patch.object(time, "time", return_value=time.time() - 86_400):
            old = make_stamp()
        form = Client().get(form_page.url).context["form"]
        data = {**ANSWERS, "token": form["token"].value(), "stamp": old}

        assert Client(enforce_csrf_checks=True).post(form_page.url, data).status_code == 303
        assert Inquiry.objects.get().status == Inquiry.Status.NEW

    def test_the_rest_of_the_site_still_asks_for_a_token(self, form_page):
        client = Client(enforce_csrf_checks=True)
        assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 403
