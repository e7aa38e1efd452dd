import datetime

import factory
from wagtail.models import Locale

from news.models import NewsDetailPage, NewsIndexPage, NewsTopic

from .cms import BasePageFactory, SiteImageFactory


class NewsTopicFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence("Topic {}".format)
    slug = factory.Sequence("topic-{}".format)
    locale = factory.LazyFunction(Locale.get_default)

    class Meta:
        model = NewsTopic


class NewsIndexPageFactory(BasePageFactory):
    title = "News"
    introduction = "What happened."

    class Meta:
        model = NewsIndexPage


class NewsDetailPageFactory(BasePageFactory):
    """An article with all that publishing asks for."""

    title = factory.Sequence("Article {}".format)
    posted_on = datetime.date(2025, 8, 11)
    hero = factory.SubFactory(SiteImageFactory)
    introduction = "One paragraph that says what this is about."
    body = [("section", {"heading": "How it began", "text": "<p>With a sample of barley.</p>"})]

    class Meta:
        model = NewsDetailPage
