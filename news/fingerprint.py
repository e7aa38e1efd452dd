"""Tells one state of an article's words from another."""

import hashlib
import json
from html.parser import HTMLParser

from wagtail.fields import StreamValue

LENGTH = 32  # hexadecimal digits


def fingerprint(title: str, introduction: str, body: StreamValue) -> str:
    """Return LENGTH digits that change when a reader would find something else to read.

    They stay when only the spelling of the stored text changes: ids of blocks, the keys and line
    ends that the rich text editor adds, fields that a block got later and that are still empty.
    """
    text = json.dumps([_plain(part) for part in (title, introduction, body.get_prep_value())])
    return hashlib.blake2b(text.encode(), digest_size=LENGTH // 2).hexdigest()


def _plain(value):
    if isinstance(value, str):
        return _Markup.spelled(value)
    if isinstance(value, dict):
        parts = {key: _plain(part) for key, part in sorted(value.items()) if key != "id"}
        return {key: part for key, part in parts.items() if part not in ("", [], {}, None, False)}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value


class _Markup(HTMLParser):
    """Spells markup one way, and leaves text without markup as it is but for white space."""

    def __init__(self):
        super().__init__()
        self.parts = []

    @classmethod
    def spelled(cls, source: str) -> list[str]:
        markup = cls()
        markup.feed(source)
        markup.close()
        return markup.parts

    def handle_starttag(self, tag, attrs):
        kept = sorted((name, value) for name, value in attrs if name != "data-block-key")
        self.parts.append(f"<{tag} {kept}>")

    def handle_endtag(self, tag):
        self.parts.append(f"</{tag}>")

    def handle_data(self, data):
        if words := " ".join(data.split()):
            self.parts.append(words)
