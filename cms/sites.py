from wagtail.models import Site


def site_of(context) -> Site | None:
    """Return the site that a template is rendered for; None without a request, as in mails."""
    request = context.get("request")
    return Site.find_for_request(request) if request else None
