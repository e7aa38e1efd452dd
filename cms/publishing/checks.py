"""The one list of rules that is asked at every door to the site.

A page type lists its rules in `publishing_rules`; a room that has something to say about the
pages of another registers a rule for them.
"""

from wagtail.models import Page

from .findings import Finding, Rule

_registered: list[tuple[str, Rule]] = []


def register_rule(model: str, rule: Rule) -> None:
    """Ask `rule` of the pages of `model` ("news.NewsDetailPage") too; from `AppConfig.ready()`."""
    _registered.append((model, rule))


def rules_for(page: Page) -> list[Rule]:
    """Return the rules that hold for pages of this type."""
    kinds = {parent._meta.label for parent in type(page).__mro__ if hasattr(parent, "_meta")}
    own = getattr(page, "publishing_rules", ())
    return [*own, *(rule for model, rule in _registered if model in kinds)]


def findings_on(page: Page) -> list[Finding]:
    """Return what the rules find on `page` as it is in memory, errors first."""
    page = page.specific
    found = [finding for rule in rules_for(page) for finding in rule(page)]
    return sorted(found, key=lambda finding: not finding.is_error)


def errors_on(page: Page) -> list[Finding]:
    """Return what keeps `page` from going on the site."""
    return [finding for finding in findings_on(page) if finding.is_error]
