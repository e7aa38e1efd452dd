from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """Articles, their list, their topics and the search."""

    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from cms.dashboard.panels import register_panel
        from cms.delivery.sitemaps import register_addresses, register_sitemap
        from cms.operations.site_setup import register_step

        from .newsroom.panel import NewsPanel
        from .site_setup import lay_news
        from .sitemap import topic_addresses

        register_panel(NewsPanel)
        register_sitemap("news_sitemap")
        register_addresses("topics", topic_addresses)
        register_step(lay_news, order=20)
