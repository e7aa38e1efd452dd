"""“From a file”: a page of the admin where a file or a pasted text becomes drafts."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from ..importers.articles import Article, RefusedError
from ..importers.saving import save_drafts
from ..models import NewsDetailPage, NewsIndexPage
from .forms import FromFileForm

ADDRESS_NAME = "news_from_file"
MOST_NOTES = 30


def lists_for(user) -> list[NewsIndexPage]:
    """The News Lists that `user` may add articles to."""
    indexes = NewsIndexPage.objects.order_by("path")
    return [index for index in indexes if index.permissions_for_user(user).can_add_subpage()]


class FromFileView(WagtailAdminTemplateMixin, FormView):
    """Makes drafts and leads to the one draft, or to the list of them; nothing goes on the site.

    `?list=` says for which News List the form is opened.
    """

    form_class = FromFileForm
    template_name = "news/newsroom/from_file.html"
    page_title = _("From a file")
    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        if not self.lists:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def lists(self) -> list[NewsIndexPage]:
        return lists_for(self.request.user)

    def get_breadcrumbs_items(self):
        news = {"url": reverse("articles:index"), "label": _("News")}
        return [*self.breadcrumbs_items, news, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"lists": self.lists}

    def get_initial(self):
        asked = self.request.GET.get("list", "")
        known = {str(index.pk): index for index in self.lists}
        return {"news_list": known.get(asked, self.lists[0])}

    def form_valid(self, form):
        articles, index = form.cleaned_data["articles"], form.cleaned_data["news_list"]
        try:
            pages = save_drafts(articles, index, user=self.request.user)
        except RefusedError as fault:
            form.add_error(None, str(fault))
            return self.form_invalid(form)
        self._tell(articles, pages)
        if len(pages) == 1:
            return redirect("wagtailadmin_pages:edit", pages[0].pk)
        return redirect("articles:index")

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def _tell(self, articles: list[Article], pages: list[NewsDetailPage]) -> None:
        made = ngettext(
            "The draft “%(title)s” was made. Nothing is on the site yet.",
            "%(count)d drafts were made. Nothing is on the site yet.",
            len(pages),
        ) % {"title": pages[0].title, "count": len(pages)}
        messages.success(self.request, made)
        for kind in ("guessed", "left_out"):
            notes = [
                (article.title if len(articles) > 1 else "", note)
                for article in articles
                for note in getattr(article.notes, kind)
            ]
            if notes:
                context = {"kind": kind, "notes": notes[:MOST_NOTES], "count": len(notes)}
                context["more"] = len(notes) - len(context["notes"])
                words = render_to_string("news/newsroom/import_notes.html", context)
                messages.warning(self.request, words)
