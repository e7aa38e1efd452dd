"""Blocks that lead somewhere: to a page of this site or to a web address."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    PageChooserBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
    TextBlock,
    URLBlock,
)
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from ..pages import published
from .media import widest_pictures


class LinkStructValue(StructValue):
    @cached_property
    def target(self) -> Page | None:
        """The chosen page as its own type, or None where there is none that visitors may see."""
        page = self.get("page")
        if page is None:
            return None
        return published(Page.objects.filter(pk=page.pk)).specific().first()

    @property
    def href(self) -> str:
        """Where the link leads; empty when its page is gone or hidden."""
        if self.get("page") is not None:
            return self.target.url or "" if self.target else ""
        return self.get("url") or ""


class LinkBlock(StructBlock):
    """Base of blocks with one link, either to a page of the site or to a web address."""

    page = PageChooserBlock(label=_("Page of this site"), required=False)
    url = URLBlock(
        label=_("Or a web address"),
        required=False,
        help_text=_("With https:// in front. Leave empty when a page is chosen."),
    )

    # Whether a page that is not on the site is refused, or the block just not shown.
    needs_live_page = True

    class Meta:
        value_class = LinkStructValue

    def clean(self, value):
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        chosen = [name for name in ("page", "url") if value.get(name)]
        if not chosen:
            message = _("Choose a page of this site, or enter a web address.")
            raise StructBlockValidationError({"page": ValidationError(message)})
        if len(chosen) == 2:
            message = _("A page is chosen already. Remove one of the two.")
            raise StructBlockValidationError({"url": ValidationError(message)})
        if self.needs_live_page and value.get("page") and not value.get("page").live:
            message = _("This page is not on the site. Publish it first, or choose another.")
            raise StructBlockValidationError({"page": ValidationError(message)})
        return value


class CallToActionBlock(LinkBlock):
    """A band that asks the reader to do one thing next."""

    # What becomes of it once its page has left the site; see cms.leaving.
    without_page = _("The whole band is hidden.")

    heading = CharBlock(label=_("Heading"), max_length=120)
    text = TextBlock(label=_("Text"), required=False, rows=3)
    label = CharBlock(
        label=_("Words on the button"),
        max_length=60,
        help_text=_("Say what happens, such as “Read the full story”."),
    )

    class Meta:
        icon = "pick"
        label = _("Call to action")
        group = _("Action")
        description = _("A band with a heading, a sentence and one button.")
        template = "blocks/call_to_action.html"
        label_format = "{heading}"
        form_layout = ["heading", "text", "page", "url", "label"]
        preview_value = {
            "heading": "Explore the archive",
            "text": "Ninety years of trade papers, read and explained.",
            "url": "https://www.example.com/",
            "label": "Open the archive",
        }


class CardStructValue(LinkStructValue):
    @property
    def heading(self) -> str:
        """The title given by the editor, else the title of the page."""
        return self.get("title") or (self.target.title if self.target else "")

    @property
    def picture(self):
        """The picture given by the editor, else the hero of the page; may be None."""
        return self.get("image") or getattr(self.target, "hero", None)

    @property
    def picture_uses(self) -> list[tuple]:
        """The picture with the name of its use; see `cms.images.shown`."""
        return [(self.picture, "related")]


class RelatedCardBlock(LinkBlock):
    """A card that leads to one page; not shown while that page cannot be seen by visitors."""

    needs_live_page = False
    without_page = _("The card is hidden until the page is back.")

    title = CharBlock(
        label=_("Title"),
        required=False,
        max_length=160,
        help_text=_("Left empty, the title of the chosen page is used."),
    )
    image = ImageChooserBlock(
        label=_("Picture"),
        required=False,
        help_text=_("Left empty, the picture of the chosen page is used."),
    )

    class Meta:
        icon = "link"
        label = _("Related card")
        group = _("Action")
        description = _("A picture, a title and “View detail”, leading to one page.")
        template = "blocks/related_card.html"
        # Of a page of the site the card has its title, so one of the two is there.
        label_format = "{title} {page}"
        value_class = CardStructValue
        form_layout = ["page", "url", "title", "image"]

    def get_preview_value(self):
        image = next(iter(widest_pictures(1)), None)
        title = "The tea road in numbers"
        return self.normalize({"url": "https://www.example.com/", "title": title, "image": image})

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation and value.get("url") and not value.get("title"):
            message = _("A card that leads to a web address needs a title.")
            raise StructBlockValidationError({"title": ValidationError(message)})
        return value
