"""Redirects that editors made, and those of moved pages."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page


class PublishedRedirectMiddleware(RedirectMiddleware):
    """Leads to a page only who may see it; Wagtail's own tells everybody its address."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer = super().process_response(request, response)
        if answer is response or may_see(request, target_of(request)):
            return answer
        return response


def target_of(request: HttpRequest) -> Page | None:
    """The page that the redirect of this address leads to; None where it is a web address."""
    asked = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    redirect = get_redirect(request, asked) or get_redirect(request, asked.partition("?")[0])
    return redirect.redirect_page if redirect else None


def may_see(request: HttpRequest, page: Page | None) -> bool:
    """Whether `page` is on the site, and this visitor has passed what guards it."""
    if page is None:
        return True
    if not page.live or (page.expire_at and page.expire_at <= timezone.now()):
        return False
    return all(guard.accept_request(request) for guard in page.get_view_restrictions())
