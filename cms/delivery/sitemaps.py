"""The sitemap: an index, and files of addresses with their dates and pictures.

Wagtail's own builds every page object (9 s for 100,000) and ends at 50,000 addresses; the index of
Django's is made of the Host header. Here each page type is one narrow query a file, read and
written piece by piece. https://www.sitemaps.org/protocol.html
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import NamedTuple
from xml.sax.saxutils import escape

from django.apps import apps
from django.db.models import Count, Max
from django.urls import reverse
from wagtail.models import Site

from cms.images.models import SiteRendition
from cms.pages import BasePage

from .metadata import SHARE_SPEC, full_address

MOST_ADDRESSES = 50_000
# Pages read at a time; their pictures are one query.
CHUNK = 2_000
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"


class Entry(NamedTuple):
    """One address of a sitemap; `changed` is the last change that visitors can see."""

    address: str
    changed: date | datetime | None = None
    picture: str = ""


Source = Callable[[Site], list[Entry]]
# Addresses that rooms add to those of pages, by the name that their file has.
_sources: dict[str, Source] = {}
# Names of addresses of sitemaps that rooms answer themselves; robots.txt names them too.
_more: list[str] = []


def register_sitemap(url_name: str) -> None:
    """Name a further sitemap in robots.txt; called from `AppConfig.ready()`."""
    if url_name not in _more:
        _more.append(url_name)


def register_addresses(name: str, source: Source) -> None:
    """Have a file `name` hold what `source` gives, a few hundred entries at most."""
    _sources[name] = source


def sitemap_addresses(site: Site) -> list[str]:
    """The full addresses of the sitemap's index and of what rooms added."""
    return [full_address(site, reverse(name)) for name in ("sitemap", *_more)]


def page_types() -> dict[str, type[BasePage]]:
    """Every page type of the site by the name that its files have."""
    models = (model for model in apps.get_models() if issubclass(model, BasePage))
    return {model._meta.model_name: model for model in models}


def index_of(site: Site) -> bytes:
    """Return the index that names every file of `site`."""
    files = list(_files(site))
    return _written("sitemapindex", "", map(_sitemap, files))


def file_of(site: Site, name: str, number: int) -> bytes | None:
    """Return the file `number` (from 1) of a page type or a source; None when there is none."""
    if name in _sources:
        entries = iter(_sources[name](site) if number == 1 else [])
    elif model := page_types().get(name):
        entries = _entries_of_pages(site, model, (number - 1) * MOST_ADDRESSES)
    else:
        return None
    first = next(entries, None)
    if first is None:
        return None
    return urlset(f' xmlns:image="{IMAGE}"', map(_url, _put_before(first, entries)))


def urlset(namespaces: str, pieces: Iterable[str]) -> bytes:
    """Return a sitemap of `pieces`; further namespaces are given as attributes."""
    return _written("urlset", namespaces, pieces)


def element(name: str, text: str) -> str:
    """Return an XML element that holds `text` and nothing else."""
    return f"<{name}>{escape(text)}</{name}>"


def _pages(site: Site, model: type[BasePage]):
    # By key, so that a new page changes the last file only.
    return model.objects.descendant_of(site.root_page, inclusive=True).published().order_by("pk")


def _files(site: Site) -> Iterator[Entry]:
    for name, model in page_types().items():
        facts = _pages(site, model).aggregate(count=Count("pk"), last=Max(model.sitemap_date))
        files = -(-facts["count"] // MOST_ADDRESSES)
        for number in range(1, files + 1):
            # Only one file can be dated without reading all of them.
            yield Entry(_address(site, name, number), facts["last"] if files == 1 else None)
    for name, source in _sources.items():
        if source(site):
            yield Entry(_address(site, name, 1))


def _address(site: Site, name: str, number: int) -> str:
    return full_address(site, reverse("sitemap_file", args=[name, number]))


def _entries_of_pages(site: Site, model: type[BasePage], start: int) -> Iterator[Entry]:
    columns = ["url_path", *model.sitemap_columns]
    field = model.share_picture_field
    if field:
        columns.append(model._meta.get_field(field).attname)
    chosen = _pages(site, model)[start : start + MOST_ADDRESSES]
    rows = chosen.values_list(*columns).iterator(CHUNK)
    home_path, home = site.root_page.url_path, site.root_page.full_url
    while chunk := list(islice(rows, CHUNK)):
        pictures = [model.share_picture_key(row[-1]) if field else None for row in chunk]
        made = _shared_pictures(site, {key for key in pictures if key})
        for row, picture in zip(chunk, pictures, strict=True):
            changed = model.sitemap_moment(*row[1 : 1 + len(model.sitemap_columns)])
            yield Entry(home + row[0][len(home_path) :], changed, made.get(picture, ""))


def _shared_pictures(site: Site, pictures: set[int]) -> dict[int, str]:
    """Return the address of the share picture by picture id, where it has been made already.

    None is made here: a file of 50,000 pages would take hours.
    """
    made = SiteRendition.objects.filter(filter_spec=SHARE_SPEC, image__in=pictures).order_by("pk")
    storage = SiteRendition._meta.get_field("file").storage
    return {
        picture: full_address(site, storage.url(file))
        for picture, file in (made.values_list("image_id", "file") if pictures else ())
    }


def _sitemap(entry: Entry) -> str:
    return f"<sitemap>{_where_and_when(entry)}</sitemap>"


def _url(entry: Entry) -> str:
    picture = element("image:loc", entry.picture) if entry.picture else ""
    image = f"<image:image>{picture}</image:image>" if picture else ""
    return f"<url>{_where_and_when(entry)}{image}</url>"


def _where_and_when(entry: Entry) -> str:
    changed = entry.changed
    if isinstance(changed, datetime):
        changed = changed.isoformat(timespec="seconds")
    return element("loc", entry.address) + (element("lastmod", str(changed)) if changed else "")


def _put_before(first: Entry, entries: Iterator[Entry]) -> Iterator[Entry]:
    yield first
    yield from entries


def _written(root: str, namespaces: str, pieces: Iterable[str]) -> bytes:
    document = BytesIO()
    document.write(f'{DECLARATION}<{root} xmlns="{SITEMAP}"{namespaces}>\n'.encode())
    for piece in pieces:
        document.write(f"{piece}\n".encode())
    document.write(f"</{root}>\n".encode())
    return document.getvalue()
