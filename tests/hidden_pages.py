"""Pages in every state that keeps them from visitors, each full of words found nowhere else."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from tests.factories.cms import SiteImageFactory
from tests.factories.contact import FormPageFactory
from tests.factories.home import PlainPageFactory
from tests.factories.news import NewsDetailPageFactory, NewsIndexPageFactory, NewsTopicFactory

# A word of every page, public or hidden, by which searches find it.
COMMON = "barleycorn"
PUBLIC = ("live", "revised")
HIDDEN = (
    "draft",
    "scheduled",
    "expired",
    "unpublished",
    "password",
    "login",
    "groups",
    "below",
    "secluded",
    "redrafted",
)
STATES = {
    "draft": "a draft",
    "scheduled": "on the site tomorrow",
    "expired": "expired by the clock, no scheduler has come by",
    "unpublished": "taken off the site",
    "password": "private by password",
    "login": "private by log-in",
    "groups": "private to a group",
    "below": "under a private page",
    "secluded": "made private after it was published and read",
    "redrafted": "the newer draft of a page on the site",
}


@dataclass
class Marked:
    """A page and the words that only it holds; `words` by what they stand in."""

    page: Page
    kind: str
    state: str
    words: dict[str, str]


def words_of(state: str, kind: str) -> dict[str, str]:
    """Words that no other page holds, good for titles, slugs, texts and names of files."""
    parts = (
        "title slug seotitle searchtext introduction heading passage quote picture file "
        "description alt caption credit topic topicslug"
    ).split()
    return {part: f"zq{state}0{kind}0{part}" for part in parts}


def _values(words: dict[str, str]) -> dict:
    """What every page type holds of `words`."""
    return {
        "title": f"{COMMON.title()} {words['title']}",
        "seo_title": f"{COMMON.title()} {words['seotitle']}",
        "search_description": f"{COMMON} {words['searchtext']}.",
        "introduction": f"{COMMON} {words['introduction']}.",
        "show_in_menus": True,
    }


def _picture(words: dict[str, str]):
    return SiteImageFactory(
        title=words["picture"],
        description=words["description"],
        credit=words["credit"],
        file__filename=f"{words['file']}.jpg",
    )


def _body(words: dict[str, str], picture) -> list:
    return [
        ("section", {"heading": words["heading"], "text": f"<p>{COMMON} {words['passage']}</p>"}),
        ("quote", {"quote": words["quote"]}),
        ("image", {"image": picture, "caption": words["caption"]}),
    ]


def article_values(words: dict[str, str]) -> dict:
    picture = _picture(words)
    topic = NewsTopicFactory(name=words["topic"], slug=words["topicslug"])
    return _values(words) | {
        "hero": picture,
        "hero_alt": words["alt"],
        "posted_on": timezone.localdate(),
        "topic": topic,
        "body": _body(words, picture),
    }


def plain_values(words: dict[str, str]) -> dict:
    return _values(words) | {"body": _body(words, _picture(words))}


def form_values(words: dict[str, str]) -> dict:
    return _values(words) | {"privacy_text": words["passage"], "thank_you_text": words["quote"]}


# By the factory of each page type that can stand on a site more than once; the words of home and
# of the list are those of their own tests.
KINDS = {
    "article": (NewsDetailPageFactory, article_values),
    "plain": (PlainPageFactory, plain_values),
    "form": (FormPageFactory, form_values),
}


def restrict(page: Page, way: str) -> None:
    """Make `page` private by `way`: password, login or groups."""
    restriction = PageViewRestriction(page=page, restriction_type=way, password="sesame")
    restriction.save()
    if way == "groups":
        restriction.groups.add(Group.objects.get(name="Editors"))


def pages_in_every_state(home: Page, news: Page) -> list[Marked]:
    """Make a page of each kind in each state. Those "secluded" are public until `seclude`."""
    members = PlainPageFactory(parent=home, title="Members", slug="members")
    archive = NewsIndexPageFactory(parent=home, title="Archive", slug="archive")
    marked = []
    for kind in KINDS:
        private, usual = (archive, news) if kind == "article" else (members, home)
        for state in (*PUBLIC[:1], *HIDDEN):
            marked.append(_made(kind, state, private if state == "below" else usual))
        # The page on the site whose newer draft is "redrafted".
        marked.append(_made_public_with_draft(kind, usual, marked.pop()))
        marked.append(Marked(marked[-1].page, kind, "redrafted", words_of("redrafted", kind)))
    for private in (members, archive):
        restrict(private, "login")
    return marked


def _made(kind: str, state: str, parent: Page) -> Marked:
    factory, values = KINDS[kind]
    words = words_of(state, kind)
    flags = {
        "draft": {"draft": True},
        "scheduled": {"scheduled": True},
        "expired": {"expired": True},
        "unpublished": {
            "live": False,
            "first_published_at": timezone.now() - datetime.timedelta(days=9),
        },
    }.get(state, {})
    given = {"first_published_at": timezone.now(), "last_published_at": timezone.now()} | flags
    page = factory(parent=parent, slug=words["slug"], **(values(words) | given))
    if state in ("password", "login", "groups"):
        restrict(page, state)
    return Marked(page, kind, state, words)


def _made_public_with_draft(kind: str, parent: Page, draft: Marked) -> Marked:
    """Turn `draft` round: its page goes on the site with other words and keeps a newer draft."""
    page = draft.page
    words = words_of("revised", kind)
    page.save_revision()
    for name, value in KINDS[kind][1](words).items():
        setattr(page, name, value)
    page.slug = words["slug"]
    page.has_unpublished_changes = True
    page.save()
    return Marked(page, kind, "revised", words)


def seclude(pages: list[Marked]) -> None:
    """Make those private that were public until now."""
    for marked in pages:
        if marked.state == "secluded":
            restrict(marked.page, "login")
