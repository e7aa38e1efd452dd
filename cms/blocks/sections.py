"""The headed section, and the body that articles and plain pages are made of."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock, StructBlock

from .action import CallToActionBlock, RelatedCardBlock
from .media import GalleryBlock, PictureBlock
from .notices import NoticeBlock
from .text import PassageBlock, QuoteBlock


class SectionBlock(StructBlock):
    """A heading with the paragraphs under it."""

    heading = CharBlock(label=_("Heading"), max_length=160)
    text = RichTextBlock(label=_("Text"))

    class Meta:
        icon = "title"
        label = _("Section")
        group = _("Text")
        description = _("A heading with the paragraphs under it.")
        template = "blocks/section.html"
        label_format = "{heading}"
        preview_value = {
            "heading": "How the tea road began",
            "text": "<p>The first caravans took a year to go and a year to return.</p>",
        }


class BodyBlock(StreamBlock):
    """What the body of a page may hold, in the order in which it is offered."""

    section = SectionBlock()
    text = PassageBlock()
    quote = QuoteBlock()
    image = PictureBlock()
    gallery = GalleryBlock()
    call_to_action = CallToActionBlock()
    related_card = RelatedCardBlock()
    notice = NoticeBlock()
