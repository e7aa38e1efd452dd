import mimetypes
import posixpath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.static import serve

# Originals hold where and when a photograph was taken; documents go through Wagtail's own view.
PUBLIC_FOLDER = "images/"

# Not in every system's list, and browsers show no picture that is served as something else.
for _kind in ("avif", "webp"):
    mimetypes.add_type(f"image/{_kind}", f".{_kind}")


def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a rendition where no proxy does, for a year: its name changes with its content."""
    path = posixpath.normpath(path)  # before it is compared: "images/../documents/…"
    if not path.startswith(PUBLIC_FOLDER):
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
