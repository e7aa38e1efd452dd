"""The WSGI application that granian (or any other server) runs."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.embedded")


class SiteRequest(WSGIRequest):
    """A request that also lives with a charset naming one of Python's codecs that are not of text.

    Django's takes the charset base64 at its word and fails on the query before any view is asked.
    """

    def _set_content_type_params(self, meta):
        try:
            super()._set_content_type_params(meta)
        except LookupError:
            self._encoding = None


class SiteHandler(WSGIHandler):
    request_class = SiteRequest


django.setup(set_prefix=False)
application = SiteHandler()
