from django.utils.translation import gettext as _

from cms.operations.site_setup import SiteIdentity
from cms.site_groups import EDITORS, MODERATORS, grant

from .models import NewsIndexPage

# One right has no use without the others: results are promoted in one form.
PROMOTES = ("add_searchpromotion", "change_searchpromotion", "delete_searchpromotion")


def lay_news(identity: SiteIdentity) -> None:
    """Put the news list into the menu under the home page, and give rights over what is ours."""
    grant(EDITORS, "news", "add_newstopic", "change_newstopic")
    grant(MODERATORS, "news", "add_newstopic", "change_newstopic", "delete_newstopic")
    # What is promoted is on the site at once, so it is for those who may publish.
    grant(MODERATORS, "wagtailsearchpromotions", *PROMOTES)
    home = identity.site.root_page
    if NewsIndexPage.objects.child_of(home).exists():
        return
    index = NewsIndexPage(title=_("News"), slug="news", show_in_menus=True)
    home.add_child(instance=index)
    index.save_revision().publish()
