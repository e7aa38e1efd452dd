"""Articles by the hundred thousand, written row by row past Wagtail's one-at-a-time ways."""

import json
import uuid
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from anyascii import anyascii
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cms.models import SiteImage
from news.models import INTRODUCTION_LENGTH, NewsDetailPage, NewsIndexPage, NewsTopic
from news.reading_time import minutes_to_read

from .words import Writer

CHUNK = 2_000
ROWS_A_STATEMENT = 500
CHINESE_SHARE = 0.1
HOUR_OF_POSTING = time(9)


def write_articles(
    index: NewsIndexPage, count: int, spread_days: int, chance: Random
) -> Iterator[int]:
    """Add `count` articles under `index`, posted within the last `spread_days` days.

    Yields how many there are after each chunk. A chunk is one transaction, so that a run that is
    broken off leaves a whole tree.
    """
    maker = _ArticleMaker(index, spread_days, chance)
    for start in range(0, count, CHUNK):
        with transaction.atomic():
            maker.write(min(CHUNK, count - start))
        yield min(start + CHUNK, count)


class _ArticleMaker:
    def __init__(self, index: NewsIndexPage, spread_days: int, chance: Random):
        self.index = index
        self.spread_days = spread_days
        self.chance = chance
        self.writer = Writer(chance)
        self.content_type = ContentType.objects.get_for_model(NewsDetailPage)
        self.topics = list(NewsTopic.objects.filter(locale=index.locale))
        self.heroes = list(SiteImage.objects.all()[:100])
        self.search_index = get_search_backend().get_index_for_model(NewsDetailPage)

    def write(self, count: int) -> None:
        step = self._last_step()
        pages = [self._page(step + number) for number in range(1, count + 1)]
        parents = [self._parent_row(page) for page in pages]
        Page.objects.bulk_create(parents, batch_size=ROWS_A_STATEMENT)
        for page, parent in zip(pages, parents, strict=True):
            page.pk = page.id = parent.pk
        # bulk_create refuses models with parent tables; the part behind that refusal does not.
        NewsDetailPage.objects.all()._batched_insert(
            pages, NewsDetailPage._meta.local_concrete_fields, ROWS_A_STATEMENT
        )
        Page.objects.filter(pk=self.index.pk).update(numchild=F("numchild") + count)
        self.search_index.add_items(NewsDetailPage, pages)

    def _last_step(self) -> int:
        """The place of the last child in its parent's path, as a number; 0 without children."""
        last = self.index.get_children().order_by("path").values_list("path", flat=True).last()
        return Page._str2int(last[-Page.steplen :]) if last else 0

    def _page(self, step: int) -> NewsDetailPage:
        chinese = self.chance.random() < CHINESE_SHARE
        title = self.writer.title(chinese)
        slug = f"{slugify(anyascii(title))[:60].strip('-')}-{step}"
        day = timezone.localdate() - timedelta(days=self.chance.randrange(self.spread_days))
        morning = _morning_of(day)
        introduction = self.writer.paragraph(chinese, 2)[:INTRODUCTION_LENGTH]
        page = NewsDetailPage(
            path=Page._get_path(self.index.path, self.index.depth + 1, step),
            depth=self.index.depth + 1,
            numchild=0,
            content_type=self.content_type,
            locale_id=self.index.locale_id,
            translation_key=uuid.uuid4(),
            title=title,
            draft_title=title,
            slug=slug,
            url_path=f"{self.index.url_path}{slug}/",
            live=True,
            first_published_at=morning,
            last_published_at=morning,
            posted_on=day,
            topic=self.chance.choice(self.topics) if self.topics else None,
            hero=self.chance.choice(self.heroes) if self.heroes else None,
            introduction=introduction,
            body=self._body(chinese),
        )
        page.reading_minutes = minutes_to_read(introduction, page.body)
        return page

    def _body(self, chinese: bool) -> str:
        """Three to five sections of one or two paragraphs, as the database holds them."""
        return json.dumps(
            [
                {
                    "type": "section",
                    "id": str(uuid.uuid4()),
                    "value": {"heading": self.writer.heading(chinese), "text": self._text(chinese)},
                }
                for _section in range(self.chance.randint(3, 5))
            ]
        )

    def _text(self, chinese: bool) -> str:
        paragraphs = range(self.chance.randint(1, 2))
        return "".join(f"<p>{self.writer.paragraph(chinese)}</p>" for _paragraph in paragraphs)

    @staticmethod
    def _parent_row(page: NewsDetailPage) -> Page:
        fields = [field.attname for field in Page._meta.concrete_fields]
        return Page(**{name: getattr(page, name) for name in fields if name != "id"})


def _morning_of(day: date) -> datetime:
    return datetime.combine(day, HOUR_OF_POSTING, timezone.get_current_timezone())
