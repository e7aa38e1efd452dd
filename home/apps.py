from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """The root of the site, its plain pages and its navigation."""

    name = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        from cms.leaving.consequences import register_source
        from cms.operations.site_setup import register_step

        from .leaving import entries_in_menus
        from .site_setup import lay_home, lay_plain_pages

        register_source(entries_in_menus)
        register_step(lay_home, order=10)
        # After the inquiry form, which its words lead to.
        register_step(lay_plain_pages, order=40)
