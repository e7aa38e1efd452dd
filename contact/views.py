"""The form page on the wire: the form, its errors, and the page after sending."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.models import Page

from cms.pages import published

from .models import ContactDetails, FormPage, Inquiry
from .models.form_page import source_page
from .receiving import comes_from_elsewhere, receive


@sensitive_post_parameters()
def serve_form_page(request: HttpRequest, page: FormPage, reference: str = "") -> HttpResponse:
    """Answer GET with the form and POST with 303, 422 or a plain refusal; nothing is cached."""
    if reference:
        response = _sent(request, page, reference)
    elif request.method == "POST":
        response = _post(request, page)
    elif request.method in ("GET", "HEAD"):
        source = source_page(request.GET.get("from", ""))
        response = _form_response(request, page, _blank_form(page, source), source)
    else:
        response = HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    add_never_cache_headers(response)
    return response


def preview_form_page(request: HttpRequest, page: FormPage, mode: str) -> HttpResponse:
    """Show the editor the form, or in the mode `landing` the page after sending."""
    if mode == "landing":
        return _sent_response(request, page, Inquiry(reference="7Q2M9-XK4PD"))
    return _form_response(request, page, _blank_form(page, None), None)


def _post(request: HttpRequest, page: FormPage) -> HttpResponse:
    if comes_from_elsewhere(request):
        return TemplateResponse(request, "contact/refused.html", {"page": page}, status=403)
    try:
        data = request.POST
    except (RequestDataTooBig, TooManyFieldsSent):
        return TemplateResponse(request, "contact/too_large.html", {"page": page}, status=413)
    source = source_page(data.get("source", ""))
    form = page.get_form(data, page=page, region=_region(page))
    if not form.is_valid():
        return _form_response(request, page, form, source, status=422)
    inquiry = receive(page, form, source, request)
    response = redirect(page.sent_url(inquiry.reference, request))
    # 303, so that a reload of the next page sends nothing (RFC 9110, 15.4.4).
    response.status_code = 303
    return response


def _blank_form(page: FormPage, source: Page | None):
    form_class = page.get_form_class()
    initial = form_class.fresh(str(source.pk) if source else "")
    return page.get_form(page=page, region=_region(page), initial=initial)


def _region(page: FormPage) -> str:
    site = page.get_site()
    return ContactDetails.for_site(site).phone_region if site else "CN"


def _shown(source: Page | None) -> Page | None:
    """The source page as visitors may be told of it: nothing of a hidden one."""
    return published(Page.objects.filter(pk=source.pk)).first() if source else None


def _form_response(request, page, form, source, status=200) -> HttpResponse:
    context = page.get_context(request)
    context |= {"form": form, "source": _shown(source)}
    return TemplateResponse(request, page.get_template(request), context, status=status)


def _sent(request: HttpRequest, page: FormPage, reference: str) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    inquiry = Inquiry.objects.filter(reference=reference, page_id=page.pk).first()
    if inquiry is None:
        raise Http404
    return _sent_response(request, page, inquiry)


def _sent_response(request, page, inquiry) -> HttpResponse:
    context = page.get_context(request)
    context |= {"inquiry": inquiry, "source": _shown(inquiry.source)}
    return TemplateResponse(request, page.get_landing_page_template(request), context)
