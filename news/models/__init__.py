"""The news: a list page, its articles and their topics."""

from .detail_page import INTRODUCTION_LENGTH, NewsDetailPage
from .index_page import NewsIndexPage
from .related import RelatedNews
from .topic import NewsTopic

__all__ = ["INTRODUCTION_LENGTH", "NewsDetailPage", "NewsIndexPage", "NewsTopic", "RelatedNews"]
