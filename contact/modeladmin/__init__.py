"""The desk: Inquiries in the admin. The only package that knows wagtail_modeladmin."""

from wagtail_modeladmin.options import modeladmin_register

from .admin import InquiryAdmin

__all__ = ["InquiryAdmin", "register_desk"]


def register_desk() -> None:
    """Mount the desk in the admin, with its entry in the menu."""
    modeladmin_register(InquiryAdmin)
