"""A filter for days on the site's clock."""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_filters.fields import RangeField
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from .periods import received_within


class DaysField(RangeField):
    """A first and a last day, either of them optional."""

    def __init__(self, *args, **kwargs):
        super().__init__((forms.DateField(), forms.DateField()), *args, **kwargs)

    def clean(self, value):
        days = super().clean(value)
        if days and days.start and days.stop and days.start > days.stop:
            raise ValidationError(_("The first day is after the last day."))
        return days


class DaysFilter(django_filters.DateFromToRangeFilter):
    """Inquiries received on these days, both included.

    Wagtail's own takes the days of whoever looks, and is a server error for the year 1.
    """

    field_class = DaysField

    def filter(self, qs, value):
        return received_within(qs, value.start, value.stop) if value else qs


class DaysFilterSet(WagtailFilterSet):
    """The one filter that the submissions list of a form page has."""

    date = DaysFilter(
        field_name="submit_time", label=_("Submission date"), widget=DateRangePickerWidget
    )
