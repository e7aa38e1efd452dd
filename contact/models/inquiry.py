import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.models import AbstractFormSubmission

from ..addresses import EMAIL, PHONE

# Crockford's base 32 has no letters that are taken for digits; ten of them are 50 bits.
REFERENCE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def make_reference() -> str:
    """Return a name for an inquiry that can be read out and cannot be guessed: `7Q2M9-XK4PD`."""
    drawn = "".join(secrets.choice(REFERENCE_ALPHABET) for _place in range(10))
    return f"{drawn[:5]}-{drawn[5:]}"


class InquiryQuerySet(models.QuerySet):
    def not_spam(self):
        """Inquiries not held as spam."""
        return self.exclude(status=Inquiry.Status.SPAM)

    def newest_first(self):
        """By time received, then by id."""
        return self.order_by("-submit_time", "-pk")


class Inquiry(AbstractFormSubmission):
    """What one visitor sent, whole: answers with the questions as asked, and from which article.

    It outlives the form page and the article; their title and address are kept.
    """

    class Status(models.TextChoices):
        NEW = "new", _("New")
        IN_PROGRESS = "in_progress", _("In progress")
        ANSWERED = "answered", _("Answered")
        CLOSED = "closed", _("Closed")
        SPAM = "spam", _("Spam")

    class ContactKind(models.TextChoices):
        EMAIL = EMAIL, _("Email")
        PHONE = PHONE, _("Phone")

    reference = models.CharField(
        _("reference"), max_length=16, unique=True, default=make_reference, editable=False
    )
    token = models.UUIDField(_("token"), default=uuid.uuid4, editable=False)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, editable=False)
    page = models.ForeignKey(
        "contact.FormPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="inquiries",
        verbose_name=_("form"),
    )
    page_title = models.CharField(_("form title"), max_length=255, blank=True)
    source = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="inquiries_from",
        verbose_name=_("article"),
    )
    source_title = models.CharField(_("article"), max_length=255, blank=True)
    source_url = models.URLField(_("article address"), max_length=500, blank=True)
    name = models.CharField(_("name"), max_length=255, blank=True)
    contact = models.CharField(_("contact"), max_length=320, blank=True)
    contact_kind = models.CharField(
        _("kind of contact"), max_length=8, choices=ContactKind.choices, blank=True
    )
    contact_normalised = models.CharField(
        _("contact, normalised"), max_length=320, blank=True, db_index=True
    )
    message = models.TextField(_("message"), blank=True)
    questions = models.JSONField(
        _("questions as asked"),
        default=list,
        blank=True,
        editable=False,
        help_text=_("For each answer its key, label and type when the form was sent."),
    )
    status = models.CharField(
        _("status"), max_length=16, choices=Status.choices, default=Status.NEW
    )
    spam_reason = models.CharField(_("held because"), max_length=64, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="inquiries",
        verbose_name=_("owner"),
    )
    # Wagtail's own is auto_now_add, which imports and volume data overwrite.
    submit_time = models.DateTimeField(_("received"), default=timezone.now)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        ordering = ["-submit_time", "-pk"]
        default_permissions = ("view", "change")
        permissions = [
            ("export_inquiry", _("Can export inquiries")),
            ("erase_inquiry", _("Can erase inquiries")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["token", "fingerprint"], name="inquiry_sent_once"),
        ]
        indexes = [
            models.Index(fields=["submit_time", "id"], name="inquiry_by_time"),
            models.Index(fields=["status", "submit_time"], name="inquiry_by_status"),
            models.Index(fields=["source", "submit_time"], name="inquiry_by_source"),
        ]

    def __str__(self) -> str:
        # Log entries keep this as their label, so it names no person.
        return self.reference

    @property
    def answers(self) -> list[tuple[str, str]]:
        """(question as asked, answer as text) in the order of the form."""
        return [
            (question["label"], answer_text(self.form_data.get(question["key"])))
            for question in self.questions
        ]


def answer_text(answer) -> str:
    """Return an answer of any field type as text; several choices are joined by commas."""
    if answer is None:
        return ""
    if isinstance(answer, bool):
        return gettext("Yes") if answer else gettext("No")
    if isinstance(answer, list):
        return ", ".join(str(choice) for choice in answer)
    return str(answer)
