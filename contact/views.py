"""The form page on the wire: the form, its errors, and the page after sending."""

import uuid

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    QueryDict,
    UnreadablePostError,
)
from django.http.multipartparser import MultiPartParserError
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.models import Page

from cms.pages import published

from .form_builder import read_token
from .models import ContactDetails, FormPage, Inquiry
from .models.form_page import source_page
from .receiving import comes_from_elsewhere, receive

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
UNREADABLE = (BadRequest, MultiPartParserError, UnreadablePostError)


class HttpResponseSeeOther(HttpResponseRedirect):
    """A redirect after which a reload sends nothing (RFC 9110, 15.4.4)."""

    status_code = 303


@sensitive_post_parameters()
def serve_form_page(request: HttpRequest, page: FormPage, reference: str = "") -> HttpResponse:
    """Answer GET with the form and POST with 303, 422 or a plain refusal; caches keep nothing."""
    # Whatever charset a client names, forms are read as UTF-8; Python would take some for
    # codecs that are none of text, and Django refuses the rest.
    request.encoding = settings.DEFAULT_CHARSET
    if reference:
        response = _sent(request, page, reference)
    elif request.method == "POST":
        response = _post(request, page)
    elif request.method in ("GET", "HEAD"):
        source = source_page(request.GET.get("from", ""))
        response = _form_response(request, page, _blank_form(page, source), source)
        # Going back after sending must find this form with this token, or what is sent again is
        # stored again; "no-store" would have the browser fetch another.
        patch_cache_control(response, private=True, no_cache=True)
        return response
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
        data = _posted(request)
    except TOO_LARGE:
        return TemplateResponse(request, "contact/too_large.html", {"page": page}, status=413)
    except UNREADABLE:
        return TemplateResponse(request, "contact/unreadable.html", {"page": page}, status=400)
    source = source_page(data.get("source", ""))
    form = page.get_form(data, page=page, region=_region(page))
    if not form.is_valid():
        return _form_response(request, page, form, source, status=422)
    inquiry = receive(page, form, source, request)
    return HttpResponseSeeOther(page.sent_url(inquiry.reference, request))


def _posted(request: HttpRequest) -> QueryDict:
    """Return what was posted, with a token of ours where none came that can be read."""
    # Files are no part of the form and Django's limit leaves them out.
    length = request.META.get("CONTENT_LENGTH") or ""
    if length and not length.isdecimal():
        raise BadRequest
    if int(length or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise RequestDataTooBig
    data = request.POST.copy()
    if read_token(data.get("token", "")) is None:
        data["token"] = str(uuid.uuid4())
    return data


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
