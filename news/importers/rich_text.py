"""From HTML to the rich text that the editor can show and the database keeps."""

from functools import cache

import nh3
from django.conf import settings
from wagtail.admin.rich_text.converters.editor_html import EditorHTMLConverter, WhitelistRule

ALWAYS = {"p", "br"}
SCHEMES = {"http", "https", "mailto", "tel"}
# Links to pages of the site, as `saving` marks them.
_OF_LINKS = {"href", "data-linktype", "data-id"}


def cleaned(html: str) -> str:
    """Return `html` with nothing in it but what the rich-text features in use allow."""
    converter = _converter(tuple(_features()))
    tags = ALWAYS | _tags(converter)
    attributes = {"a": _OF_LINKS} if "a" in tags else {}
    clean = nh3.clean(
        html,
        tags=tags,
        clean_content_tags={"script", "style", "template"} - tags,
        attributes=attributes,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    return converter.to_database_format(clean)


def allows(tag: str) -> bool:
    """Whether the rich-text editor in use knows `tag`."""
    return tag in ALWAYS | _tags(_converter(tuple(_features())))


def _features() -> list[str]:
    return settings.WAGTAILADMIN_RICH_TEXT_EDITORS["default"]["OPTIONS"]["features"]


@cache
def _converter(features: tuple[str, ...]) -> EditorHTMLConverter:
    return EditorHTMLConverter(features)


def _tags(converter: EditorHTMLConverter) -> set[str]:
    return {rule.element for rule in converter.converter_rules if isinstance(rule, WhitelistRule)}
