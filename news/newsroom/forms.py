from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..importers.articles import Article, RefusedError
from ..importers.files import SUFFIXES, read_file, read_text, refuse_size
from ..models import NewsIndexPage


class FromFileForm(forms.Form):
    """A file or a pasted text; `cleaned_data["articles"]` is what was read of it."""

    news_list = forms.ModelChoiceField(
        NewsIndexPage.objects.none(), label=_("News List"), empty_label=None
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_(
            "A Word document (.docx), Markdown (.md), a saved page (.html) or a WordPress export "
            "(.xml), of at most 20 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    text = forms.CharField(
        label=_("Or a pasted text"),
        required=False,
        help_text=_(
            "The whole text: its first line is the title, the paragraph after it the introduction. "
            "A short line of its own begins a section."
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def __init__(self, *args, lists: list[NewsIndexPage], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["news_list"].queryset = NewsIndexPage.objects.filter(
            pk__in=[index.pk for index in lists]
        )
        if len(lists) == 1:
            self.fields["news_list"].widget = forms.HiddenInput()

    def clean(self):
        cleaned = super().clean()
        file, text = cleaned.get("file"), cleaned.get("text")
        if self.errors:
            return cleaned
        if bool(file) == bool(text):
            raise ValidationError(
                _("Choose a file or paste a text, one of the two.")
                if file
                else _("Choose a file, or paste a text.")
            )
        try:
            cleaned["articles"] = _read(file) if file else read_text(text)
        except RefusedError as fault:
            self.add_error("file" if file else "text", str(fault))
        return cleaned


def _read(file) -> list[Article]:
    refuse_size(file.name, file.size)
    return read_file(file.name, file.read())
