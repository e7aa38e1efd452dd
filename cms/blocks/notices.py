"""The short note that is set apart from the story."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, StructBlock, StructValue


class Kind(TextChoices):
    INFORMATION = "information", _("Information")
    IMPORTANT = "important", _("Important")


class NoticeStructValue(StructValue):
    @property
    def kind_label(self) -> str:
        """The kind in words, so that it is not told by colour alone."""
        return Kind(self.get("kind") or Kind.INFORMATION).label


class NoticeBlock(StructBlock):
    """A few words that readers are to take note of."""

    kind = ChoiceBlock(
        Kind.choices,
        label=_("Kind"),
        default=Kind.INFORMATION.value,
        search_index=False,
        help_text=_("Stands above the note. Keep “Important” for what a reader must not miss."),
    )
    heading = CharBlock(label=_("Heading"), required=False, max_length=120)
    text = RichTextBlock(label=_("Text"), features=["bold", "italic", "ul", "link"])

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        group = _("Action")
        description = _("A short note set apart: information, or something important.")
        template = "blocks/notice.html"
        value_class = NoticeStructValue
        # Without a heading its first words.
        label_format = "{heading} {text}"
        preview_value = {
            "kind": Kind.INFORMATION.value,
            "heading": "Closed over the Spring Festival",
            "text": "<p>What is ordered by 5 February leaves before the holidays.</p>",
        }
