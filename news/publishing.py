"""What an article needs before it goes on the site, beside what every page needs."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.publishing.findings import Finding, Rule, at_field
from cms.publishing.words import file_name_message, is_file_name


def hero_is_described(article: Page) -> Iterator[Finding]:
    """There is a picture on top, with an alt text or marked decorative (WCAG 2.2, 1.1.1)."""
    if article.hero is None:
        yield at_field(article, "hero", _("Choose a picture."))
    elif not article.hero_decorative and not article.alt:
        message = _("Say what the picture shows, or tick “Decorative”.")
        yield at_field(article, "hero_alt", message)
    elif is_file_name(article.alt):
        yield at_field(article, "hero_alt", file_name_message(article.alt), is_error=False)


def introduction_is_one_paragraph(article: Page) -> Iterator[Finding]:
    written = article.introduction.strip()
    longest = article._meta.get_field("introduction").max_length
    if not written:
        yield at_field(article, "introduction", _("Write an introduction of one paragraph."))
    elif len(written) > longest:
        message = _("It has %(length)d characters. Shorten it to %(longest)d.")
        values = {"length": len(written), "longest": longest}
        yield at_field(article, "introduction", message % values)


def body_has_a_section(article: Page) -> Iterator[Finding]:
    if not any(block.block_type == "section" for block in article.body):
        yield at_field(article, "body", _("Add at least one section."))


def is_not_posted_in_the_future(article: Page) -> Iterator[Finding]:
    """The date under the title is today's at the latest, or that of the day it is scheduled for."""
    latest = timezone.localdate()
    if article.go_live_at:
        latest = max(latest, timezone.localdate(article.go_live_at))
    if article.posted_on and article.posted_on > latest:
        message = _("%(day)s is still to come. Enter an earlier day, or use Schedule instead.")
        day = date_format(article.posted_on)
        yield at_field(article, "posted_on", message % {"day": day})


ARTICLE: tuple[Rule, ...] = (
    hero_is_described,
    introduction_is_one_paragraph,
    is_not_posted_in_the_future,
    body_has_a_section,
)
