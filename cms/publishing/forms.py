"""The forms through which editors publish."""

from collections.abc import Iterable
from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm
from wagtail.blocks import ListBlock, StreamBlockValidationError, StreamValue, StructBlock
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from .checks import errors_on
from .findings import Finding


class BasePageForm(WagtailAdminPageForm):
    """The editor's form: a draft is taken as it is, publishing asks for what is missing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Django wants a hidden copy beside a field whose default is a function. The editor
            # prints none, so the field always counted as changed, and an approval never ended.
            field.show_hidden_initial = False
        if "slug" in self.fields:
            # The browser makes none of a Chinese title; `clean` does.
            self.fields["slug"].required = False
        if self.instance.pk is None:
            # Sent a second time, as by Publish during the first autosave, the form of a new page
            # is known by this; see CreateView.
            self.fields["new_page"] = forms.UUIDField(
                required=False,
                initial=self.instance.translation_key,
                widget=forms.HiddenInput,
            )

    def clean(self):
        cleaned = super().clean()
        if "slug" in self.fields and not cleaned.get("slug") and cleaned.get("title"):
            cleaned["slug"] = self.instance.spelled_slug(cleaned["title"], self.parent_page)
        key, locale = cleaned.get("new_page"), self.instance.locale_id
        # One page a language has a key: it may have been moved since, or be somebody else's.
        if key and not Page.objects.filter(translation_key=key, locale=locale).exists():
            self.instance.translation_key = key
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        if self.is_deferred_validation:
            return
        # A field with an error of its own needs no second one.
        found = [finding for finding in self.publish_errors() if finding.field not in self.errors]
        for field, findings in groupby(sorted(found, key=_field_of), key=_field_of):
            self._add_findings(field, list(findings))

    def publish_errors(self) -> list[Finding]:
        """Return what keeps the page, as this form has it, from going on the site."""
        return errors_on(self.instance)

    def _add_findings(self, field: str, findings: list[Finding]) -> None:
        """Put errors at their field or block, or above the form where the form lacks the field."""
        value = self.cleaned_data.get(field)
        if isinstance(value, StreamValue):
            self.add_error(field, at_blocks(value, findings))
        else:
            place = field if field in self.fields else None
            for finding in findings:
                self.add_error(place, ValidationError(finding.message))


def _field_of(finding: Finding) -> str:
    return finding.field


def at_blocks(body: StreamValue, findings: Iterable[Finding]) -> StreamBlockValidationError:
    """Return one error that shows each finding at its block, for the field of `body`."""
    numbers = {child.id: number for number, child in enumerate(body)}
    above: list[ValidationError] = []
    at_number: dict[int, dict[str, list[str]]] = {}
    for finding in findings:
        if finding.block_id in numbers:
            children = at_number.setdefault(numbers[finding.block_id], {})
            children.setdefault(finding.child, []).append(finding.message)
        else:
            above.append(ValidationError(finding.message))
    blocks = {
        number: _at_children(body[number].block, messages) for number, messages in at_number.items()
    }
    return StreamBlockValidationError(block_errors=blocks, non_block_errors=above)


def _at_children(block, messages: dict[str, list[str]]) -> ValidationError:
    if not isinstance(block, (ListBlock, StructBlock)):
        return ValidationError([text for texts in messages.values() for text in texts])
    whole = [ValidationError(text) for text in messages.pop("", [])]
    below: dict[str, dict[str, list[str]]] = {}
    for path, texts in messages.items():
        name, _point, rest = path.partition(".")
        below.setdefault(name, {})[rest] = texts
    if isinstance(block, ListBlock):
        items = {int(name): _at_children(block.child_block, found) for name, found in below.items()}
        return ListBlockValidationError(block_errors=items, non_block_errors=whole)
    children = {
        name: _at_children(block.child_blocks[name], found) for name, found in below.items()
    }
    return StructBlockValidationError(block_errors=children, non_block_errors=whole)


class CheckedCopyForm(CopyForm):
    """Wagtail's form for copying a page; copies that go on the site at once are asked too."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_slug"].label = _("New web address ending")

    def clean(self):
        cleaned = super().clean()
        for name in ("publish_copies", "alias"):
            if cleaned.get(name):
                for page in self._going_on_the_site(cleaned):
                    for finding in errors_on(page):
                        self.add_error(name, f"{page.title} – {finding.where}: {finding.message}")
        return cleaned

    def _going_on_the_site(self, cleaned) -> Iterable[Page]:
        pages = Page.objects.filter(pk=self.page.pk)
        if cleaned.get("copy_subpages"):
            pages = self.page.get_descendants(inclusive=True)
        return pages.live().specific()
