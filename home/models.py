"""The root of a site and the pages that are neither news nor a form."""

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.blocks.media import first_picture
from cms.blocks.sections import BodyBlock
from cms.images.models import SiteImage
from cms.pages import BasePage

from .blocks import HomeBodyBlock, first_blocks

KINDS_OF_PICTURES = ("image", "gallery")


class HomePage(BasePage):
    """The first page of a site in one language; languages stand beside each other as siblings."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["news.NewsIndexPage", "contact.FormPage", "home.PlainPage"]
    share_picture_field = "body"
    # Blocks that articles have too, laid out by the articles' style sheet.
    blocks_of_words = frozenset(["text", "quote", "image"])

    headline = models.CharField(
        _("headline"),
        max_length=160,
        blank=True,
        help_text=_("The large line on top. Left empty, the title is shown."),
    )
    introduction = models.TextField(
        _("introduction"), max_length=300, blank=True, help_text=_("One or two sentences below it.")
    )
    body = StreamField(
        HomeBodyBlock(),
        verbose_name=_("body"),
        blank=True,
        default=first_blocks,
        # Also in the database: servers that do not know this column yet add pages meanwhile.
        db_default=[],
    )
    # What the block "Who we are" holds now. Servers of the release before read and write these
    # columns while the migration runs; the next release drops them.
    about_heading = models.CharField(max_length=120, blank=True, editable=False)
    about_text = RichTextField(blank=True, editable=False)
    about_picture = models.ForeignKey(
        "cms.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    about_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    content_panels = BasePage.content_panels + [
        FieldPanel("headline"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]

    search_fields = BasePage.search_fields + [index.SearchField("introduction")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def lead_block(self):
        """The value of the block that holds the lead story; None where there is none."""
        return next((b.value for b in self.body if b.block_type == "lead_story"), None)

    @property
    def has_words(self) -> bool:
        """Whether it holds one of `blocks_of_words`."""
        return any(block.block_type in self.blocks_of_words for block in self.body)

    @property
    def share_picture(self) -> SiteImage | None:
        """The picture of "Who we are", else that of the lead story."""
        about = SiteImage.objects.filter(pk=self.share_picture_key(self.body)).first()
        if about is not None or self.lead_block is None or not self.path:
            return about
        articles = apps.get_model("news", "NewsDetailPage").objects.descendant_of(self)
        story = articles.published().lead_story(self.lead_block.get("article"))
        return story.share_picture if story else None

    @staticmethod
    def share_picture_key(value) -> int | None:
        return first_picture(value, "about")


class PlainPage(BasePage):
    """A page of words and pictures: about, privacy, accessibility."""

    parent_page_types = ["home.HomePage", "home.PlainPage"]
    subpage_types = ["home.PlainPage"]
    share_picture_field = "body"

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
        """The first picture of the body, alone or in a gallery."""
        return SiteImage.objects.filter(pk=self.share_picture_key(self.body)).first()

    @property
    def share_picture_alt(self) -> str:
        blocks = [block for block in self.body if block.block_type in KINDS_OF_PICTURES]
        pictures = [
            picture
            for block in blocks
            for picture in (block.value if block.block_type == "gallery" else [block.value])
        ]
        return next((picture.alt for picture in pictures if picture.get("image")), "")

    @staticmethod
    def share_picture_key(value) -> int | None:
        return first_picture(value, *KINDS_OF_PICTURES)
