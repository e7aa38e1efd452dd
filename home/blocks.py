"""What the home page is built of. What its blocks show of the news comes from tags of the news."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    IntegerBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.action import LinkStructValue
from cms.blocks.media import PictureBlock
from cms.blocks.text import PassageBlock, QuoteBlock

MOST_CARDS = 12
USUAL_CARDS = 6
# No headings: above these words stands nothing but the headline, and h3 may not follow h1.
WORDS = ["bold", "italic", "ul", "ol", "link", "document-link"]


class LeadStoryBlock(StructBlock):
    """One article, large. Without a choice that visitors may see it is the newest."""

    without_page = _("The newest article stands there instead.")

    article = PageChooserBlock(
        page_type="news.NewsDetailPage",
        label=_("Article"),
        required=False,
        help_text=_("Left empty, or when it is no longer on the site: the newest article."),
    )

    class Meta:
        icon = "pick"
        label = _("Lead story")
        group = _("News")
        description = _("One article, large: your choice, or the newest.")
        template = "blocks/lead_story.html"
        preview_value = {}


class LatestNewsBlock(StructBlock):
    """The newest articles as cards, without the one that leads the page."""

    heading = CharBlock(
        label=_("Heading"),
        required=False,
        max_length=120,
        help_text=_("Left empty: “Latest news”."),
    )
    count = IntegerBlock(
        label=_("How many"), default=USUAL_CARDS, min_value=1, max_value=MOST_CARDS
    )

    class Meta:
        icon = "list-ul"
        label = _("Latest news")
        group = _("News")
        description = _("The newest articles as cards; never the lead story again.")
        template = "blocks/latest_news.html"
        label_format = "{heading}"
        preview_value = {"count": 3}


class AboutStructValue(LinkStructValue):
    @property
    def picture_uses(self) -> list[tuple]:
        """The picture with the name of its use; see `cms.images.shown`."""
        return [(self.get("image"), "about")]


class AboutBlock(StructBlock):
    """Who we are: words, a picture beside them, and a page to read more."""

    without_page = _("The link below the words is hidden.")

    heading = CharBlock(
        label=_("Heading"), required=False, max_length=120, help_text=_("Left empty: “Who we are”.")
    )
    text = RichTextBlock(
        label=_("Text"),
        required=False,
        features=WORDS,
        help_text=_("The block is shown once it has words or a picture."),
    )
    image = ImageChooserBlock(label=_("Picture"), required=False)
    page = PageChooserBlock(label=_("Page to read more"), required=False)

    class Meta:
        icon = "group"
        label = _("Who we are")
        group = _("Company")
        description = _("A few words about the company, with a picture and a link.")
        template = "blocks/about.html"
        label_format = "{heading}"
        value_class = AboutStructValue

    def get_preview_value(self):
        image = get_image_model().objects.order_by("-width", "-pk").first()
        text = "<p>Forty-one people in one house, and every sample box is opened by us.</p>"
        return self.normalize({"text": text, "image": image})


class TalkToUsBlock(StructBlock):
    """A band with the way to a person; not shown where the site has no inquiry form."""

    heading = CharBlock(
        label=_("Heading"), required=False, max_length=120, help_text=_("Left empty: “Talk to us”.")
    )
    text = TextBlock(
        label=_("Text"),
        required=False,
        rows=2,
        max_length=300,
        help_text=_("Left empty: a line that says how soon a person answers."),
    )

    class Meta:
        icon = "mail"
        label = _("Talk to us")
        group = _("Company")
        description = _("A band with the button that leads to the inquiry form.")
        template = "blocks/talk_to_us.html"
        label_format = "{heading}"
        preview_value = {}


class HomeBodyBlock(StreamBlock):
    """What the home page may hold, in the order in which it is offered."""

    lead_story = LeadStoryBlock()
    latest_news = LatestNewsBlock()
    about = AboutBlock()
    talk_to_us = TalkToUsBlock()
    text = PassageBlock(features=WORDS)
    quote = QuoteBlock()
    image = PictureBlock()

    class Meta:
        # A second one would show the same articles again.
        block_counts = {"lead_story": {"max_num": 1}, "latest_news": {"max_num": 1}}


def first_blocks() -> list[tuple[str, dict]]:
    """Return what a new home page starts with."""
    return [
        ("lead_story", {}),
        ("latest_news", {"heading": "", "count": USUAL_CARDS}),
        ("about", {}),
        ("talk_to_us", {}),
    ]
