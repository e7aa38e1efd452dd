"""From the posts of an export to articles, each a draft whatever it was before."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _

from ..articles import Article, Notes, Picture, Privacy
from ..pieces import squeezed, words_of
from ..sections import make_article
from .content import PostReader, alt_of
from .export import Export, Item, read_export

LENGTH_OF_MADE_TITLE = 60
LENGTH_OF_PASSWORD = 255


def read_wordpress(data: bytes, beside: Path | None = None) -> list[Article]:
    """Return an article for each post of the export; raises RefusedError with a sentence."""
    export = read_export(data)
    reader = PostReader(export, beside)
    articles = [_article(post, export, reader) for post in export.posts]
    if export.others:
        left = ", ".join(f"{name}: {count}" for name, count in sorted(export.others.items()))
        articles[0].notes.leave_out(_("What else was in the export: %(left)s.") % {"left": left})
    return articles


def _article(post: Item, export: Export, reader: PostReader) -> Article:
    source = reader.source(post)
    notes = source.notes
    source.title = squeezed(words_of(post.title)) or _made_title(source.html, notes)
    source.introduction = words_of(post.excerpt)
    source.topics = post.categories
    source.posted_on = post.posted.date() if post.posted else None
    source.hero = _hero(post, export, reader, source)
    article = make_article(source)
    article.slug = unquote(post.name)
    _tell_of_the_rest(post, notes)
    _guard(post, article)
    if post.status == "future" and post.posted_utc and post.posted_utc > timezone.now():
        article.go_live_at = post.posted_utc
        notes.guess(_("The schedule: it begins to count when the draft is published."))
    if post.status in ("publish", "private"):
        article.old_paths = _old_paths(post)
    article.addresses = _addresses(post, export)
    return article


def _made_title(html: str, notes: Notes) -> str:
    start = words_of(html)[:LENGTH_OF_MADE_TITLE]
    title = start.rsplit(" ", 1)[0] if len(start) == LENGTH_OF_MADE_TITLE else start
    notes.guess(_("The title: the post had none, so it is the beginning of its text."))
    return title or _("Untitled")


def _hero(post: Item, export: Export, reader: PostReader, source) -> Picture | None:
    attachment = export.attachments.get(post.meta.get("_thumbnail_id", ""))
    if attachment is None:
        return None
    file = reader.picture([attachment.file_address])
    if file is None:
        source.notes.leave_out(
            _("The picture on top, which did not come with the file: %(address)s.")
            % {"address": attachment.file_address}
        )
        return None
    source.pictures[attachment.file_address] = file
    return Picture(attachment.file_address, alt_of(attachment), words_of(attachment.excerpt)[:255])


def _tell_of_the_rest(post: Item, notes: Notes) -> None:
    told = (
        (post.author, _("The name of its author: %(value)s.")),
        (", ".join(post.tags), _("Tags: %(value)s.")),
        (post.comments, _("Comments of readers: %(value)s.")),
        ("1" if post.is_sticky else "", _("That it stood on top of the list.")),
    )
    for value, sentence in told:
        if value:
            notes.leave_out(sentence % {"value": value})


def _guard(post: Item, article: Article) -> None:
    """A post that not everybody could read stays that way."""
    if post.password:
        article.privacy = Privacy.PASSWORD
        article.password = post.password[:LENGTH_OF_PASSWORD]
    elif post.status == "private":
        article.privacy = Privacy.LOGIN


def _old_paths(post: Item) -> list[str]:
    """The paths where visitors found the post, those of its former names too."""
    path = urlsplit(post.link).path
    if not path.strip("/"):
        return []
    paths = [unquote(path)]
    former = post.meta.get("_wp_old_slug", "")
    if former and post.name and post.name in path:
        paths.append(unquote(re.sub(re.escape(post.name) + r"(?=/?$)", former, path)))
    return paths


def _addresses(post: Item, export: Export) -> list[str]:
    """Every way in which another post may lead to this one."""
    found = [post.link, post.guid, f"{export.base}/?p={post.key}", urlsplit(post.link).path]
    # The home page is no post's, whatever stands in a draft.
    return [address for address in found if urlsplit(address).path.strip("/") or "?" in address]
