from datetime import timedelta

import factory
import wagtail_factories
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Collection, Page, PageViewRestriction

from cms.models import SiteImage, User
from cms.publishing.doors import unchecked

# Every state that hides a page from visitors, as the factories below are told of it.
HIDDEN_STATES = {
    "Draft": {"draft": True},
    "Scheduled": {"scheduled": True},
    "Expired": {"expired": True},
    "Private": {"private": True},
}


class UserFactory(factory.django.DjangoModelFactory):
    """An account; `group` is the name of one of the groups that `lay_site` makes."""

    username = factory.Sequence("person{}".format)
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.com")
    password = factory.django.Password("correct horse")

    class Meta:
        model = User
        skip_postgeneration_save = True

    @factory.post_generation
    def group(self, create, name, **kwargs):
        if name:
            self.groups.add(Group.objects.get(name=name))


class SiteImageFactory(wagtail_factories.ImageFactory):
    title = factory.Sequence("Picture {}".format)
    description = "A train between birches"
    credit = "A friend of the house"
    collection = factory.LazyFunction(Collection.get_first_root_node)

    class Meta:
        model = SiteImage


class BasePageFactory(wagtail_factories.PageFactory):
    """A page on the site, or in one of the states that keep it off.

    Nobody asks whether it is ready: what stands on the site may have been published years ago.
    """

    title = factory.Sequence("Page {}".format)
    # Made by the page itself of its title.
    slug = ""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(live=False)
        scheduled = factory.Trait(
            live=False, go_live_at=factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))
        )
        # Still live in the database: no scheduler has come by.
        expired = factory.Trait(
            expire_at=factory.LazyFunction(lambda: timezone.now() - timedelta(minutes=1))
        )

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        with unchecked():
            return super()._create_instance(model_class, parent, kwargs)

    @factory.post_generation
    def private(self, create, wanted, **kwargs):
        if wanted:
            restriction = PageViewRestriction.LOGIN
            PageViewRestriction.objects.create(page=self, restriction_type=restriction)


def in_every_state(pages: type[BasePageFactory], parent: Page, **values) -> dict[str, Page]:
    """Make one page a state under `parent`; each title starts with its state, such as “Live”."""
    states = {"Live": {}, **HIDDEN_STATES}
    return {
        state: pages(parent=parent, title=f"{state} barley", **flags, **values)
        for state, flags in states.items()
    }


def states_in(text: str) -> set[str]:
    """Return the states of the pages of `in_every_state` that `text` names."""
    return {state for state in ("Live", *HIDDEN_STATES) if f"{state} barley" in text}
