"""What every page of the site has, whichever room it belongs to."""

from collections.abc import Iterator
from datetime import datetime

from anyascii import anyascii
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpResponseNotAllowed
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from cms.counters import CountedTextarea, CountedTextInput
from cms.images.models import SiteImage
from cms.images.sets import order
from cms.images.shown import uses_in_streams
from cms.page_permissions import SitePagePermissionTester
from cms.publishing.checks import errors_on
from cms.publishing.doors import goes_on_the_site, refuse_unready
from cms.publishing.forms import BasePageForm, CheckedCopyForm
from cms.publishing.rules import EVERY_PAGE
from cms.publishing.words import LONGEST_DESCRIPTION
from cms.search_fields import in_words

# First steps of addresses that belong to something else than a page.
RESERVED_SLUGS = frozenset(
    ["admin", "atom", "documents", "feed", "health", "media", "search", "sent", "static"]
)
SLUG_LENGTH = 80
# What search engines show of a title before they cut it.
SEARCH_TITLE_LENGTH = 60


def published(pages: QuerySet) -> QuerySet:
    """Narrow `pages` to what every visitor may see: live, not private, not expired.

    Expiry is read from the clock, so that a page is gone on time also when no scheduler runs.
    """
    current = Q(expire_at=None) | Q(expire_at__gt=timezone.now())
    return pages.live().public().filter(current)


class BasePageQuerySet(PageQuerySet):
    def published(self):
        """Pages that every visitor may see; see `published`."""
        return published(self)


BasePageManager = PageManager.from_queryset(BasePageQuerySet)


def publish_errors(page: Page) -> list[ValidationError]:
    """Return what keeps `page` from going on the site; each error names its field."""
    return [finding.as_error() for finding in errors_on(page)]


class BasePage(Page):
    """A page of the site. Room pages inherit it and state their parents and children."""

    base_form_class = BasePageForm
    copy_form_class = CheckedCopyForm

    # What is asked before a page of this type goes on the site; see cms.publishing.
    publishing_rules = EVERY_PAGE

    # What machines are told of this type of page; see cms.delivery.metadata.
    share_kind = "website"
    share_picture_field = ""
    # By the database, of the youngest page: when a sitemap of this type changed last.
    sitemap_date = F("last_published_at")
    # What `sitemap_moment` is told of each page; sitemaps hold them by the ten thousand.
    sitemap_columns = ("last_published_at",)

    objects = BasePageManager()

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    heading=_("Web address ending"),
                    help_text=_("The last part of the address, made of the title."),
                ),
                FieldPanel(
                    "seo_title",
                    heading=_("Title for search engines"),
                    help_text=_("Stands in the results in place of the title. It may stay empty."),
                    widget=CountedTextInput(SEARCH_TITLE_LENGTH),
                ),
                FieldPanel(
                    "search_description",
                    heading=_("Description for search engines"),
                    help_text=_(
                        "One or two sentences that stand below the title in the results. Left "
                        "empty, the introduction stands there."
                    ),
                    widget=CountedTextarea(LONGEST_DESCRIPTION),
                ),
            ],
            heading=_("For search engines"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "show_in_menus",
                    heading=_("Show in the menu"),
                    help_text=_("Tick this for a page that belongs on top of every other."),
                )
            ],
            heading=_("In the menu"),
        ),
    ]

    class Meta:
        abstract = True

    @property
    def preview_sizes(self) -> list[dict]:
        """The sizes of the preview, the first of which it opens with: that of a desktop."""
        by_name = {size["name"]: size for size in super().preview_sizes}
        return [by_name.pop("desktop"), *by_name.values()]

    @classmethod
    def get_search_fields(cls):
        """The search fields of the page type, each in words of `cms.words`."""
        return [in_words(field) for field in super().get_search_fields()]

    @property
    def meta_description(self) -> str:
        """One plain sentence or two for search results and shared links; may be empty."""
        return self.search_description or getattr(self, "introduction", "")

    @property
    def share_picture(self) -> SiteImage | None:
        """The picture that stands for this page where it is shared.

        A page type whose `share_picture_field` is no foreign key says how to read it, here and
        in `share_picture_key`.
        """
        return getattr(self, self.share_picture_field) if self.share_picture_field else None

    @staticmethod
    def share_picture_key(value) -> int | None:
        """The key of `share_picture`, from what the database keeps in `share_picture_field`."""
        return value

    @staticmethod
    def sitemap_moment(last_published_at: datetime | None) -> datetime | None:
        """When visitors saw the last change of a page with these `sitemap_columns`."""
        return last_published_at

    @property
    def share_picture_alt(self) -> str:
        """What `share_picture` shows; empty when it is decorative or missing."""
        # On some pages each look is a few queries.
        picture = self.share_picture
        return picture.description if picture else ""

    @property
    def shown_published_at(self) -> datetime | None:
        """When machines are told that the page was published; None when it shows no date."""
        return None

    @property
    def shown_modified_at(self) -> datetime | None:
        """When machines are told that the page was changed; never before its publication."""
        return self.shown_published_at

    def picture_uses(self) -> Iterator[tuple[SiteImage | None, str]]:
        """Every picture that this page or its card shows, each with the name of its use."""
        yield self.share_picture, "share"
        yield from uses_in_streams(self)

    def permissions_for_user(self, user) -> SitePagePermissionTester:
        return SitePagePermissionTester(user, self)

    def full_clean(self, *args, **kwargs):
        self._spell_slug()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        self._spell_slug()
        super().minimal_clean()

    def clean(self):
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError(
                {
                    "slug": _("“%(slug)s” is used by the site itself. Choose another ending.")
                    % {"slug": self.slug}
                }
            )

    def publish(self, revision, *args, **kwargs):
        # Also where nothing is saved before its time: a live page whose new version is scheduled.
        refuse_unready(revision.as_object())
        return super().publish(revision, *args, **kwargs)

    def save(self, *args, **kwargs):
        # Here all doors meet: the button, the schedule, approval, bulk actions, copies, aliases
        # and scripts. What names its fields is bookkeeping.
        if goes_on_the_site(self, kwargs.get("update_fields")):
            refuse_unready(self)
        super().save(*args, **kwargs)
        if self.live and not kwargs.get("update_fields"):
            order(self.picture_uses())

    def _spell_slug(self) -> None:
        if self.title and not self.slug:
            self.slug = self.spelled_slug(self.title, self.get_parent())

    def spelled_slug(self, title: str, parent: Page | None) -> str:
        """Return `title` in ASCII as the end of an address that is still free under `parent`."""
        base = slugify(anyascii(title))[:SLUG_LENGTH].strip("-") or "page"
        slug, number = base, 1
        while not self._slug_is_available(slug, parent, self):
            number += 1
            slug = f"{base}-{number}"
        return slug

    def route(self, request, path_components):
        if not path_components and self.expire_at and self.expire_at <= timezone.now():
            raise Http404
        return super().route(request, path_components)

    def serve(self, request, *args, **kwargs):
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return self.in_own_language(super().serve, request, *args, **kwargs)

    def serve_preview(self, request, mode_name):
        return self.in_own_language(super().serve_preview, request, mode_name)

    def in_own_language(self, respond, *args, **kwargs):
        """Call `respond` and render its answer in the page's language, not in the browser's."""
        with translation.override(self.locale.language_code):
            response = respond(*args, **kwargs)
            if hasattr(response, "render"):
                response.render()
        response.headers.setdefault("Content-Language", self.locale.language_code)
        return response
