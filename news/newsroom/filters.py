"""The filters of the list of articles in the admin."""

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, MultipleUserFilter, WagtailFilterSet
from wagtail.models import Page

from cms.filters import DayRangeFilter
from cms.publishing.states import LABELS, in_state

from ..models import NewsDetailPage, NewsTopic


def authors(request):
    """The people who began a page."""
    return get_user_model().objects.filter(Exists(Page.objects.filter(owner=OuterRef("pk"))))


class ArticleFilterSet(WagtailFilterSet):
    """By state, topic, author and day of posting."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=list(LABELS.items()),
        empty_label=_("Any"),
        widget=forms.RadioSelect,
        method="in_state",
    )
    topic = django_filters.ModelMultipleChoiceFilter(
        label=_("Topic"),
        queryset=lambda request: NewsTopic.objects.all(),
        # One article has one topic and one author; telling doubles apart costs a sort of all.
        distinct=False,
        widget=forms.CheckboxSelectMultiple,
    )
    author = MultipleUserFilter(
        field_name="owner",
        label=_("Author"),
        queryset=authors,
        distinct=False,
        widget=forms.CheckboxSelectMultiple,
    )
    posted_on = DayRangeFilter(label=_("Posted on"), widget=DateRangePickerWidget)

    class Meta:
        model = NewsDetailPage
        fields = []

    def in_state(self, queryset, name, value):
        return in_state(queryset, value)
