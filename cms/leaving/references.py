"""What the index of references knows of the pages that leave."""

from collections.abc import Iterator, Sequence

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.blocks import RichTextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, ReferenceIndex

from .telling import Consequence


def consequences_of_links(pages: Sequence[Page], user) -> Iterator[Consequence]:
    """Yield each place that leads to one of `pages` from something that stays."""
    leaving = {page.pk for page in pages}
    finder = AdminURLFinder(user)
    grouped = ReferenceIndex.get_grouped_references_to_in_bulk(pages)
    for page in pages:
        title = page.get_admin_display_title()
        named = [(name_of(source), source, references) for source, references in grouped[page]]
        for where, source, references in sorted(named, key=lambda row: row[0]):
            is_page = isinstance(source, Page)
            if is_page and source.pk in leaving:
                continue
            for place, effect in sorted(set(map(place_and_effect, references))):
                yield Consequence(
                    place=capfirst(place),
                    where=where,
                    effect=effect or _("It leads nowhere."),
                    title=title,
                    address=finder.get_edit_url(source) or "",
                    is_on_the_site=source.live if is_page else True,
                )


def name_of(source) -> str:
    return source.get_admin_display_title() if isinstance(source, Page) else str(source)


def place_and_effect(reference: ReferenceIndex) -> tuple[str, str]:
    """Return what leads to the page, and what becomes of it without the page.

    A block or a model says the latter by `without_page`.
    """
    name, *steps = reference.model_path.split(".")
    try:
        field = reference.content_type.model_class()._meta.get_field(name)
        if isinstance(field, StreamField):
            return _in_blocks(field.stream_block, steps)
    except (FieldDoesNotExist, KeyError, AttributeError):
        # Noted by an earlier release, and not looked at since.
        return reference.describe_source_field(), ""
    if isinstance(field, RichTextField):
        return str(field.verbose_name), _link_in_words()
    if field.one_to_many:
        model = field.related_model
        return str(model._meta.verbose_name), str(getattr(model, "without_page", ""))
    return str(field.verbose_name), ""


def _in_blocks(block, steps: list[str]) -> tuple[str, str]:
    label, effect = "", ""
    for step in steps:
        block = block.child_block if step == "item" else block.child_blocks[step]
        label = label or str(block.label)
        effect = effect or str(getattr(block, "without_page", ""))
    return label, effect or (_link_in_words() if isinstance(block, RichTextBlock) else "")


def _link_in_words() -> str:
    return _("The words stay, without their link.")
