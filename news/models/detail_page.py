from collections.abc import Iterator
from datetime import date, datetime, time

from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from cms.blocks.sections import BodyBlock
from cms.counters import CountedTextarea, CountedTextInput
from cms.pages import BasePage

from ..article_form import ArticleForm
from ..publishing import ARTICLE
from ..querysets import NewsDetailPageQuerySet
from .previews import PreviewsMixin
from .published_words import PublishedWordsMixin, day_of_update
from .topic import NewsTopic

INTRODUCTION_LENGTH = 300
# What fits on a card, and about what search engines show.
TITLE_LENGTH = 80
FEWEST_IN_CONTENTS = 4
MOST_PICKS = 3


class NewsDetailPage(PreviewsMixin, PublishedWordsMixin, BasePage):
    """An article. `hero_alt` falls back to the picture's own description; see `alt`."""

    base_form_class = ArticleForm
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    share_kind = "article"
    share_picture_field = "hero"
    sitemap_date = Coalesce("updated_at", "first_published_at")
    sitemap_columns = ("posted_on", "first_published_at", "updated_at")
    publishing_rules = ARTICLE + BasePage.publishing_rules

    posted_on = models.DateField(
        _("posted on"),
        default=timezone.localdate,
        help_text=_("The date shown under the title. Left empty, it is today’s."),
    )
    topic = models.ForeignKey(
        NewsTopic,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("topic"),
        help_text=_("Readers of the News List choose articles by it. It may stay empty."),
    )
    hero = models.ForeignKey(
        "cms.SiteImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("The large picture on top, at best 2400 pixels wide."),
    )
    hero_alt = models.CharField(
        _("alt text"),
        max_length=255,
        blank=True,
        help_text=_("Left empty, the description of the picture is used."),
    )
    hero_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Tick this when the picture adds nothing to the words; it is not read aloud."),
    )
    hero_caption = models.CharField(
        _("caption"),
        max_length=255,
        blank=True,
        help_text=_("One line under the picture. It may stay empty."),
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=INTRODUCTION_LENGTH,
        blank=True,
        help_text=_("One paragraph that says what the article is about. Also stands on its card."),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("body"),
        blank=True,
        help_text=_(
            "Write one section for each heading. The plus sign between two blocks adds a section, "
            "a picture, a call to action and more."
        ),
        default=[("section", {"heading": "", "text": ""})],
    )

    objects = PageManager.from_queryset(NewsDetailPageQuerySet)()

    content_panels = [
        TitleFieldPanel(
            "title",
            placeholder=_("What happened, in one line"),
            help_text=_(
                "The headline of the article. Its web address is made of it when it is first saved."
            ),
            widget=CountedTextInput(TITLE_LENGTH),
        ),
        FieldPanel("posted_on"),
        MultiFieldPanel(
            [
                FieldPanel("hero"),
                FieldPanel("hero_alt"),
                FieldPanel("hero_decorative"),
                FieldPanel("hero_caption"),
            ],
            heading=_("Picture at the top"),
        ),
        FieldPanel("introduction", widget=CountedTextarea(INTRODUCTION_LENGTH)),
        FieldPanel("body"),
        FieldPanel("topic"),
        InlinePanel(
            "picks",
            heading=_("Related news"),
            label=_("Related article"),
            max_num=MOST_PICKS,
            help_text=_(
                "Up to three articles that stand first under this one. The newest of the same "
                "topic take the places that are left."
            ),
        ),
    ]

    search_fields = BasePage.search_fields + [
        index.SearchField("introduction", boost=2),
        index.SearchField("body"),
        index.FilterField("posted_on"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            # The order of every list, also within a topic.
            models.Index(fields=["posted_on", "page_ptr"], name="article_by_day"),
            models.Index(
                fields=["topic", "posted_on", "page_ptr"], name="article_by_topic_and_day"
            ),
        ]

    @property
    def alt(self) -> str:
        """The alt text of the hero; empty when it is decorative or missing."""
        if self.hero is None or self.hero_decorative:
            return ""
        return self.hero_alt or self.hero.description

    @property
    def share_picture_alt(self) -> str:
        return self.alt

    @property
    def shown_published_at(self) -> datetime | None:
        return moment_on(self.posted_on, self.first_published_at)

    @property
    def shown_modified_at(self) -> datetime | None:
        return self.sitemap_moment(self.posted_on, self.first_published_at, self.updated_at)

    @staticmethod
    def sitemap_moment(
        posted_on: date | None, first_published_at: datetime | None, updated_at: datetime | None
    ) -> datetime | None:
        updated_on = day_of_update(posted_on, updated_at)
        return moment_on(updated_on, updated_at) or moment_on(posted_on, first_published_at)

    @property
    def sections(self) -> list[tuple[str, str]]:
        """(anchor, heading) of each headed section."""
        return [
            (block.id[:8], block.value["heading"])
            for block in self.body
            if block.block_type == "section" and block.value["heading"] and block.id
        ]

    @property
    def contents(self) -> list[tuple[str, str]]:
        """What “On this page” leads to; empty for an article of few sections."""
        sections = self.sections
        return sections if len(sections) >= FEWEST_IN_CONTENTS else []

    def picture_uses(self) -> Iterator[tuple]:
        yield from ((self.hero, use) for use in ("hero", "card", "lead", "download"))
        yield from super().picture_uses()


def moment_on(day: date | None, exact: datetime | None) -> datetime | None:
    """Return `exact` where it lies on the day that is shown, else the start of that day.

    In site time, so that machines are told no other day than visitors.
    """
    if day is None:
        return None
    if exact and timezone.localdate(exact) == day:
        return timezone.localtime(exact).replace(microsecond=0)
    return timezone.make_aware(datetime.combine(day, time.min))
