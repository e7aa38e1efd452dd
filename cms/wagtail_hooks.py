from django.forms import Media
from django.forms.widgets import Script
from wagtail import hooks

from . import forwarding
from .dashboard.panels import panels_for
from .publishing.bulk import CheckedPublishBulkAction
from .publishing.views import SitePageViewSet
from .publishing.wording import in_own_words
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


@hooks.register("register_admin_viewset")
def register_page_views():
    """The editor with “Ready to publish?”, for every page that has no views of its own."""
    return SitePageViewSet()


# After Wagtail's own, which it takes the place of.
hooks.register("register_bulk_action", CheckedPublishBulkAction, order=1)


@hooks.register("construct_page_action_menu")
def word_the_actions(menu_items, request, context):
    """“Send for approval” and the like."""
    menu_items[:] = [in_own_words(item) for item in menu_items]


@hooks.register("insert_global_admin_css")
def link_admin_styles():
    """What our own screens of the admin look like."""
    return str(Media(css={"all": ["cms/css/admin.css"]}))


@hooks.register("construct_homepage_panels")
def lay_out_dashboard(request, panels):
    """What each role has to do, in place of Wagtail's own panels."""
    panels[:] = panels_for(request)


@hooks.register("construct_help_menu")
def leave_out_releases(request, menu_items):
    """What is new in Wagtail's releases is told to those who install them."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith("whats-new")]


@hooks.register("insert_editor_js")
def name_rich_text_boxes():
    """A module for every form with rich text."""
    return Media(js=[Script("cms/js/editor_names.js", type="module")]).render()
