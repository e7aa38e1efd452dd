"""What people are told when a page is not published, wherever they tried."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from wagtail.models import Page

from .doors import NotReadyError


def refusal_message(page: Page, refusal: ValidationError) -> SafeString:
    """Return a sentence that names `page`, and each reason with a link to its place."""
    known = isinstance(refusal, NotReadyError)
    context = {
        "page": page,
        "edit_url": edit_address(page),
        "findings": refusal.findings if known else [],
        "sentences": [] if known else refusal.messages,
    }
    return render_to_string("cms/publishing/refusal.html", context)


def edit_address(page: Page) -> str:
    """Where the page can be mended; empty for one that was never stored."""
    stored = page.pk is not None and Page.objects.filter(pk=page.pk).exists()
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if stored else ""


class RefusedPublicationMiddleware:
    """Leads back to the form, with the reasons, from every door that has no answer of its own.

    Wagtail's approval, and whatever it will publish through next, let the refusal pass.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, NotReadyError):
            return None
        messages.error(request, refusal_message(exception.page, exception))
        address = edit_address(exception.page) or reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # What Wagtail's dialogs follow.
            return JsonResponse({"step": "success", "redirect": address})
        return HttpResponseRedirect(address)
