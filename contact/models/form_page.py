import secrets

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.contrib.forms.models import (
    FORM_FIELD_CHOICES,
    AbstractFormField,
    FormMixin,
    validate_to_address,
)
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.pages import BasePage, BasePageForm

from ..form_builder import InquiryFormBuilder
from ..roles import CONTACT, MESSAGE, NAME, ROLE_TYPES
from .inquiry import Inquiry

LONGEST_MESSAGE = 5_000


class FormField(AbstractFormField):
    """A question of the form. Its role, not its label, says what the answer is used for."""

    ROLES = [
        ("", _("Another question")),
        (NAME, _("Name of the sender")),
        (CONTACT, _("Phone or email address")),
        (MESSAGE, _("Message")),
    ]

    page = ParentalKey("contact.FormPage", on_delete=models.CASCADE, related_name="form_fields")
    role = models.CharField(
        _("used as"), max_length=16, choices=ROLES, blank=True,
        help_text=_("Name, contact and message are needed once each; label them as you like."),
    )
    field_type = models.CharField(
        _("field type"), max_length=16,
        choices=[choice for choice in FORM_FIELD_CHOICES if choice[0] != "hidden"],
        default="singleline",
    )
    field_type.required_on_save = True

    panels = [FieldPanel("role"), *AbstractFormField.panels]

    def get_field_clean_name(self) -> str:
        # Random and kept for good: a label may be renamed, or used again after a deletion,
        # without its answers being mixed up.
        return self.role or f"q_{secrets.token_hex(4)}"

    def clean(self):
        super().clean()
        self._name_for_good()

    def save(self, *args, **kwargs):
        self._name_for_good()
        super().save(*args, **kwargs)

    def _name_for_good(self) -> None:
        """Fix key and type. Done on cleaning too, so that drafts already hold the key."""
        if self.role:
            self.clean_name = self.role
            self.field_type = ROLE_TYPES[self.role]
            self.required = True
        elif not self.clean_name or self.clean_name in ROLE_TYPES:
            self.clean_name = self.get_field_clean_name()


class FormPageForm(BasePageForm, WagtailAdminFormPageForm):
    """The editor's form of a form page: our rules for publishing, Wagtail's for its fields."""

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation and "form_fields" in self.formsets:
            self._ask_for_roles()
        return cleaned

    def _ask_for_roles(self) -> None:
        rows = [form.cleaned_data for form in self.formsets["form_fields"].forms if form.is_valid()]
        used = [row.get("role") for row in rows if row and not row.get("DELETE")]
        for role, label in FormField.ROLES:
            if role and used.count(role) != 1:
                message = _("The form needs exactly one field used as “%(role)s”.")
                self.add_error(None, ValidationError(message % {"role": label}))


class FormPage(FormMixin, BasePage):
    """Serves the inquiry form at its own address and in the dialog of every article."""

    base_form_class = FormPageForm
    form_builder = InquiryFormBuilder
    # Views import models, so models are told of their views in ContactConfig.ready().
    serve_view = preview_view = None

    parent_page_types = ["home.HomePage", "home.PlainPage"]
    subpage_types = []

    introduction = models.TextField(
        _("introduction"), max_length=300, blank=True, help_text=_("One or two sentences on top.")
    )
    privacy_text = models.CharField(
        _("privacy line"), max_length=300, blank=True,
        help_text=_("One line under the form: why we ask, who sees it, how long it is kept."),
    )
    thank_you_text = RichTextField(
        _("text after sending"), blank=True, features=["bold", "italic", "link", "ul"],
        help_text=_("What happens next. Shown under “Inquiry sent”."),
    )
    recipients = models.CharField(
        _("who is told"), max_length=255, blank=True, validators=[validate_to_address],
        help_text=_(
            "Email addresses that are told of each inquiry, separated by commas. Left empty, "
            "the address in Site details is told. Every inquiry is kept under Inquiries anyway."
        ),
    )
    longest_message = models.PositiveIntegerField(
        _("longest message"), default=LONGEST_MESSAGE,
        validators=[MinValueValidator(100), MaxValueValidator(50_000)],
        help_text=_("How many characters a message may have."),
    )

    content_panels = BasePage.content_panels + [
        FormSubmissionsPanel(),
        FieldPanel("introduction"),
        InlinePanel("form_fields", label=_("Field"), heading=_("Fields of the form")),
        FieldPanel("privacy_text"),
        FieldPanel("thank_you_text"),
        MultiFieldPanel(
            [FieldPanel("recipients"), FieldPanel("longest_message")], heading=_("Delivery")
        ),
    ]

    class Meta:
        verbose_name = _("form page")
        verbose_name_plural = _("form pages")

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
    def told(self) -> list[str]:
        """The addresses that are told of an inquiry; empty when nobody is."""
        from .details import ContactDetails

        if self.recipients:
            return [address.strip() for address in self.recipients.split(",") if address.strip()]
        site = self.get_site()
        details = ContactDetails.for_site(site) if site else None
        return [details.email] if details and details.email else []


def source_page(value: str) -> Page | None:
    """Return the page with the id in `value`, which a visitor may have made up; None if absent."""
    if not value.isascii() or not value.isdigit() or len(value) > 12:
        return None
    return Page.objects.filter(pk=int(value), depth__gt=1).first()
