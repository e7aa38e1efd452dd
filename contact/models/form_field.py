import re
import secrets

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.forms.models import FORM_FIELD_CHOICES, AbstractFormField

from ..roles import CONTACT, MESSAGE, NAME, ROLE_TYPES

_OWN_NAME = re.compile(r"q_[0-9a-z_]{1,64}")


class FormFieldsPanel(InlinePanel):
    """The questions of a form; carries the key of each unseen, so that a draft keeps it."""

    def get_form_options(self):
        options = super().get_form_options()
        fields = options["formsets"][self.relation_name]
        fields["fields"] = [*fields["fields"], "clean_name"]
        fields["widgets"] = {**fields["widgets"], "clean_name": forms.HiddenInput}
        return options


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
        _("used as"),
        max_length=16,
        choices=ROLES,
        blank=True,
        help_text=_("Name, contact and message are needed once each; label them as you like."),
    )
    field_type = models.CharField(
        _("field type"),
        max_length=16,
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
        """Fix key and type. Done on cleaning too, so that drafts hold the key that goes live.

        Saving a draft makes its new fields anew each time, hence the carried `clean_name`.
        """
        if self.role:
            self.clean_name = self.role
            self.field_type = ROLE_TYPES[self.role]
            self.required = True
        elif not _OWN_NAME.fullmatch(self.clean_name):
            self.clean_name = self.get_field_clean_name()
