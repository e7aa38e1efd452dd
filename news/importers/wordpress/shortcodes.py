"""Words in square brackets that WordPress replaces when it shows a post.

The format: https://developer.wordpress.org/apis/shortcode/
"""

import re
from collections.abc import Callable
from html import escape

from django.utils.translation import gettext as _

from ..articles import Notes

_NAME = r"[a-zA-Z][\w-]*"
_ATTRIBUTES = r"(?P<attributes>(?:\s+[^\[\]]*?)?|=[^\[\]]*?)"
_CODE = re.compile(
    rf"\[(?P<escaped>\[)?(?P<name>{_NAME}){_ATTRIBUTES}\s*(?P<alone>/)?\]"
    rf"(?:(?P<inner>(?:[^\[]|\[(?!/?(?P=name)[\s\]]))*)\[/(?P=name)\])?\]?"
)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_IMAGE = re.compile(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.IGNORECASE)
KNOWN = {"caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist"}
DEEPEST = 8


class ShortcodeReader:
    """Replaces shortcodes by HTML; `gallery` says what one shows, from its attributes."""

    def __init__(self, notes: Notes, gallery: Callable[[dict[str, str]], str]):
        self.notes = notes
        self.gallery = gallery

    def html(self, text: str) -> str:
        """Return `text` without shortcodes. Words in brackets that are none stay."""
        for _depth in range(DEEPEST):
            changed = _CODE.sub(self._replace, text)
            if changed == text:
                break
            text = changed
        return text.replace("\ue000", "[").replace("\ue001", "]")

    def _replace(self, found: re.Match) -> str:
        whole, name, inner = found[0], found["name"].lower(), found["inner"]
        if found["escaped"] and whole.endswith("]]"):
            # Written double, it is meant to be read.
            return "\ue000" + whole[2:-2].replace("[", "\ue000").replace("]", "\ue001") + "\ue001"
        tail = "]" if whole.endswith("]]") else ""
        lead = "[" if found["escaped"] else ""
        attributes = {
            key.lower(): double or single or bare
            for key, double, single, bare in _ATTRIBUTE.findall(found["attributes"] or "")
        }
        if name not in KNOWN:
            is_code = attributes or inner is not None or found["alone"] or re.search("[_-]", name)
            if not is_code:
                return lead + whole[len(lead) :].replace("[", "\ue000", 1)
            self.notes.leave_out(_("A shortcode of WordPress: [%(name)s].") % {"name": name})
            return lead + (inner or "") + tail
        return lead + self._known(name, attributes, inner or "") + tail

    def _known(self, name: str, attributes: dict[str, str], inner: str) -> str:
        if name in ("caption", "wp_caption"):
            image = _IMAGE.search(inner)
            words = _IMAGE.sub("", inner, count=1).strip() or attributes.get("caption", "")
            shown = image[0] if image else ""
            return f"<figure>{shown}<figcaption>{words}</figcaption></figure>"
        if name == "gallery":
            return self.gallery(attributes)
        if name == "embed":
            address = escape((inner or attributes.get("src", "")).strip())
            return f'<p><a href="{address}">{address}</a></p>'
        if name == "playlist":
            self.notes.leave_out(_("A shortcode of WordPress: [%(name)s].") % {"name": name})
            return ""
        forms = ("src", "mp4", "mp3", "m4a", "ogg", "webm", "ogv", "wav", "m4v")
        address = next((attributes[form] for form in forms if attributes.get(form)), inner.strip())
        return f'<{name} src="{escape(address)}"></{name}>'
