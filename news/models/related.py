from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.models import Orderable, Page

from cms.pages import published


class RelatedNews(Orderable):
    """An article that the editor picked to stand first in “More news” of another.

    The pick outlives its article, so that the editor can be told which one is gone.
    """

    without_page = gettext_lazy("Another article takes its place until it is back.")

    article = ParentalKey("news.NewsDetailPage", related_name="picks")
    other = models.ForeignKey(
        "news.NewsDetailPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=gettext_lazy("article"),
    )
    title = models.CharField(max_length=255, blank=True, editable=False)

    panels = [FieldPanel("other"), HelpPanel(template="news/panels/pick_note.html")]

    class Meta(Orderable.Meta):
        verbose_name = gettext_lazy("related article")
        verbose_name_plural = gettext_lazy("related articles")

    def __str__(self) -> str:
        return self.other.title if self.other else self.title

    def save(self, *args, **kwargs):
        self._keep_title()
        super().save(*args, **kwargs)

    def clean(self):
        # Revisions are written before the row is saved.
        self._keep_title()
        super().clean()

    def _keep_title(self) -> None:
        if self.other:
            self.title = self.other.title

    @property
    def absence(self) -> str:
        """Why visitors do not see this pick, as a sentence for the editor; empty when they do."""
        if self.other is None:
            return _("“%(title)s” was deleted.") % {"title": self.title} if self.title else ""
        if self.other_id == self.article_id:
            return _("An article does not stand beside itself.")
        if published(Page.objects.filter(pk=self.other_id)).exists():
            return ""
        title = {"title": self.other.title}
        if not self.other.live:
            return _("“%(title)s” is not on the site.") % title
        if self.other.expire_at and self.other.expire_at <= timezone.now():
            return _("“%(title)s” has expired.") % title
        return _("“%(title)s” is private.") % title
