"""Where visitors of an address go once its page has left the site: asked of who takes it away."""

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets import AdminPageChooser
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Page, Site

from .pages import published

FIELD = "forward_to"
BATCH = 1_000

Address = tuple[int, str]


class ForwardingForm(forms.Form):
    """The question on Wagtail's two pages of confirmation. `leaving` are the pages that go."""

    forward_to = forms.ModelChoiceField(
        Page.objects.filter(depth__gt=1),
        required=False,
        widget=AdminPageChooser,
        label=gettext_lazy("Where should visitors of the old address go?"),
        help_text=gettext_lazy(
            "Choose the page that takes its place. Left empty, they are told that there is no "
            "page here."
        ),
        error_messages={"invalid_choice": gettext_lazy("The page you chose is gone.")},
    )

    def __init__(self, *args, leaving: list[Page] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.leaving = {page.pk for page in leaving or ()}

    def clean_forward_to(self):
        target = self.cleaned_data[FIELD]
        if target is None:
            return None
        if target.pk in self.leaving:
            raise forms.ValidationError(_("This page goes too. Choose one that stays."))
        if not published(Page.objects.filter(pk=target.pk)).exists():
            raise forms.ValidationError(
                _("Visitors cannot see the page you chose. Choose one that is on the site.")
            )
        return target


class Forwarding:
    """Redirects to be laid once `leaving` have gone; read while the pages are still there."""

    def __init__(self, leaving: list[Page], target: Page, *, deleted: bool):
        self.target = target
        self.addresses = {address for page in leaving if (address := address_of(page))}
        if deleted:
            # Addresses that the pages had before go with them, and are worth as much.
            earlier = Redirect.objects.filter(redirect_page__in=leaving, site__isnull=False)
            self.addresses |= set(earlier.values_list("site_id", "old_path"))

    @transaction.atomic
    def lay(self, user) -> None:
        """Lead from all addresses to the target, whatever they led to before."""
        for site in {site for site, _path in self.addresses}:
            paths = [path for owner, path in self.addresses if owner == site]
            for start in range(0, len(paths), BATCH):
                batch = paths[start : start + BATCH]
                Redirect.objects.filter(site=site, old_path__in=batch).delete()
                laid = Redirect.objects.bulk_create(
                    Redirect(site_id=site, old_path=path, redirect_page=self.target)
                    for path in batch
                )
                for each in laid:
                    log(each, "wagtail.create", user=user)


def address_of(page: Page) -> Address | None:
    """Return the site and the path of `page` as redirects spell it; None where it has none.

    The first page of a site has none that could lead elsewhere.
    """
    parts = page.get_url_parts()
    if not parts or not parts[2] or parts[2] == "/":
        return None
    return parts[0], Redirect.normalise_path(parts[2])


def pages_leaving(page: Page, *, below: bool) -> list[Page]:
    """Return `page`, with those `below` it, as far as they are on the site."""
    pages = page.get_descendants(inclusive=True) if below else Page.objects.filter(pk=page.pk)
    return list(pages.live())


def form_for(page: Page) -> ForwardingForm | None:
    """Return the question about `page`; None where it has no address that visitors know."""
    is_first = Site.objects.filter(root_page_id=page.pk).exists()
    return None if is_first or not page.live else ForwardingForm()


def prepare(request: HttpRequest, page: Page, *, deleted: bool) -> HttpResponse | None:
    """Read the answer before `page` goes; return to the question where it cannot be right."""
    if request.method != "POST" or not request.POST.get(FIELD):
        return None
    below = deleted or bool(request.POST.get("include_descendants"))
    leaving = pages_leaving(page, below=below)
    form = ForwardingForm(request.POST, leaving=leaving)
    if not form.is_valid():
        for error in form.errors[FIELD]:
            messages.error(request, error)
        return redirect(request.get_full_path())
    request.forwarding = Forwarding(leaving, form.cleaned_data[FIELD], deleted=deleted)
    return None


def carry_out(request: HttpRequest) -> None:
    """Lay what `prepare` read, now that the page has gone."""
    forwarding = getattr(request, "forwarding", None)
    if forwarding is None or not forwarding.addresses:
        return
    forwarding.lay(request.user)
    title = forwarding.target.get_admin_display_title()
    messages.info(
        request, _("Visitors of the old address are led to “%(title)s”.") % {"title": title}
    )


def take_back(instance: Page, **kwargs) -> None:
    """Remove what leads away from the address of a page that has just been published there."""
    address = address_of(instance)
    if address:
        Redirect.objects.filter(site=address[0], old_path=address[1]).delete()
