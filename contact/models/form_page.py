from http import HTTPMethod

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.forms.models import FormMixin, validate_to_address
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.pages import BasePage
from cms.publishing.findings import Finding
from cms.publishing.forms import BasePageForm

from ..form_builder import LONGEST_MESSAGE, InquiryFormBuilder
from ..panels import InquiriesPanel
from .form_field import FormField, FormFieldsPanel
from .inquiry import Inquiry

LONGEST_RECIPIENT = 254


FIELDS = "form_fields"


def each_role_is_held_once(page: Page) -> list[Finding]:
    return missing_roles([field.role for field in page.get_form_fields()])


class FormPageForm(BasePageForm):
    """The editor's form of a form page; what is asked of its fields is asked when publishing.

    Not Wagtail's own, which refuses drafts for two fields of one key; ours are random.
    """

    def publish_errors(self):
        # The page itself still holds the fields from before this form.
        formset = self.formsets["form_fields"]
        formset.is_valid()
        rows = [form.cleaned_data for form in formset.forms]
        roles = [row.get("role") for row in rows if not row.get("DELETE")]
        others = [finding for finding in super().publish_errors() if finding.field != FIELDS]
        return others + missing_roles(roles)

    def get_field_updates_for_resave(self):
        # A form that is saved while it stays open must keep the keys that were just made.
        updates = super().get_field_updates_for_resave()
        for form in self.formsets["form_fields"].forms:
            updates.append((f"{form.prefix}-clean_name", form.instance.clean_name))
        return updates


class FormPage(FormMixin, BasePage):
    """Serves the inquiry form at its own address and in the dialog of every article."""

    base_form_class = FormPageForm
    publishing_rules = (each_role_is_held_once, *BasePage.publishing_rules)
    form_builder = InquiryFormBuilder
    # Views import models, so models are told of their views in ContactConfig.ready().
    serve_view = preview_view = None

    parent_page_types = ["home.HomePage", "home.PlainPage"]
    subpage_types = []
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS, HTTPMethod.POST]

    introduction = models.TextField(
        _("introduction"), max_length=300, blank=True, help_text=_("One or two sentences on top.")
    )
    privacy_text = models.CharField(
        _("privacy line"),
        max_length=300,
        blank=True,
        help_text=_("One line under the form: why we ask, who sees it, how long it is kept."),
    )
    thank_you_text = RichTextField(
        _("text after sending"),
        blank=True,
        features=["bold", "italic", "link", "ul"],
        help_text=_("What happens next. Shown under “Inquiry sent”."),
    )
    recipients = models.CharField(
        _("who is told"),
        max_length=255,
        blank=True,
        validators=[validate_to_address],
        help_text=_(
            "Email addresses that are told of each inquiry, separated by commas. Left empty, "
            "the address in Site details is told. Every inquiry is kept under Inquiries anyway."
        ),
    )
    longest_message = models.PositiveIntegerField(
        _("longest message"),
        default=LONGEST_MESSAGE,
        validators=[MinValueValidator(100), MaxValueValidator(50_000)],
        help_text=_("How many characters a message may have."),
    )

    content_panels = BasePage.content_panels + [
        InquiriesPanel(),
        FieldPanel("introduction"),
        FormFieldsPanel("form_fields", label=_("Field"), heading=_("Fields of the form")),
        FieldPanel("privacy_text"),
        FieldPanel("thank_you_text"),
        MultiFieldPanel(
            [
                # Whoever is told reads every inquiry, so it takes the right to read them.
                FieldPanel("recipients", permission="contact.view_inquiry"),
                FieldPanel("longest_message"),
            ],
            heading=_("Delivery"),
        ),
    ]

    class Meta:
        verbose_name = _("form page")
        verbose_name_plural = _("form pages")

    def get_form_class(self):
        return self.form_builder(self.get_form_fields(), self.longest_message).get_form_class()

    def get_submission_class(self):
        return Inquiry

    def route(self, request, path_components):
        if self.live and len(path_components) == 2 and path_components[0] == "sent":
            super().route(request, [])
            return RouteResult(self, kwargs={"reference": path_components[1]})
        return super().route(request, path_components)

    def serve(self, request, *args, **kwargs):
        return self.in_own_language(self.serve_view, request, self, **kwargs)

    def serve_preview(self, request, mode_name):
        return self.in_own_language(self.preview_view, request, self, mode_name)

    def sent_url(self, reference: str, request=None) -> str:
        """Where the sender of the inquiry with this reference is led."""
        return f"{self.get_url(request)}sent/{reference}/"

    @property
    def questions(self) -> list[dict[str, str]]:
        """Key, label and type of each field as it is asked now; every inquiry keeps them."""
        return [
            {"key": field.clean_name, "label": field.label, "type": field.field_type}
            for field in self.get_form_fields()
        ]

    @property
    def told(self) -> list[str]:
        """The addresses that are told of an inquiry; empty when nobody is."""
        from .details import ContactDetails

        if self.recipients:
            given = [address.strip() for address in self.recipients.split(",")]
            # No mail server takes a longer one (RFC 5321, 4.5.3.1.3), and no row holds it.
            return [*dict.fromkeys(a for a in given if a and len(a) <= LONGEST_RECIPIENT)]
        site = self.get_site()
        details = ContactDetails.for_site(site) if site else None
        return [details.email] if details and details.email else []


def missing_roles(roles: list[str]) -> list[Finding]:
    """Return an error for each role that is not held by exactly one of a form's fields."""
    sentence = _("The form needs exactly one field used as “%(role)s”.")
    return [
        Finding(FIELDS, sentence % {"role": label}, str(_("Fields of the form")))
        for role, label in FormField.ROLES
        if role and roles.count(role) != 1
    ]


def source_id(value: str) -> int | None:
    """Return the page id that `value`, which a visitor may have made up, spells; else None."""
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 12 else None


def source_page(value: str) -> Page | None:
    """Return the page with the id in `value`; None if there is none.

    A page that was never on the site is not found: nobody can have sent an inquiry from it.
    """
    seen = Q(live=True) | Q(first_published_at__isnull=False)
    return Page.objects.filter(seen, pk=source_id(value), depth__gt=1).first()
