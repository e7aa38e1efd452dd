"""What stands between the site and the wire: media, compression, no cookie nobody asked for."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from cms.delivery.compression import WholePagesMiddleware
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


class TestCompression:
    """What is answered whole is compressed on its way; what streams keeps streaming."""

    WANTS_GZIP = {"HTTP_ACCEPT_ENCODING": "gzip, br"}

    @pytest.mark.django_db
    def test_a_page_is_compressed_for_those_who_can_read_it(self, client, news):
        article = NewsDetailPageFactory(parent=news)
        plain = client.get(article.url)
        compressed = client.get(article.url, **self.WANTS_GZIP)

        assert "Content-Encoding" not in plain
        assert compressed["Content-Encoding"] == "gzip"
        assert gzip.decompress(compressed.content) == plain.content
        assert len(compressed.content) < len(plain.content) / 2
        assert plain["Vary"] == compressed["Vary"] == "Accept-Encoding"

    @pytest.mark.django_db
    def test_a_feed_is_still_told_unchanged(self, client, news):
        """Compression weakens the mark of a feed; the reader who sends it back has the same."""
        NewsDetailPageFactory(parent=news)
        address = f"{news.url}feed/"
        first = client.get(address, **self.WANTS_GZIP)
        again = client.get(address, HTTP_IF_NONE_MATCH=first["ETag"], **self.WANTS_GZIP)

        assert first["Content-Encoding"] == "gzip"
        assert again.status_code == 304

    def test_a_stream_goes_out_chunk_by_chunk(self):
        rows = [b"reference,name\r\n" * 20, b"AB-1,Lin\r\n" * 20]
        request = RequestFactory().get("/", **self.WANTS_GZIP)
        streamed = WholePagesMiddleware(lambda _: StreamingHttpResponse(iter(rows)))(request)
        whole = WholePagesMiddleware(lambda _: HttpResponse(b"".join(rows)))(request)

        assert "Content-Encoding" not in streamed
        assert list(streamed.streaming_content) == rows
        assert whole["Content-Encoding"] == "gzip"
