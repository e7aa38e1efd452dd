"""Keeps people without rights over pages to the inquiries, whatever address they try."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from wagtail.models import Page
from wagtail.permissions import policy_registry

INQUIRIES = "inquiries_modeladmin_index"
# Everything else of the admin is refused; a new address is closed until it is written here.
OPEN_NAMES = frozenset(
    [
        INQUIRIES,
        "inquiries_modeladmin_inspect",
        "inquiries_modeladmin_edit",
        "inquiries_modeladmin_history",
        "wagtailadmin_account",
        "wagtailadmin_logout",
        "wagtailadmin_login",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_password_reset",
        "wagtailforms:index",
        "wagtailforms:list_submissions",
    ]
)
HOME = "wagtailadmin_home"


class InquiriesOnlyMiddleware:
    """Runs before each view of the admin; others pass untouched."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        match = request.resolver_match
        if not match.route.startswith("admin/") or not _is_kept_to_inquiries(request.user):
            return None
        if match.view_name == HOME:
            return redirect(INQUIRIES)
        if match.view_name not in OPEN_NAMES:
            raise PermissionDenied
        return None


def _is_kept_to_inquiries(user) -> bool:
    """Whether `user` may open the admin but has no rights over any page."""
    if not user.is_authenticated or user.is_superuser:
        return False
    if not user.has_perm("wagtailadmin.access_admin"):
        return False
    policy = policy_registry.get_by_type(Page)
    return not policy.user_has_any_permission(user, ["add", "change", "publish"])
