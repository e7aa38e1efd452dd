from wagtail.contrib.forms.panels import FormSubmissionsPanel


class InquiriesPanel(FormSubmissionsPanel):
    """How many inquiries the form brought in, for those who may see them."""

    class BoundPanel(FormSubmissionsPanel.BoundPanel):
        def is_shown(self):
            return self.request.user.has_perm("contact.view_inquiry") and super().is_shown()
