"""One description of a page, from which everything that machines read is made.

The head of the page, shared links, JSON-LD, feeds and sitemaps all take their words, addresses,
pictures and dates here. A page type says only what differs, by the properties of `BasePage`.
"""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Page, Site

from cms.images.models import SiteImage
from cms.images.showing import rendition_of
from cms.images.uses import HERO, LOGO, SHARE, Use
from cms.pages import BasePage, published

from .publisher import Publisher, publisher_of

SHARE_SPEC = SHARE.first
DEFAULT_LOGO = "cms/img/apple-touch-icon.png"
# Open Graph wants a territory and knows no scripts.
OPEN_GRAPH_LOCALES = {"zh-hans": "zh_CN", "zh-hant": "zh_TW"}


@dataclass(frozen=True)
class Picture:
    """One rendition at its full address. `size` in bytes is asked of the storage on demand."""

    address: str
    width: int
    height: int
    alt: str
    file: object

    mime_type = "image/jpeg"

    @property
    def size(self) -> int:
        """Bytes of the file; 0 where the storage cannot tell (RSS allows that)."""
        try:
            return self.file.size
        except (OSError, NotImplementedError):
            return 0


@dataclass(frozen=True)
class Crumb:
    name: str
    address: str


def full_address(site: Site, address: str) -> str:
    """Put the site's own root before `address`, unless it is a full address already."""
    return urljoin(f"{site.root_url}/", address)


class PageMetadata:
    """What machines are told of `page`; each part is read when it is asked for.

    `title` and `query` replace the title and end the address of one view of a page, such as the
    second page of a list. Addresses are made of the Site record, never of the Host header.
    """

    def __init__(
        self,
        page: BasePage,
        request: HttpRequest | None = None,
        *,
        title: str = "",
        query: str = "",
    ):
        self.page = page
        self.request = request
        self.query = query
        self._title = title

    @cached_property
    def site(self) -> Site | None:
        """The site that the page is on; None for a page that was never saved."""
        if self.request is not None:
            return Site.find_for_request(self.request)
        return self.page.get_site() if self.page.url_path else None

    @property
    def headline(self) -> str:
        """The title as visitors read it."""
        return self._title or self.page.title

    @property
    def title(self) -> str:
        """The title as search engines show it."""
        return self._title or self.page.seo_title or self.page.title

    @property
    def description(self) -> str:
        return " ".join(self.page.meta_description.split())

    @cached_property
    def address(self) -> str:
        """The canonical address; empty for a page that has none yet."""
        full = self.page.get_full_url(self.request) if self.page.url_path else None
        return f"{full}{self.query}" if full else ""

    @property
    def language(self) -> str:
        return self.page.locale.language_code

    @property
    def open_graph_locale(self) -> str:
        return OPEN_GRAPH_LOCALES.get(self.language, "")

    @property
    def kind(self) -> str:
        """`article` or `website`, the types of Open Graph that the site uses."""
        return self.page.share_kind

    @property
    def topic(self) -> str:
        return str(getattr(self.page, "topic", None) or "")

    @property
    def published_at(self) -> datetime | None:
        return self.page.shown_published_at

    @property
    def modified_at(self) -> datetime | None:
        return self.page.shown_modified_at

    @cached_property
    def publisher(self) -> Publisher:
        return publisher_of(self.site, self.request) if self.site else Publisher()

    @cached_property
    def own_picture(self) -> Picture | None:
        """The page's own picture, cut to be shared."""
        return self._picture(self.page.share_picture, SHARE, self.page.share_picture_alt)

    @cached_property
    def picture(self) -> Picture | None:
        """The page's own picture, or that of the first page of the site."""
        if self.own_picture or self.site is None or self.site.root_page_id == self.page.pk:
            return self.own_picture
        home = self.site.root_page.specific
        return self._picture(home.share_picture, SHARE, home.share_picture_alt)

    @property
    def pictures(self) -> list[Picture]:
        """The page's own picture in every shape that search engines are given."""
        wide = self._picture(self.page.share_picture, HERO, self.page.share_picture_alt)
        return [picture for picture in (self.own_picture, wide) if picture]

    @cached_property
    def logo(self) -> str:
        """The full address of the publisher's logo, or of the site's icon."""
        if self.site is None:
            return ""
        logo = self._picture(self.publisher.logo, LOGO, "")
        return logo.address if logo else full_address(self.site, static(DEFAULT_LOGO))

    @cached_property
    def ancestors(self) -> list[Page]:
        """The pages above this one that visitors may see, home first."""
        if not self.page.pk or self.page.depth <= 2:
            return []
        # Depth 1 is Wagtail's root, which is on no site.
        return list(published(self.page.get_ancestors()).filter(depth__gt=1))

    @cached_property
    def breadcrumb(self) -> list[Crumb]:
        """The trail that the page shows, from home to itself; empty on the first page."""
        trail = [Crumb(page.title, self._address_of(page)) for page in self.ancestors]
        if not trail:
            return []
        trail[0] = Crumb(_("Home"), trail[0].address)
        return [*trail, Crumb(self.page.title, self._address_of(self.page))]

    @cached_property
    def translations(self) -> list[tuple[str, str]]:
        """(language, address) of this page and its translations; empty where it has none.

        Ends in the one for readers of every other language, as
        https://developers.google.com/search/docs/specialty/international/localized-versions asks.
        """
        if not self.page.pk or self.query:
            return []
        # Most pages have none, and one query says so.
        if not self.page.get_translations().exists():
            return []
        others = published(self.page.get_translations()).select_related("locale")
        addresses = {other.locale.language_code: self._address_of(other) for other in others}
        if not any(addresses.values()):
            return []
        addresses[self.language] = self.address
        named = sorted((code, address) for code, address in addresses.items() if address)
        default = addresses.get(get_supported_content_language_variant(settings.LANGUAGE_CODE))
        return [*named, ("x-default", default or named[0][1])]

    def _address_of(self, page: Page) -> str:
        return page.get_full_url(self.request) or ""

    def _picture(self, image: SiteImage | None, use: Use, alt: str) -> Picture | None:
        rendition = rendition_of(image, use) if self.site else None
        if rendition is None:
            return None
        address = full_address(self.site, rendition.url)
        return Picture(address, rendition.width, rendition.height, alt, rendition.file)
