from django.core.validators import MaxLengthValidator
from django.utils import timezone

from cms.publishing.forms import BasePageForm


class ArticleForm(BasePageForm):
    """The editor's form of an article, which takes a draft as it is."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "posted_on" in self.fields:
            self.fields["posted_on"].required = False
        if "introduction" in self.fields:
            self._take_any_length("introduction")

    def clean_posted_on(self):
        """Return the day entered, or today in site time."""
        return self.cleaned_data["posted_on"] or timezone.localdate()

    def _take_any_length(self, name: str) -> None:
        """Leave the length to the checks; a browser cuts off unseen what is pasted over it."""
        field = self.fields[name]
        field.max_length = None
        field.validators = [v for v in field.validators if not isinstance(v, MaxLengthValidator)]
        field.widget.attrs.pop("maxlength", None)
