"""What the filters of lists in the admin have in common."""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_filters.fields import RangeField


class DaysField(RangeField):
    """A first and a last day, either of them optional."""

    def __init__(self, *args, **kwargs):
        super().__init__((forms.DateField(), forms.DateField()), *args, **kwargs)

    def clean(self, value):
        days = super().clean(value)
        if days and days.start and days.stop and days.start > days.stop:
            raise ValidationError(_("The first day is after the last day."))
        return days


class DayRangeFilter(django_filters.DateFromToRangeFilter):
    """Days of a date field, both included.

    Wagtail's own makes moments of them, in the time zone of whoever looks.
    """

    field_class = DaysField
