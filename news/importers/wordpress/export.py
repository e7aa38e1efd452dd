"""The posts and pictures that an export lists."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _

from ..articles import RefusedError

POST, ATTACHMENT, REUSED = "post", "attachment", "wp_block"
# What WordPress keeps of no consequence to readers.
GONE = {"trash", "auto-draft", "inherit"}


@dataclass
class Item:
    """One entry of the export, as WordPress keeps it."""

    key: str = ""
    kind: str = ""
    title: str = ""
    link: str = ""
    guid: str = ""
    author: str = ""
    content: str = ""
    excerpt: str = ""
    name: str = ""
    status: str = ""
    password: str = ""
    parent: str = ""
    posted: datetime | None = None
    posted_utc: datetime | None = None
    file_address: str = ""
    is_sticky: bool = False
    comments: int = 0
    categories: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)


@dataclass
class Export:
    """What was found in one file: posts in their order, the rest by its key."""

    base: str = ""
    posts: list[Item] = field(default_factory=list)
    attachments: dict[str, Item] = field(default_factory=dict)
    reused: dict[str, Item] = field(default_factory=dict)
    others: Counter = field(default_factory=Counter)


def read_export(data: bytes) -> Export:
    """Return what is in the export; raises RefusedError with a sentence."""
    export = Export()
    is_export = False
    try:
        for _event, element in iterparse(BytesIO(data), ["end"], forbid_dtd=True):
            name = _local(element)
            if name == "wxr_version":
                is_export = True
            elif name in ("base_blog_url", "link") and not export.base:
                export.base = (element.text or "").strip()
            elif name == "item":
                _keep(_item(element), export)
                element.clear()
    except DefusedXmlException as fault:
        raise RefusedError(
            _("This file holds instructions that do not belong into it, and was not read.")
        ) from fault
    except (ParseError, ValueError, LookupError) as fault:
        raise RefusedError(
            _("This export is damaged or was cut off (%(place)s). Export it anew and try that.")
            % {"place": str(fault)[:100]}
        ) from fault
    if not is_export:
        raise RefusedError(_("This is no WordPress export."))
    if not export.posts:
        raise RefusedError(_("There is not one post in this export."))
    return export


def _keep(item: Item, export: Export) -> None:
    if item.kind == ATTACHMENT:
        export.attachments[item.key] = item
    elif item.kind == REUSED:
        export.reused[item.key] = item
    elif item.kind == POST and item.status not in GONE:
        export.posts.append(item)
    else:
        export.others[f"{item.kind} ({item.status})" if item.kind == POST else item.kind] += 1


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _item(element: Element) -> Item:
    item = Item()
    for child in element:
        name, text = _local(child), child.text or ""
        if name in _TEXTS:
            setattr(item, _TEXTS[name], text.strip())
        elif name == "encoded":
            is_excerpt = "/excerpt/" in child.tag
            setattr(item, "excerpt" if is_excerpt else "content", text)
        elif name == "post_date":
            item.posted = _moment(text)
        elif name == "post_date_gmt":
            moment = _moment(text)
            item.posted_utc = moment.replace(tzinfo=UTC) if moment else None
        elif name == "is_sticky":
            item.is_sticky = text.strip() == "1"
        elif name == "comment":
            item.comments += 1
        elif name == "category" and child.get("nicename") != "uncategorized":
            listed = item.categories if child.get("domain") == "category" else item.tags
            if child.get("domain") in ("category", "post_tag") and text.strip():
                listed.append(text.strip())
        elif name == "postmeta":
            entry = {_local(part): part.text or "" for part in child}
            item.meta[entry.get("meta_key", "")] = entry.get("meta_value", "")
    return item


_TEXTS = {
    "title": "title",
    "link": "link",
    "guid": "guid",
    "creator": "author",
    "post_id": "key",
    "post_name": "name",
    "post_type": "kind",
    "post_parent": "parent",
    "post_password": "password",
    "status": "status",
    "attachment_url": "file_address",
}


def _moment(text: str) -> datetime | None:
    """Read `2020-05-01 08:30:00`; WordPress writes zeros where there is no date."""
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return None
