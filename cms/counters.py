"""Fields that tell the editor how long their text is, and how long it should be at most."""

from django import forms
from django.forms.widgets import Script
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput


class CountedMixin:
    """A widget that counts: `limit` characters fit, more are pointed out and taken all the same."""

    def __init__(self, limit: int, attrs: dict | None = None):
        counter = {
            "data-counter": limit,
            "data-counter-fits": _("%(count)s of %(limit)s characters"),
            "data-counter-over": _("%(count)s of %(limit)s characters, %(over)s too many"),
        }
        super().__init__({**(attrs or {}), **counter})

    @property
    def media(self):
        return super().media + forms.Media(
            js=[Script("cms/js/counters.js", type="module")],
            css={"all": ["cms/css/counters.css"]},
        )


class CountedTextInput(CountedMixin, forms.TextInput):
    pass


class CountedTextarea(CountedMixin, AdminAutoHeightTextInput):
    pass
