from wagtail import hooks

from .rich_text import PublishedPageLinkHandler


# After Wagtail's own, which it takes the place of.
@hooks.register("register_rich_text_features", order=1)
def link_to_published_pages(features):
    """Leave hidden pages out of the links in rich text."""
    features.register_link_type(PublishedPageLinkHandler)
