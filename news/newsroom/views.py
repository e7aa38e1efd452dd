"""The list of articles in the admin: flat, newest first, fast whatever their number."""

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import HeaderButton

from cms.images.models import SiteRendition
from cms.page_columns import PageFactColumn, page_columns
from cms.publishing.states import mark_states
from cms.reach import within_reach

from ..models import NewsDetailPage
from .columns import COLUMNS, THUMBNAIL_SPECS
from .filters import ArticleFilterSet
from .from_file import ADDRESS_NAME, lists_for

THUMBNAILS = Prefetch(
    "hero__renditions", SiteRendition.objects.filter(filter_spec__in=THUMBNAIL_SPECS)
)
LONGEST_TERM = 200


class ArticleListView(PageListingViewSet.index_view_class):
    """What the filters and the search leave of the articles that the user may work on."""

    page_title = _("News")
    template_name = "news/newsroom/index.html"
    results_template_name = "news/newsroom/index_results.html"
    verbose_name, verbose_name_plural = _("article"), _("articles")
    add_item_label = _("New article")
    default_ordering = "-posted_on"
    filterset_class = ArticleFilterSet
    paginate_by = 25

    def get_base_queryset(self):
        articles = NewsDetailPage.objects.filter(within_reach(self.request.user))
        return articles.with_facts().select_related("owner").prefetch_related(THUMBNAILS)

    def get_ordering(self):
        # Never by relevance: sorting by it takes minutes on SQLite where hits are many.
        asked = self.request.GET.get("ordering")
        return asked if asked in self.get_valid_orderings() else self.default_ordering

    def order_queryset(self, queryset):
        if self.ordering.startswith("-"):
            return queryset.newest_first()
        return queryset.oldest_first()

    def search_queryset(self, queryset):
        """Every word stands somewhere in the title, that of the newest draft too."""
        for word in self.search_query[:LONGEST_TERM].split():
            queryset = queryset.filter(Q(draft_title__icontains=word) | Q(title__icontains=word))
        return queryset

    def paginate_queryset(self, queryset, page_size):
        paginator, page, _rows, is_paginated = super().paginate_queryset(queryset, page_size)
        page.object_list = mark_states(page.object_list)
        for article in page.object_list:
            # No article is the top of a site; Wagtail would ask for each.
            article._is_site_root = False
        for column in self.columns:
            if isinstance(column, PageFactColumn):
                column.look_up(page.object_list)
        return paginator, page, page.object_list, is_paginated

    @cached_property
    def add_button(self):
        return HeaderButton(
            self.add_item_label, url=self.add_url, icon_name="plus", classname="news-button"
        )

    @cached_property
    def header_buttons(self):
        buttons = super().header_buttons
        if not lists_for(self.request.user):
            return buttons
        address = reverse(ADDRESS_NAME)
        from_file = HeaderButton(
            _("From a file"),
            url=address,
            icon_name="upload",
            classname="news-button",
            # After “New article”.
            priority=2000,
        )
        return [*buttons, from_file]

    def get_page_subtitle(self):
        return ""


class ArticlesMenuItem(MenuItem):
    def is_shown(self, request):
        return user_has_any_page_permission(request.user)


class ArticleListViewSet(PageListingViewSet):
    """News in the menu, and the way to a new article."""

    model = NewsDetailPage
    name, url_prefix = "articles", "news"
    icon = "doc-full-inverse"
    menu_label = _("News")
    menu_name = "news"
    menu_order = 50
    menu_item_class = ArticlesMenuItem
    add_to_admin_menu = True
    index_view_class = ArticleListView
    filterset_class = ArticleFilterSet

    @cached_property
    def columns(self):
        # Read when the addresses are made: by then every room has added its own.
        return COLUMNS + page_columns(self.model)
