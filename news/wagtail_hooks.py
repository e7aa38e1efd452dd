from wagtail.snippets.models import register_snippet

from .topic_views import NewsTopicViewSet

register_snippet(NewsTopicViewSet)
