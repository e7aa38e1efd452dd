"""Keeps people to what they may see in the admin, whatever address they try."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.search import SearchArea

ADMIN = "admin/"
HOME = "wagtailadmin_home"
LOGIN = "wagtailadmin_login"
INQUIRIES = "inquiries_modeladmin_index"
# Where people without rights over pages may go. Everything else of the admin is refused them;
# a new address is closed until it is written here.
OPEN_NAMES = frozenset(
    [
        INQUIRIES,
        "inquiries_modeladmin_results",
        "inquiries_modeladmin_inspect",
        "inquiries_modeladmin_edit",
        "inquiries_modeladmin_history",
        "wagtailforms:list_submissions",
        "wagtailforms:list_submissions_results",
        "contact_erase_submissions",
        "wagtailadmin_account",
        "wagtailadmin_dismissibles",
        HOME,
        "wagtailadmin_javascript_catalog",
        LOGIN,
        "wagtailadmin_logout",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_complete",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_sprite",
    ]
)
# What each address with inquiries on it asks of everybody, editors and moderators too.
RIGHTS = {
    INQUIRIES: "contact.view_inquiry",
    "inquiries_modeladmin_results": "contact.view_inquiry",
    "inquiries_modeladmin_inspect": "contact.view_inquiry",
    "inquiries_modeladmin_edit": "contact.change_inquiry",
    "inquiries_modeladmin_history": "contact.view_inquiry",
    "wagtailforms:index": "contact.view_inquiry",
    "wagtailforms:index_results": "contact.view_inquiry",
    "wagtailforms:list_submissions": "contact.view_inquiry",
    "wagtailforms:list_submissions_results": "contact.view_inquiry",
    "wagtailforms:delete_submissions": "contact.erase_inquiry",
    "contact_erase_submissions": "contact.erase_inquiry",
}


class InquiriesOnlyMiddleware:
    """Runs before each view of the admin; others pass untouched and no session is read."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        match = request.resolver_match
        # Signing in leads to the dashboard; their work is one step further.
        signed_in = match and match.view_name == LOGIN and response.get("Location") == reverse(HOME)
        if signed_in and is_kept_to_inquiries(request.user):
            response["Location"] = reverse(INQUIRIES)
        return response

    def process_view(self, request, view, args, kwargs):
        match = request.resolver_match
        if not match.route.startswith(ADMIN) or not _is_inside(request.user):
            return None
        right = RIGHTS.get(match.view_name)
        if right is not None and not request.user.has_perm(right):
            return refuse(request)
        if is_kept_to_inquiries(request.user) and match.view_name not in OPEN_NAMES:
            return refuse(request)
        return None


def refuse(request: HttpRequest) -> HttpResponse:
    """Return the admin's page for "you may not", with status 403 and no redirect."""
    return render(
        request,
        "contact/modeladmin/refused.html",
        {"may_see_inquiries": request.user.has_perm("contact.view_inquiry")},
        status=403,
    )


def is_kept_to_inquiries(user) -> bool:
    """Whether `user` may open the admin but has no rights over any page."""
    return _is_inside(user) and not user.is_superuser and not user_has_any_page_permission(user)


def _is_inside(user) -> bool:
    return user.is_authenticated and user.has_perm("wagtailadmin.access_admin")


class NoSearch(SearchArea):
    """Takes the place of the search for pages in the side bar, for those who see no pages."""

    def __init__(self):
        super().__init__(label="", url="", name="none", order=-1)

    def __bool__(self) -> bool:
        # The side bar shows the first area, and none when that one says it is nothing.
        return False

    def is_shown(self, request) -> bool:
        return is_kept_to_inquiries(request.user)
