from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """The search box. It shows what was searched for and refuses nothing: the view reads `q`."""

    use_required_attribute = False

    q = forms.CharField(
        label=_("Search the site"),
        widget=forms.SearchInput(attrs={"autocomplete": "off", "enterkeyhint": "search"}),
    )
