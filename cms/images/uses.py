"""Each way in which the site shows a picture: its cut, its widths, and how wide it stands.

Uses of one shape share their specs, so that a card costs nothing where there is a hero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from .encoding import SiteFilter

# Best first; what a browser does not know it passes over.
MODERN_FORMATS = ("avif", "webp")


@cache
def filter_of(spec: str) -> SiteFilter:
    """Return the one filter of `spec`; reading a spec costs more than asking its filter."""
    return SiteFilter(spec)


@dataclass(frozen=True)
class Use:
    """How a picture is cut and offered for one place.

    `crops` are offered in AVIF and WebP, narrowest first. `first` is the one rendition that every
    reader takes; it is made at once, the others in the background. `sizes` says how wide the
    picture stands, as in HTML; `attrs` are further attributes of its `<img>`.
    """

    name: str
    first: str
    crops: tuple[str, ...] = ()
    sizes: str = ""
    attrs: tuple[tuple[str, str], ...] = (("loading", "lazy"), ("decoding", "async"))

    @cached_property
    def specs(self) -> list[str]:
        """Every rendition of this use, in the order in which a browser is to look at them."""
        modern = [f"{crop}|format-{name}" for name in MODERN_FORMATS for crop in self.crops]
        return [*modern, self.first]

    def specs_for(self, image) -> list[str]:
        """The specs that differ for `image`, the first one first; a small picture has fewer."""
        sizes, chosen = set(), []
        for spec in [self.first, *self.specs[:-1]]:
            size = filter_of(spec).get_transform(image).size
            outcome = (*map(round, size), spec.partition("|format-")[2])
            if outcome not in sizes:
                sizes.add(outcome)
                chosen.append(spec)
        return chosen


FIRST_IN_VIEW = (("fetchpriority", "high"),)


def _fills(width: int, height: int, widths: Iterable[int]) -> tuple[str, ...]:
    """Cuts of the shape `width`:`height` around the focal point, in these widths."""
    return tuple(f"fill-{wide}x{round(wide * height / width)}" for wide in widths)


# Also told to search engines, who want what the page shows.
WIDE_SPEC = "fill-1200x675|format-jpeg"
# A phone of 360 pixels takes 400, 720 or 1040, by its density.
HERO = Use(
    "hero",
    WIDE_SPEC,
    _fills(16, 9, (400, 720, 1040, 1600, 2400)),
    "(min-width: 82rem) 75rem, 92vw",
    FIRST_IN_VIEW,
)
LEAD = Use(
    "lead",
    WIDE_SPEC,
    _fills(16, 9, (400, 720, 1040, 1600)),
    "(min-width: 82rem) 42rem, (min-width: 64rem) 52vw, 92vw",
    FIRST_IN_VIEW,
)
CARD = Use(
    "card",
    "fill-720x405|format-jpeg",
    _fills(16, 9, (400, 720, 1040)),
    "(min-width: 82rem) 24rem, (min-width: 64rem) 30vw, (min-width: 41.5rem) 44vw, 92vw",
)
RELATED = Use(
    "related",
    "fill-720x405|format-jpeg",
    _fills(16, 9, (400, 720, 1040)),
    "(min-width: 48rem) 20rem, 92vw",
)
COLUMN = Use(
    "column",
    "width-720|format-jpeg",
    tuple(f"width-{width}" for width in (400, 720, 1040, 1600)),
    "(min-width: 64rem) 50rem, 92vw",
)
ABOUT = Use(
    "about",
    "fill-720x540|format-jpeg",
    _fills(4, 3, (400, 720, 1040, 1280)),
    "(min-width: 82rem) 36rem, (min-width: 64rem) 44vw, 92vw",
)
GALLERY = Use(
    "gallery",
    "fill-720x540|format-jpeg",
    _fills(4, 3, (400, 720, 1040)),
    "(min-width: 36rem) 17rem, 92vw",
)
# What Open Graph, X and Google's cards cut pictures to. JPEG: not every reader takes WebP.
SHARE = Use("share", "fill-1200x630|format-jpeg")
# Kept by a visitor, so larger and finer than what a page needs.
DOWNLOAD = Use("download", "max-2400x2400|format-jpeg|jpegquality-88")
LOGO = Use("logo", "max-600x600|format-png")
WORDMARK = Use("wordmark", "height-96|format-png", attrs=())

USES = {
    use.name: use
    for use in (
        *(HERO, LEAD, CARD, RELATED, COLUMN, ABOUT, GALLERY),
        *(SHARE, DOWNLOAD, LOGO, WORDMARK),
    )
}
# What a list of articles shows of each: its card, the lead story, and what feeds name.
CARD_SPECS = [*dict.fromkeys([*LEAD.specs, *CARD.specs, SHARE.first])]
