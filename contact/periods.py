"""Days and periods on the site's clock, as filters and exports mean them."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

TODAY, THIS_WEEK, LAST_MONTH = "today", "week", "last-month"
PERIODS = [(TODAY, _("Today")), (THIS_WEEK, _("This week")), (LAST_MONTH, _("Last month"))]
# Days outside cannot be turned into UTC everywhere; nothing was received on them.
_FIRST, _LAST = date(1900, 1, 1), date(9000, 1, 1)


def site_today() -> date:
    """The date on the site's clock."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def start_of(day: date) -> datetime:
    """The moment at which `day` begins on the site's clock."""
    day = min(max(day, _FIRST), _LAST)
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def received_within(queryset, first: date | None = None, last: date | None = None):
    """Return the inquiries of `queryset` received from `first` to `last`, both days included."""
    if first is not None:
        queryset = queryset.filter(submit_time__gte=start_of(first))
    if last is not None and last < _LAST:
        queryset = queryset.filter(submit_time__lt=start_of(last + timedelta(days=1)))
    return queryset


def days_of(period: str) -> tuple[date, date]:
    """The first and last day of one of PERIODS; weeks begin on Monday (ISO 8601)."""
    today = site_today()
    if period == THIS_WEEK:
        return today - timedelta(days=today.weekday()), today
    if period == LAST_MONTH:
        last = today.replace(day=1) - timedelta(days=1)
        return last.replace(day=1), last
    return today, today
