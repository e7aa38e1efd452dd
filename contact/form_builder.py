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
LONGEST_MESSAGE = 5_000
TOO_LONG = _(
    "Shorten this to %(limit_value)d characters or fewer; it has %(show_value)d characters"
)
_signer = Signer(salt="contact.inquiry")


def clean_text(text: str) -> str:
    """Remove what no person types and no file can hold: control characters, lone surrogates.

    Text of nothing but blanks and invisible marks is empty.
    """
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    kept = kept.strip()
    return kept if any(unicodedata.category(c) not in ("Cf", "Zs") for c in kept) else ""


class LinesField(forms.CharField):
    """Lines of plain text, freed of control characters and counted as people count.

    A line break is one character, although browsers send two (HTML, "form data set").
    """

    def to_python(self, value):
        text = "" if value in self.empty_values else str(value)
        return clean_text(re.sub(r"\r\n?", "\n", text)) or self.empty_value

    def widget_attrs(self, widget):
        # Browsers cut a pasted text at maxlength without a word; here its sender is told.
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class LineField(LinesField):
    """Plain text on one line."""

    def to_python(self, value):
        return re.sub(r"[\n\t]+", " ", super().to_python(value))


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

    token = LinesField(required=False, widget=forms.HiddenInput)
    source = LinesField(required=False, widget=forms.HiddenInput)
    stamp = LinesField(required=False, widget=forms.HiddenInput)
    website = LinesField(
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
        return read_token(self.cleaned_data["token"]) or uuid.uuid4()

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


def read_token(text: str) -> uuid.UUID | None:
    """Return the token that `text` spells; None when it spells none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


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

    def __init__(self, fields, longest_message: int | None = None):
        super().__init__(fields)
        self.longest_message = longest_message or LONGEST_MESSAGE

    def get_form_class(self):
        return type("PublicInquiryForm", (InquiryForm,), self.formfields)

    def get_field_options(self, field):
        options = super().get_field_options(field)
        required = {
            NAME: _("Enter your name"),
            CONTACT: _("Enter an email address or phone number"),
            MESSAGE: _("Enter your message"),
        }.get(field.role)
        options["error_messages"] = {"required": required} if required else {}
        return options

    def create_singleline_field(self, field, options):
        options["max_length"] = LONGEST_LINE
        options["error_messages"]["max_length"] = TOO_LONG
        if field.role == CONTACT:
            options["widget"] = forms.TextInput(attrs={"autocomplete": "email"})
            return AddressField(**options)
        if field.role == NAME:
            options["widget"] = forms.TextInput(attrs={"autocomplete": "name"})
        return LineField(**options)

    def create_multiline_field(self, field, options):
        options["widget"] = forms.Textarea(attrs={"rows": 6})
        options["max_length"] = self.longest_message
        options["error_messages"]["max_length"] = TOO_LONG
        return LinesField(**options)

    def create_date_field(self, field, options):
        options["widget"] = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        return forms.DateField(**options)

    def create_datetime_field(self, field, options):
        options["widget"] = forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}
        )
        return forms.DateTimeField(**options)
