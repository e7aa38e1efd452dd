from django.http import HttpRequest, HttpResponse
from django.http.response import StreamingHttpResponse
from django.middleware.gzip import GZipMiddleware


class WholePagesMiddleware(GZipMiddleware):
    """Compresses what is answered whole; streams go out as they are.

    zlib would keep the first rows of an export back until it has enough of them, and pictures
    and workbooks are compressed already.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponse | StreamingHttpResponse
    ) -> HttpResponse | StreamingHttpResponse:
        if response.streaming:
            return response
        return super().process_response(request, response)
