from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def only_asked_for_tokens(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware behind Django's CsrfViewMiddleware: no token for a page that prints none.

    Django replaces a token that it cannot read on every page, and so sets a cookie and
    `Vary: Cookie` on pages that are the same for everybody.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        # A form that asks for its token sets this again.
        request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)
        return get_response(request)

    return respond
