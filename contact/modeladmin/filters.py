"""The filters of the desk, each with a name in the address."""

from itertools import islice

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceField, ModelChoiceIterator
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page

from ..days import DaysFilter
from ..models import Inquiry
from ..periods import PERIODS, days_of, received_within
from ..transitions import possible_owners


class LatestArticles(ModelChoiceIterator):
    """Offers the articles of the latest inquiries: a list of all would be as long as the news."""

    LOOKED_AT, OFFERED = 500, 50

    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        # Those without an article are dropped here: asked of SQLite, it sorts the whole table.
        latest = Inquiry.objects.newest_first().values_list("source", flat=True)
        ids = list(dict.fromkeys(latest[: self.LOOKED_AT]))
        pages = Page.objects.in_bulk([pk for pk in ids if pk])
        for pk in islice((pk for pk in ids if pk in pages), self.OFFERED):
            yield self.choice(pages[pk])


class ArticleField(ModelChoiceField):
    iterator = LatestArticles

    def label_from_instance(self, page):
        return page.title


class ArticleFilter(django_filters.ModelChoiceFilter):
    field_class = ArticleField


class OwnerField(ModelChoiceField):
    def label_from_instance(self, user):
        return get_user_display_name(user)


class OwnerFilter(django_filters.ModelChoiceFilter):
    field_class = OwnerField


class InquiryFilterSet(WagtailFilterSet):
    """Spam is left out until it is asked for."""

    period = django_filters.ChoiceFilter(
        label=_("Period"),
        choices=PERIODS,
        empty_label=_("Any time"),
        widget=forms.RadioSelect,
        method="within_period",
    )
    received = DaysFilter(
        field_name="submit_time", label=_("Received"), widget=DateRangePickerWidget
    )
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"),
        choices=Inquiry.Status.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    article = ArticleFilter(
        field_name="source",
        label=_("Article"),
        queryset=lambda request: Page.objects.filter(inquiries_from__isnull=False).distinct(),
        empty_label=_("All articles"),
        widget=forms.Select,
    )
    owner = OwnerFilter(
        label=_("Owner"),
        queryset=lambda request: possible_owners(),
        empty_label=_("Anybody"),
        widget=forms.Select,
    )

    class Meta:
        model = Inquiry
        fields = []

    def within_period(self, queryset, name, value):
        return received_within(queryset, *days_of(value))

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data["status"] else queryset.not_spam()
