from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    """The inquiry form, what it brings in, and the desk where it is worked."""

    name = "contact"
    verbose_name = _("Contact")

    def ready(self) -> None:
        from cms.dashboard.panels import register_panel
        from cms.delivery.publisher import register_publisher
        from cms.leaving.consequences import register_source
        from cms.operations.outbox import register_kind
        from cms.operations.site_setup import register_step
        from cms.page_columns import register_page_column
        from cms.publishing.checks import register_rule

        from . import notifications, views
        from .article_column import InquiriesColumn
        from .dashboard import PANELS
        from .leaving import buttons_that_open_it, inquiries_that_name_it
        from .models import FormPage
        from .publisher import publisher
        from .publishing import contact_buttons_lead_to_somebody
        from .site_setup import lay_contact
        from .submissions import InquirySubmissionsListView

        for panel in PANELS:
            register_panel(panel)
        register_publisher(publisher)
        register_source(inquiries_that_name_it)
        register_source(buttons_that_open_it)
        register_rule("news.NewsDetailPage", contact_buttons_lead_to_somebody)
        register_page_column("news.NewsDetailPage", InquiriesColumn())
        register_kind(notifications.KIND, notifications.render)
        register_step(lay_contact, order=30)
        # Set here: views import models, so models cannot import them.
        FormPage.serve_view = staticmethod(views.serve_form_page)
        FormPage.preview_view = staticmethod(views.preview_form_page)
        FormPage.submissions_list_view_class = InquirySubmissionsListView
