"""Topic and year as filters of a list of news, with what each would leave."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.http import QueryDict

from cms.paging import link_to


class Group(NamedTuple):
    """What articles are counted by. Those without a topic have none of its three."""

    topic_key: int | None
    topic: str | None
    topic_name: str | None
    year: int | None


@dataclass(frozen=True)
class Choice:
    """One value of a filter. Choosing the chosen one again takes it back."""

    name: str
    count: int
    address: str
    chosen: bool


class Facets:
    """What `?topic=` and `?year=` narrow a list to, and which values they may have.

    `counts` says how many are in each group. The counts of one filter respect the other; a value
    that would leave nothing is not offered, unless it is chosen. A value that cannot be read
    narrows nothing. `kept` is what else stands in the address.
    """

    def __init__(
        self,
        counts: Iterable[tuple[Group, int]],
        query: QueryDict,
        kept: dict[str, object] | None = None,
    ):
        self.counts = list(counts)
        topics = {group.topic: group for group, _count in self.counts if group.topic}
        years = {str(group.year): group.year for group, _count in self.counts if group.year}
        # The chosen group stands for its topic.
        self.group = topics.get(query.get("topic", ""))
        self.topic = self.group.topic if self.group else None
        self.topic_name = self.group.topic_name if self.group else ""
        self.year = years.get(query.get("year", ""))
        self.values = {**(kept or {}), "topic": self.topic, "year": self.year}
        self._names = {slug: group.topic_name for slug, group in topics.items()}

    @property
    def chosen(self) -> bool:
        return bool(self.topic or self.year)

    @property
    def total(self) -> int:
        """How many pass both filters."""
        return sum(count for group, count in self.counts if self.takes(group))

    def takes(self, group: Group) -> bool:
        """Tell whether what is in this group passes both filters."""
        return self._has_topic(group) and self._has_year(group)

    @property
    def topics(self) -> list[Choice]:
        """By name."""
        found = Counter({self.topic: 0} if self.topic else {})
        for group, count in self.counts:
            if group.topic and self._has_year(group):
                found[group.topic] += count
        choices = [self._choice("topic", slug, self._names[slug], found[slug]) for slug in found]
        return sorted(choices, key=lambda choice: choice.name)

    @property
    def years(self) -> list[Choice]:
        """The newest first."""
        found = Counter({self.year: 0} if self.year else {})
        for group, count in self.counts:
            if group.year and self._has_topic(group):
                found[group.year] += count
        return [self._choice("year", year, str(year), found[year]) for year in sorted(found)[::-1]]

    def _has_topic(self, group: Group) -> bool:
        return not self.topic or group.topic == self.topic

    def _has_year(self, group: Group) -> bool:
        return not self.year or group.year == self.year

    def _choice(self, filter_name: str, value, name: str, count: int) -> Choice:
        chosen = self.values[filter_name] == value
        address = link_to({**self.values, filter_name: None if chosen else value})
        return Choice(name, count, address, chosen)
