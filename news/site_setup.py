from django.utils.translation import gettext as _

from cms.operations.site_setup import SiteIdentity
from cms.site_groups import EDITORS, MODERATORS, grant

from .models import NewsIndexPage


def lay_news(identity: SiteIdentity) -> None:
    """Put the news list under the home page, into the menu."""
    grant(EDITORS, "news", "add_newstopic", "change_newstopic")
    grant(MODERATORS, "news", "add_newstopic", "change_newstopic", "delete_newstopic")
    home = identity.site.root_page
    if NewsIndexPage.objects.child_of(home).exists():
        return
    index = NewsIndexPage(title=_("News"), slug="news", show_in_menus=True)
    home.add_child(instance=index)
    index.save_revision().publish()
