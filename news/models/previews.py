"""What an editor may look at while writing an article, beside the article itself."""

from django.utils.translation import gettext_lazy as _

ARTICLE, CARD, SHARE = "", "card", "share"


class PreviewsMixin:
    """Previews of the article, of its card in the list and of its card where it is shared.

    Stands before the page class.
    """

    preview_modes = [
        (ARTICLE, _("The article")),
        (CARD, _("Its card in the News List")),
        (SHARE, _("Its card where it is shared")),
    ]

    def get_preview_template(self, request, mode_name):
        if mode_name in (CARD, SHARE):
            return f"news/preview/{mode_name}.html"
        return super().get_preview_template(request, mode_name)
