"""From articles to drafts in the page tree: all of a file or nothing of it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape, unescape

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import PageViewRestriction

from cms.pages import RESERVED_SLUGS

from ..models import NewsDetailPage, NewsIndexPage, NewsTopic
from .articles import Article, Picture, Privacy, RefusedError
from .pictures import Library
from .rich_text import cleaned

TOPIC_LENGTH = NewsTopic._meta.get_field("name").max_length
_LINK = re.compile(r'<a href="([^"]*)">')


class _OnTrialError(Exception):
    """Takes back what was only tried."""


def save_drafts(
    articles: list[Article], index: NewsIndexPage, user=None, is_trial: bool = False
) -> list[NewsDetailPage]:
    """Make a draft of each article under `index`, for `user` and with no more than their rights.

    A trial goes all the way and takes everything back. Raises RefusedError, and then leaves
    neither rows nor files.
    """
    library = Library(user)
    saver = _Saver(index, user, library)
    try:
        with _without_leftovers(library), transaction.atomic():
            pages = saver.save(articles)
            if is_trial:
                raise _OnTrialError
    except _OnTrialError:
        pages = saver.pages
    except ValidationError as fault:
        raise RefusedError(
            _("No draft could be made of this: %(reason)s") % {"reason": " ".join(fault.messages)}
        ) from fault
    return pages


@contextmanager
def _without_leftovers(library: Library) -> Iterator[None]:
    """Remove the files of pictures whose rows were taken back."""
    try:
        yield
    except BaseException:
        library.remove_files()
        raise


class _Saver:
    def __init__(self, index: NewsIndexPage, user, library: Library):
        self.index = index
        self.site = index.get_site()
        self.user = user
        self.library = library
        self.pages: list[NewsDetailPage] = []
        self.page_of: dict[str, int] = {}

    def save(self, articles: list[Article]) -> list[NewsDetailPage]:
        for article in articles:
            page = self._page(article)
            self._fill(page, article)
            self.index.add_child(instance=page)
            log(instance=page, action="wagtail.create", user=self.user)
            self.pages.append(page)
            self.page_of |= {bare_address(address): page.pk for address in article.addresses}
            self._guard(page, article)
            self._lead_from_old(page, article)
        for page, article in zip(self.pages, articles, strict=True):
            if self._leads_to_others(article):
                # Only now all are there.
                self._fill(page, article)
                page.save()
            page.save_revision(user=self.user)
        return self.pages

    def _page(self, article: Article) -> NewsDetailPage:
        page = NewsDetailPage(
            title=article.title,
            locale=self.index.locale,
            live=False,
            owner=self.user,
            introduction=article.introduction,
            posted_on=article.posted_on or timezone.localdate(),
            topic=self._topic(article),
            go_live_at=article.go_live_at,
        )
        page.slug = page.spelled_slug(article.slug or article.title, self.index)
        if page.slug in RESERVED_SLUGS:
            page.slug = page.spelled_slug(f"{page.slug} {_('News')}", self.index)
        return page

    def _fill(self, page: NewsDetailPage, article: Article) -> None:
        if article.hero and (image := self.library.image_of(article, article.hero)):
            page.hero = image
            page.hero_alt, page.hero_caption = article.hero.alt, article.hero.caption
        page.body = [block for pair in article.blocks for block in self._block(article, *pair)]

    def _leads_to_others(self, article: Article) -> bool:
        texts = [value["text"] if kind == "section" else value for kind, value in article.blocks]
        addresses = (
            bare_address(unescape(address))
            for text in texts
            if isinstance(text, str)
            for address in _LINK.findall(text)
        )
        return any(address in self.page_of for address in addresses)

    def _block(self, article: Article, kind: str, value) -> Iterator[tuple[str, object]]:
        if isinstance(value, Picture):
            image = self.library.image_of(article, value)
            if image is not None:
                yield kind, {"image": image, "alt_text": value.alt, "caption": value.caption}
            elif value.caption:
                yield "text", cleaned(f"<p>{escape(value.caption)}</p>")
        elif kind == "section":
            yield kind, {"heading": value["heading"], "text": cleaned(self._led(value["text"]))}
        elif kind == "text":
            yield kind, cleaned(self._led(value))
        else:
            yield kind, value

    def _led(self, html: str) -> str:
        """Lead links between the articles of one file to their pages."""

        def lead(found: re.Match) -> str:
            address = bare_address(unescape(found[1]))
            if address not in self.page_of:
                return found[0]
            return f'<a data-linktype="page" data-id="{self.page_of[address]}">'

        return _LINK.sub(lead, html) if self.page_of else html

    def _topic(self, article: Article) -> NewsTopic | None:
        names = [name.strip() for name in article.topics if name.strip()]
        if not names:
            return None
        name, *others = names
        if others:
            article.notes.leave_out(
                _("Further topics, because an article has one: %(names)s.")
                % {"names": ", ".join(others)}
            )
        topics = NewsTopic.objects.filter(locale=self.index.locale)
        if topic := topics.filter(name__iexact=name).first():
            return topic
        if len(name) > TOPIC_LENGTH or not self._may("news.add_newstopic"):
            article.notes.leave_out(_("The topic “%(name)s”.") % {"name": name})
            return None
        topic = NewsTopic(name=name, locale=self.index.locale)
        try:
            topic.full_clean()
        except ValidationError:
            # Another topic is spelled like it.
            return topics.filter(slug=topic.slug).first()
        topic.save()
        return topic

    def _may(self, right: str) -> bool:
        return self.user is None or self.user.has_perm(right)

    def _guard(self, page: NewsDetailPage, article: Article) -> None:
        if article.privacy != Privacy.PUBLIC:
            PageViewRestriction.objects.create(
                page=page, restriction_type=str(article.privacy), password=article.password
            )

    def _lead_from_old(self, page: NewsDetailPage, article: Article) -> None:
        own = Redirect.normalise_path(page.get_url() or "")
        for path in article.old_paths:
            old = Redirect.normalise_path(path)
            if old in (own, "") or len(old) > Redirect._meta.get_field("old_path").max_length:
                continue
            redirect, made = Redirect.objects.get_or_create(
                old_path=old, site=self.site, defaults={"redirect_page": page}
            )
            if not made and redirect.redirect_page_id != page.pk:
                article.notes.leave_out(
                    _("The old address %(path)s leads elsewhere already.") % {"path": old}
                )


def bare_address(address: str) -> str:
    """`address` without what makes two spellings of one: scheme, `www.`, last stroke, anchor."""
    return re.sub(r"^https?://(?:www\.)?", "", address.partition("#")[0]).rstrip("/").lower()
