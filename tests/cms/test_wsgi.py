"""What reaches the site before any view does."""

import io
from wsgiref.util import setup_testing_defaults

import pytest

from cms.wsgi import SiteRequest


class TestCharset:
    @pytest.mark.parametrize("charset", ["base64", "rot13", "hex", "utf-8", "nonsense", ""])
    def test_no_charset_keeps_a_query_from_being_read(self, charset):
        environ = {
            "REQUEST_METHOD": "GET",
            "QUERY_STRING": "q=%E8%8C%B6",
            "CONTENT_TYPE": f"text/html; charset={charset}",
            "wsgi.input": io.BytesIO(),
        }
        setup_testing_defaults(environ)

        assert SiteRequest(environ).GET["q"] == "茶"
