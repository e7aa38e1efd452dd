"""The root of a site and the pages that are neither news nor a form."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks.sections import BodyBlock
from cms.images.models import SiteImage
from cms.pages import BasePage, published


class HomePage(BasePage):
    """The first page of a site in one language; languages stand beside each other as siblings."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["news.NewsIndexPage", "contact.FormPage", "home.PlainPage"]
    share_picture_field = "about_picture"

    headline = models.CharField(
        _("headline"),
        max_length=160,
        blank=True,
        help_text=_("The large line on top. Left empty, the title is shown."),
    )
    introduction = models.TextField(
        _("introduction"), max_length=300, blank=True, help_text=_("One or two sentences below it.")
    )
    about_heading = models.CharField(_("heading"), max_length=120, blank=True)
    about_text = RichTextField(_("text"), blank=True)
    about_picture = models.ForeignKey(
        "cms.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    about_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page to read more"),
    )

    content_panels = BasePage.content_panels + [
        FieldPanel("headline"),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("about_heading"),
                FieldPanel("about_text"),
                FieldPanel("about_picture"),
                FieldPanel("about_page"),
            ],
            heading=_("Who we are"),
        ),
    ]

    search_fields = BasePage.search_fields + [index.SearchField("introduction")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def about_target(self) -> Page | None:
        """The page to read more, or None where there is none that visitors may see."""
        return published(Page.objects.filter(pk=self.about_page_id)).first()


class PlainPage(BasePage):
    """A page of words and pictures: about, privacy, accessibility."""

    parent_page_types = ["home.HomePage", "home.PlainPage"]
    subpage_types = ["home.PlainPage"]

    introduction = models.TextField(
        _("introduction"), max_length=300, blank=True, help_text=_("One or two sentences on top.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = BasePage.content_panels + [FieldPanel("introduction"), FieldPanel("body")]

    search_fields = BasePage.search_fields + [
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    @property
    def share_picture(self) -> SiteImage | None:
        """The first picture of the body."""
        pictures = (block.value["image"] for block in self.body if block.block_type == "image")
        return next((picture for picture in pictures if picture), None)
