from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from . import transitions
from .exports import downloads
from .gate import NoSearch, is_kept_to_inquiries
from .modeladmin import register_desk
from .submissions import ERASE, EraseSubmissionsView, forms_for

register_desk()


@hooks.register("register_log_actions")
def register_inquiry_actions(actions):
    """What is recorded of inquiries: exports, changes of status or owner, erasure."""
    actions.register_action(downloads.ACTION, _("Export inquiries"), _("Inquiries exported"))
    actions.register_action(ERASE, _("Erase inquiry"), _("Inquiry erased"))
    actions.register_action(transitions.ACTION)(transitions.TransitionFormatter)


@hooks.register("filter_form_submissions_for_user")
def filter_form_submissions_for_user(user, pages):
    """Submissions are for whoever may view inquiries, not for whoever may change the form."""
    return forms_for(user)


# Before Wagtail's own view of that address, which asks for no right and records nothing.
@hooks.register("register_admin_urls", order=-1)
def register_erase_url():
    return [
        path(
            "forms/submissions/<int:page_id>/delete/",
            EraseSubmissionsView.as_view(),
            name="contact_erase_submissions",
        )
    ]


@hooks.register("construct_main_menu")
def keep_menu_to_inquiries(request, menu_items):
    """People without rights over pages have one entry; the others would be refused."""
    if is_kept_to_inquiries(request.user):
        menu_items[:] = [item for item in menu_items if item.name == "inquiries"]


@hooks.register("register_admin_search_area")
def register_no_search_area():
    """Wagtail offers the search for pages to everybody; this one comes first and hides it."""
    return NoSearch()
