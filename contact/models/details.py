from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.images.sets import order
from cms.site_groups import set_approval

from ..addresses import telephone_link


@register_setting(icon="site", order=10)
class ContactDetails(BaseSiteSetting):
    """Site details: the company as the site shows it. A button whose detail is empty is hidden."""

    company = models.CharField(_("company"), max_length=120, blank=True)
    logo = models.ForeignKey(
        "cms.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("Shown at the top of every page, about 40 pixels high. Left empty, the name."),
    )
    email = models.EmailField(
        _("email address"),
        blank=True,
        help_text=_("Shown to visitors, and told of new inquiries unless a form says otherwise."),
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    phone_region = models.CharField(
        _("region for phone numbers"),
        max_length=2,
        default="CN",
        help_text=_("Two letters, such as CN or DE: how a number without country code is read."),
    )
    address = models.TextField(_("address"), blank=True)
    reply_time = models.CharField(
        _("reply time"),
        max_length=120,
        blank=True,
        help_text=_("Told to whoever sends an inquiry, such as “within one working day”."),
    )
    inquiry_page = models.ForeignKey(
        "contact.FormPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("inquiry form"),
        help_text=_("The form behind “Send Inquiry”. Left empty, the button is hidden."),
    )
    footer_text = models.CharField(
        _("footer text"), max_length=255, blank=True, help_text=_("One line about the company.")
    )
    approval_required = models.BooleanField(
        _("articles need approval"),
        default=False,
        help_text=_(
            "On: editors send articles for approval and moderators publish them. "
            "Off: editors publish themselves."
        ),
    )

    select_related = ["inquiry_page", "logo"]

    panels = [
        MultiFieldPanel(
            [FieldPanel("company"), FieldPanel("logo"), FieldPanel("footer_text")],
            heading=_("Company"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("email"),
                FieldPanel("phone"),
                FieldPanel("phone_region"),
                FieldPanel("address"),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [PageChooserPanel("inquiry_page"), FieldPanel("reply_time")], heading=_("Inquiries")
        ),
        MultiFieldPanel([FieldPanel("approval_required")], heading=_("Approval")),
    ]

    class Meta:
        verbose_name = _("site details")
        verbose_name_plural = _("site details")

    def __str__(self) -> str:
        return self.company

    def save(self, *args, **kwargs):
        self.phone_region = self.phone_region.upper()
        before = ContactDetails.objects.filter(pk=self.pk, approval_required=True).exists()
        super().save(*args, **kwargs)
        order([(self.logo, "logo"), (self.logo, "wordmark")])
        # Only when it is turned: a new site's details are made by its first visitor, and rights
        # that an administrator gave or took otherwise are not ours to change.
        if self.approval_required != before:
            set_approval(self.approval_required)

    @property
    def phone_link(self) -> str:
        """The phone number as a `tel:` address (RFC 3966), or empty when it cannot be read."""
        return telephone_link(self.phone, self.phone_region)

    @property
    def can_be_contacted(self) -> bool:
        """Whether “Contact Supplier” has anything to show."""
        return bool(self.email or self.phone)
