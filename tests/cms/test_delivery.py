"""What stands between the site and the wire: the media folder, and no cookie nobody asked for."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.factories.news import NewsDetailPageFactory


@pytest.mark.django_db
class TestTheMediaFolder:
    @pytest.fixture(autouse=True)
    def files(self):
        for name in ("images", "original_images", "documents"):
            folder = Path(settings.MEDIA_ROOT) / name
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "delivery.txt").write_text(name)

    def test_gives_renditions(self, client):
        response = client.get("/media/images/delivery.txt")

        assert response.status_code == 200
        assert b"".join(response.streaming_content) == b"images"

    @pytest.mark.parametrize("folder", ["original_images", "documents"])
    @pytest.mark.parametrize("way", ["", "images/../", "images//..//", "images/%2e%2e/", "./"])
    def test_gives_nothing_else_whatever_way_is_taken(self, client, folder, way):
        assert client.get(f"/media/{way}{folder}/delivery.txt").status_code == 404


@pytest.mark.django_db
class TestCookiesOfSomebodyElse:
    """Another program on the same host may have set cookies of the same names."""

    @pytest.mark.parametrize("name", [settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_NAME])
    def test_an_article_neither_replaces_nor_heeds_them(self, client, news, name):
        article = NewsDetailPageFactory(parent=news)
        client.cookies[name] = "not-one-of-ours"

        response = client.get(article.url)

        assert response.status_code == 200
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")

    def test_signing_in_still_works_with_one_that_cannot_be_read(self):
        client = Client(enforce_csrf_checks=True)
        client.cookies[settings.CSRF_COOKIE_NAME] = "not-one-of-ours"
        login = reverse("wagtailadmin_login")
        entries = {"username": "nobody", "password": "nothing"}
        assert client.post(login, entries).status_code == 403

        token = str(client.get(login).context["csrf_token"])
        response = client.post(login, entries | {"csrfmiddlewaretoken": token})

        assert response.status_code == 200
