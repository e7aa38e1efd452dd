from wagtail import hooks

from . import forwarding
from .rich_text import PublishedPageLinkHandler


# After Wagtail's own, which it takes the place of.
@hooks.register("register_rich_text_features", order=1)
def link_to_published_pages(features):
    """Leave hidden pages out of the links in rich text."""
    features.register_link_type(PublishedPageLinkHandler)


@hooks.register("before_unpublish_page")
def read_forwarding_of_unpublished(request, page):
    """Read where visitors of the page should go from now on."""
    return forwarding.prepare(request, page, deleted=False)


@hooks.register("before_delete_page")
def read_forwarding_of_deleted(request, page):
    """Read where visitors of the page should go from now on."""
    return forwarding.prepare(request, page, deleted=True)


@hooks.register("after_unpublish_page")
@hooks.register("after_delete_page")
def forward_visitors(request, page):
    """Lead visitors of the old address to the chosen page."""
    forwarding.carry_out(request)
