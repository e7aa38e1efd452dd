"""The demo's pages: home, plain pages, the form page, topics and articles."""

from datetime import datetime, time

from django.utils.timezone import get_current_timezone
from wagtail.models import Page, Revision, Site

from cms.models import SiteImage, User
from cms.publishing.doors import refuse_unready, unchecked
from contact.models import ContactDetails, FormPage
from home.blocks import first_blocks
from home.models import HomePage, PlainPage
from news.models import NewsDetailPage, NewsIndexPage, NewsTopic, RelatedNews

from .body import BodyReader
from .content import Text, read_articles, read_plain_pages, read_table

HOUR_OF_POSTING = time(9)
# Plain pages that the header leads to; the others stand in the footer.
IN_MENU = {"about"}


class PageLoader:
    """Fills a laid site with the demo's pages; what is there already stays as it is.

    Pages link to each other, so all are made first and get their bodies afterwards.
    """

    def __init__(self, site: Site, pictures: dict[str, SiteImage], author: User | None):
        self.home: HomePage = site.root_page.specific
        self.news = NewsIndexPage.objects.child_of(self.home).get()
        self.form_page = FormPage.objects.child_of(self.home).get()
        self.details = ContactDetails.for_site(site)
        self.pictures = pictures
        self.author = author
        self.page_ids = dict(Page.objects.descendant_of(self.home).values_list("slug", "pk"))

    def load(self) -> dict[str, int]:
        """Make what is missing; return how many of each kind there are now."""
        texts = read_plain_pages()
        plain = self._make_missing(texts, self.home, self._plain_page)
        articles = read_articles()
        topics = self._load_topics()
        made = self._make_missing(articles, self.news, lambda text: _article(text, topics))
        self._finish(plain + made)
        self._dress_home()
        self._dress_form_page()
        self._dress_news()
        self._fill_in_details()
        return {"Plain pages": len(texts), "Topics": len(topics), "Articles": len(articles)}

    def _make_missing(self, texts: list[Text], parent: Page, make) -> list[tuple[Page, Text]]:
        made = []
        for text in texts:
            if text.slug in self.page_ids:
                continue
            page = make(text)
            page.live, page.owner = False, self.author
            page.body = []
            parent.add_child(instance=page)
            self.page_ids[text.slug] = page.pk
            made.append((page, text))
        if made and parent.pk == self.home.pk:
            # The way to a person closes the menu.
            self.form_page.move(self.home, "last-child")
            self.form_page.refresh_from_db()
            self.home.refresh_from_db()
        return made

    @staticmethod
    def _plain_page(text: Text) -> PlainPage:
        head = text.head
        return PlainPage(
            title=head["title"],
            slug=text.slug,
            introduction=head["introduction"],
            show_in_menus=text.slug in IN_MENU,
        )

    def _finish(self, made: list[tuple[Page, Text]]) -> None:
        """Give each page its body and publish it, articles on the day they were posted."""
        reader = BodyReader(self.page_ids, self.pictures)
        for page, text in made:
            page.body = reader.blocks(text.markdown) + self._closing_blocks(text)
            if isinstance(page, NewsDetailPage):
                page.hero = self.pictures[text.head["hero"]]
                page.picks = self._picks(text)
            # Each leads to others that come later, so nobody asks before all are there.
            with unchecked():
                self._publish(page)
        for page, _text in made:
            # Read anew: blocks remember the pages they lead to as drafts.
            refuse_unready(Page.objects.get(pk=page.pk))

    def _closing_blocks(self, text: Text) -> list[tuple[str, dict]]:
        blocks = []
        for block, name in (("call_to_action", "action"), ("related_card", "related")):
            if name in text.head:
                value = dict(text.head[name])
                value["page"] = Page.objects.get(pk=self.page_ids[value.pop("slug")])
                blocks.append((block, value))
        return blocks

    def _picks(self, text: Text) -> list[RelatedNews]:
        keys = [self.page_ids[slug] for slug in text.head.get("picks", [])]
        others = [NewsDetailPage.objects.get(pk=key) for key in keys]
        return [RelatedNews(other=other, title=other.title) for other in others]

    def _publish(self, page: Page) -> None:
        moment = page.first_published_at
        revision = page.save_revision(user=self.author)
        revision.publish(user=self.author, skip_permission_checks=True)
        if moment:
            # As if it had gone on the site on that day.
            Page.objects.filter(pk=page.pk).update(
                last_published_at=moment, latest_revision_created_at=moment
            )
            Revision.objects.filter(pk=revision.pk).update(created_at=moment)

    def _load_topics(self) -> dict[str, NewsTopic]:
        locale = self.news.locale
        return {
            slug: NewsTopic.objects.get_or_create(slug=slug, locale=locale, defaults=values)[0]
            for slug, values in read_table("news")["topics"].items()
        }

    def _dress_home(self) -> None:
        if self.home.headline:
            return
        table = read_table("home")
        about = table["who_we_are"]
        self.home.headline = table["headline"]
        self.home.introduction = table["introduction"]
        filled = {
            "heading": about["heading"],
            "text": _paragraphs(about["paragraphs"]),
            "image": self.pictures[about["picture"]],
            "page": Page.objects.get(pk=self.page_ids[about["slug"]]),
        }
        self.home.body = [
            (kind, filled if kind == "about" else value) for kind, value in first_blocks()
        ]
        self._publish(self.home)

    def _dress_news(self) -> None:
        if self.news.introduction:
            return
        table = read_table("news")
        self.news.title = self.news.draft_title = table["title"]
        self.news.introduction = table["introduction"]
        self._publish(self.news)

    def _dress_form_page(self) -> None:
        page = self.form_page
        if page.introduction:
            return
        table = read_table("contact")
        page.title = page.draft_title = table["title"]
        page.introduction = table["introduction"]
        page.privacy_text = table["privacy"]
        page.thank_you_text = _paragraphs([table["thank_you"]["text"]])
        asked = {entry["role"]: entry for entry in table["fields"]}
        fields = list(page.form_fields.all())
        for field in fields:
            field.label = asked[field.role]["label"]
            field.help_text = asked[field.role].get("help", "")
        page.form_fields = fields
        self._publish(page)

    def _fill_in_details(self) -> None:
        if self.details.address:
            return
        company = read_table("contact")["company"]
        self.details.address = company["address"]
        self.details.reply_time = company["reply_time"]
        self.details.footer_text = company.get("footer_text", "")
        self.details.logo = self.pictures["wordmark"]
        self.details.approval_required = True
        self.details.save()


def _article(text: Text, topics: dict[str, NewsTopic]) -> NewsDetailPage:
    head = text.head
    morning = datetime.combine(head["posted_on"], HOUR_OF_POSTING, get_current_timezone())
    return NewsDetailPage(
        title=head["title"],
        slug=text.slug,
        posted_on=head["posted_on"],
        topic=topics[head["topic"]],
        introduction=head["introduction"],
        hero_alt=head.get("hero_alt", ""),
        hero_caption=head.get("hero_caption", ""),
        first_published_at=morning,
    )


def _paragraphs(texts: list[str]) -> str:
    """Return rich text of one paragraph each."""
    return BodyReader({}, {}).rich_text("\n\n".join(texts))
