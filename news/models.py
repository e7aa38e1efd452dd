"""The news: a list page, its articles and their topics."""

from datetime import date, datetime, time

from anyascii import anyascii
from django.db import models
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager, TranslatableMixin
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.blocks.sections import BodyBlock
from cms.delivery.metadata import PageMetadata
from cms.pages import BasePage

from .feeds import FEEDS, serve_feed
from .listing import NewsListing
from .querysets import NewsDetailPageQuerySet
from .reading_time import minutes_to_read

INTRODUCTION_LENGTH = 300
FEWEST_IN_CONTENTS = 4


class NewsTopic(TranslatableMixin, models.Model):
    """What articles are about; an article has one topic or none."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(
        _("web address ending"),
        max_length=60,
        blank=True,
        help_text=_("Stands in the address of the filtered list. Left empty, it is made up."),
    )

    panels = [FieldPanel("name"), FieldPanel("slug")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="unique_topic_slug"),
        ]

    def __str__(self) -> str:
        return self.name

    def full_clean(self, *args, **kwargs):
        self.slug = self.slug or slugify(anyascii(self.name))
        super().full_clean(*args, **kwargs)


class NewsIndexPage(BasePage):
    """The News List: articles newest first, by topic and year."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsDetailPage"]
    max_count_per_parent = 1

    introduction = models.TextField(
        _("introduction"), max_length=300, blank=True, help_text=_("One or two sentences on top.")
    )

    content_panels = BasePage.content_panels + [FieldPanel("introduction")]

    search_fields = BasePage.search_fields + [index.SearchField("introduction")]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = listing = NewsListing(self.articles(), request.GET)
        context["metadata"] = PageMetadata(
            self,
            request,
            title=listing.named(self.seo_title or self.title),
            query=listing.canonical,
        )
        return context

    def route(self, request, path_components):
        if self.live and len(path_components) == 1 and path_components[0] in FEEDS:
            super().route(request, [])
            return RouteResult(self, kwargs={"feed": path_components[0]})
        return super().route(request, path_components)

    def serve(self, request, feed: str = "", **kwargs):
        if feed and request.method in ("GET", "HEAD"):
            return self.in_own_language(serve_feed, request, self, feed)
        return super().serve(request, **kwargs)

    def articles(self) -> NewsDetailPageQuerySet:
        """The articles of this list that every visitor may see, newest first."""
        return NewsDetailPage.objects.child_of(self).published().newest_first()


class NewsDetailPage(BasePage):
    """An article. `hero_alt` falls back to the picture's own description; see `alt`."""

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    share_kind = "article"
    share_picture_field = "hero"

    posted_on = models.DateField(
        _("posted on"),
        default=timezone.localdate,
        db_index=True,
        help_text=_("The date shown under the title."),
    )
    topic = models.ForeignKey(
        NewsTopic,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("topic"),
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
    hero_caption = models.CharField(_("caption"), max_length=255, blank=True)
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
        default=[("section", {"heading": "", "text": ""})],
    )

    objects = PageManager.from_queryset(NewsDetailPageQuerySet)()

    content_panels = BasePage.content_panels + [
        FieldPanel("posted_on"),
        FieldPanel("topic"),
        MultiFieldPanel(
            [
                FieldPanel("hero"),
                FieldPanel("hero_alt"),
                FieldPanel("hero_decorative"),
                FieldPanel("hero_caption"),
            ],
            heading=_("Picture"),
        ),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]

    search_fields = BasePage.search_fields + [
        index.SearchField("introduction", boost=2),
        index.SearchField("body"),
        index.FilterField("posted_on"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def alt(self) -> str:
        """The alt text of the hero; empty when it is decorative or missing."""
        if self.hero is None or self.hero_decorative:
            return ""
        return self.hero_alt or self.hero.description

    @property
    def updated_on(self) -> date | None:
        """The day a later revision went on the site; None when the first one still stands."""
        if not (self.first_published_at and self.last_published_at and self.posted_on):
            return None
        first = max(timezone.localdate(self.first_published_at), self.posted_on)
        last = timezone.localdate(self.last_published_at)
        return last if last > first else None

    @property
    def share_picture_alt(self) -> str:
        return self.alt

    @property
    def shown_published_at(self) -> datetime | None:
        return moment_on(self.posted_on, self.first_published_at)

    @property
    def shown_modified_at(self) -> datetime | None:
        return moment_on(self.updated_on, self.last_published_at) or self.shown_published_at

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

    @property
    def reading_minutes(self) -> int:
        """Whole minutes, at least one."""
        return minutes_to_read(self.introduction, self.body)

    def missing_to_publish(self) -> list[tuple[str, str]]:
        missing = []
        if self.hero is None:
            missing.append(("hero", _("Choose a picture.")))
        elif not self.hero_decorative and not self.alt:
            missing.append(("hero_alt", _("Say what the picture shows, or tick “Decorative”.")))
        if not self.introduction.strip():
            missing.append(("introduction", _("Write an introduction of one paragraph.")))
        return missing


def moment_on(day: date | None, exact: datetime | None) -> datetime | None:
    """Return `exact` where it lies on the day that is shown, else the start of that day.

    In site time, so that machines are told no other day than visitors.
    """
    if day is None:
        return None
    if exact and timezone.localdate(exact) == day:
        return timezone.localtime(exact).replace(microsecond=0)
    return timezone.make_aware(datetime.combine(day, time.min))
