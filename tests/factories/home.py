from home.models import HomePage, PlainPage

from .cms import BasePageFactory


class HomePageFactory(BasePageFactory):
    headline = "Goods and good answers"
    introduction = "We write down what we learn."

    class Meta:
        model = HomePage


class PlainPageFactory(BasePageFactory):
    introduction = "What this page is about."
    body = [("section", {"heading": "A plain heading", "text": "<p>A plain paragraph.</p>"})]

    class Meta:
        model = PlainPage
