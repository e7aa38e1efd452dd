"""Blocks of words."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock, TextBlock


class PassageBlock(RichTextBlock):
    """Paragraphs without a heading of their own."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Text")
        description = _("Paragraphs, lists and links without a heading.")
        template = "blocks/passage.html"
        preview_value = (
            "<p>Tea crossed the steppe in bricks, and each brick was cut, weighed and taxed "
            "three times on its way.</p>"
        )


class QuoteBlock(StructBlock):
    """Words of somebody, with who said them."""

    quote = TextBlock(label=_("Quote"), rows=3)
    name = CharBlock(label=_("Name"), required=False, max_length=120)
    role = CharBlock(label=_("Role"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = _("Text")
        description = _("Somebody's own words, with name and role.")
        template = "blocks/quote.html"
        label_format = "{quote}"
        preview_value = {
            "quote": "We count in seasons, not in quarters.",
            "name": "Lin Qiao",
            "role": "Head of tea buying",
        }
