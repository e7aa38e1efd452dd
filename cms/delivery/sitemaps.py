"""The sitemap: an index, and files of addresses with their dates and pictures.

Wagtail's own builds every page object (9 s for 100,000) and ends at 50,000 addresses; the index of
Django's is made of the Host header. Here each page type is one narrow query a file.
https://www.sitemaps.org/protocol.html
"""

from datetime import datetime
from xml.etree import ElementTree

from django.apps import apps
from django.db.models import Count, Max
from django.urls import reverse
from wagtail.models import Site

from cms.images.models import SiteRendition
from cms.pages import BasePage

from .metadata import SHARE_SPEC, full_address

MOST_ADDRESSES = 50_000
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"

# Names of addresses of sitemaps that rooms add; robots.txt names them too.
_more: list[str] = []


def register_sitemap(url_name: str) -> None:
    """Name a further sitemap in robots.txt; called from `AppConfig.ready()`."""
    if url_name not in _more:
        _more.append(url_name)


def sitemap_addresses(site: Site) -> list[str]:
    """The full addresses of the sitemap's index and of what rooms added."""
    return [full_address(site, reverse(name)) for name in ("sitemap", *_more)]


def page_types() -> dict[str, type[BasePage]]:
    """Every page type of the site by the name that its files have."""
    models = (model for model in apps.get_models() if issubclass(model, BasePage))
    return {model._meta.model_name: model for model in models}


def _pages(site: Site, model: type[BasePage]):
    # By key, so that a new page changes the last file only.
    return model.objects.descendant_of(site.root_page, inclusive=True).published().order_by("pk")


def index_of(site: Site) -> bytes:
    """Return the index that names every file of `site`."""
    root = ElementTree.Element("sitemapindex", xmlns=SITEMAP)
    for name, model in page_types().items():
        facts = _pages(site, model).aggregate(count=Count("pk"), last=Max(model.sitemap_date))
        files = -(-facts["count"] // MOST_ADDRESSES)
        for number in range(1, files + 1):
            file = ElementTree.SubElement(root, "sitemap")
            address = reverse("sitemap_file", args=[name, number])
            _say(file, "loc", full_address(site, address))
            # Only one file can be dated without reading all of them.
            if files == 1 and facts["last"]:
                _say(file, "lastmod", _when(facts["last"]))
    return written(root)


def file_of(site: Site, model: type[BasePage], number: int) -> bytes | None:
    """Return the file `number` (from 1) of one page type; None when there is no such file."""
    pages = _pages(site, model)
    start = (number - 1) * MOST_ADDRESSES
    chosen = pages[start : start + MOST_ADDRESSES]
    columns = ["url_path", model.sitemap_date]
    if model.share_picture_field:
        columns.append(f"{model.share_picture_field}_id")
    root = ElementTree.Element("urlset", {"xmlns": SITEMAP, "xmlns:image": IMAGE})
    pictures = _shared_pictures(site, pages, model.share_picture_field)
    home_path, home = site.root_page.url_path, site.root_page.full_url
    for path, last, *picture in chosen.values_list(*columns).iterator():
        entry = ElementTree.SubElement(root, "url")
        _say(entry, "loc", home + path[len(home_path) :])
        if last:
            _say(entry, "lastmod", _when(last))
        for address in filter(None, map(pictures.get, picture)):
            _say(ElementTree.SubElement(entry, "image:image"), "image:loc", address)
    return written(root) if len(root) else None


def _shared_pictures(site: Site, pages, field: str) -> dict[int, str]:
    """Return the address of the share picture by picture id, where it has been made already.

    None is made here: a file of 50,000 pages would take hours.
    """
    if not field:
        return {}
    pictures = pages.order_by().exclude(**{field: None}).values(field)
    made = SiteRendition.objects.filter(filter_spec=SHARE_SPEC, image__in=pictures).order_by("pk")
    storage = SiteRendition._meta.get_field("file").storage
    return {
        picture: full_address(site, storage.url(file))
        for picture, file in made.values_list("image_id", "file").iterator()
    }


def _when(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _say(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def written(root: ElementTree.Element) -> bytes:
    """Return the document as it goes on the wire."""
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
