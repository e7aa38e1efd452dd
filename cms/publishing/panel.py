"""“Ready to publish?”: what the checks find, beside the form."""

from django.forms import Media
from django.forms.widgets import Script
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from .checks import findings_on
from .findings import Finding


class ReadyPanel(BaseSidePanel):
    """A side panel of Wagtail's editor; errors first, each leading to its place."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Ready to publish?")
        icon_name = "clipboard-list"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context):
            context = super().get_context_data(parent_context)
            context["count"] = self.panel.error_count
            return context

    name = "ready"
    title = _("Ready to publish?")
    template_name = "cms/publishing/ready_panel.html"
    order = 150

    @property
    def media(self):
        return Media(
            js=[Script("cms/js/publishing.js", type="module")],
            css={"all": ["cms/css/publishing.css"]},
        )

    @cached_property
    def findings(self) -> list[Finding]:
        # A page that was never stored has nothing to be asked about yet.
        return findings_on(self.object) if self.object.pk else []

    @property
    def error_count(self) -> int:
        return sum(finding.is_error for finding in self.findings)

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        context["errors"] = [finding for finding in self.findings if finding.is_error]
        context["warnings"] = [finding for finding in self.findings if not finding.is_error]
        return context
