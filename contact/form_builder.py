"""Turns the questions of a form page into the form that a visitor fills in."""

import re
import time
import unicodedata
import uuid

from django import forms
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

from .addresses import read_address
from .roles import CONTACT, MESSAGE, NAME

LONGEST_LINE = 255
_signer = Signer(salt="contact.inquiry")


def clean_text(text: str) -> str:
    """Remove what no person types and no file can hold: control characters, lone surrogates."""
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept).strip()


class LineField(forms.CharField):
    """One line or more of plain text, freed of control characters before it is judged."""

    def to_python(self, value):
        text = "" if value in self.empty_values else str(value)
        text = clean_text(re.sub(r"\r\n?", "\n", text))
        return text or self.empty_value


class AddressField(LineField):
    """A phone number or an e-mail address. Gives the text as typed; see `read_address`."""

    default_error_messages = {
        "unreadable": _(
            "Enter an email address like name@example.com or a phone number like "
            "138 0013 8000 or +86 138 0013 8000"
        ),
    }
    region = "CN"

    def validate(self, value):
        super().validate(value)
        if value and read_address(value, self.region) is None:
            raise forms.ValidationError(self.error_messages["unreadable"], code="unreadable")


class InquiryForm(BaseForm):
    """Base of every form page's form: what travels beside the questions.

    None of it is required; a post without it is taken in all the same.
    """

    use_required_attribute = False

    token = forms.CharField(required=False, widget=forms.HiddenInput)
    source = forms.CharField(required=False, widget=forms.HiddenInput)
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(
        required=False,
        label=_("Leave this field empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    besides = ("token", "source", "stamp", "website")

    def __init__(self, *args, region: str = "CN", **kwargs):
        super().__init__(*args, **kwargs)
        self.region = region
        for field in self.fields.values():
            if isinstance(field, AddressField):
                field.region = region

    @property
    def questions(self):
        """The bound fields that visitors see, in the order of the form page."""
        return [self[name] for name in self.fields if name not in self.besides]

    @property
    def token_value(self) -> uuid.UUID:
        """The token of this post; a new one where none came or it cannot be read."""
        try:
            return uuid.UUID(self.cleaned_data["token"])
        except ValueError:
            return uuid.uuid4()

    @property
    def spam_reason(self) -> str:
        """Why this post is held back, or an empty string. Says nothing of a missing stamp."""
        if self.cleaned_data["website"]:
            return "trap"
        seconds = seconds_since(self.cleaned_data["stamp"])
        if seconds is not None and 0 <= seconds < settings.INQUIRY_MIN_SECONDS:
            return "fast"
        return ""

    @staticmethod
    def fresh(source: str) -> dict:
        """What a newly opened form carries besides its questions."""
        return {"token": str(uuid.uuid4()), "source": source, "stamp": make_stamp()}


def make_stamp() -> str:
    """Return the present moment, signed, so that it can be read back with `seconds_since`."""
    return _signer.sign(str(int(time.time() * 1000)))


def seconds_since(stamp: str) -> float | None:
    """Return how many seconds ago `stamp` was made; None when it is missing or not ours."""
    try:
        return time.time() - int(_signer.unsign(stamp)) / 1000
    except (BadSignature, ValueError):
        return None


class InquiryFormBuilder(FormBuilder):
    """Wagtail's builder with our three roles, limits and messages."""

    def get_form_class(self):
        return type("PublicInquiryForm", (InquiryForm,), self.formfields)

    def create_singleline_field(self, field, options):
        options["max_length"] = LONGEST_LINE
        if field.role == NAME:
            options["error_messages"] = {"required": _("Enter your name")}
            options["widget"] = forms.TextInput(attrs={"autocomplete": "name"})
        elif field.role == CONTACT:
            return self._address_field(options)
        return LineField(**options)

    def create_multiline_field(self, field, options):
        options["widget"] = forms.Textarea(attrs={"rows": 6})
        if field.role == MESSAGE:
            options["max_length"] = field.page.longest_message
            options["error_messages"] = {"required": _("Enter your message")}
        return LineField(**options)

    def _address_field(self, options):
        options["error_messages"] = {"required": _("Enter an email address or phone number")}
        options["widget"] = forms.TextInput(attrs={"autocomplete": "email"})
        return AddressField(**options)
