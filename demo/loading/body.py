"""From Markdown to the blocks of a page's body."""

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from cms.models import SiteImage

Block = tuple[str, object]

_HEADING = re.compile(r"## +(?P<heading>.+)")
_PICTURE = re.compile(r"!\[(?P<caption>[^\]]*)\]\((?P<picture>[\w-]+)\)")
_SAID_BY = re.compile(r"^— *(?P<name>[^,，]+)(?:[,，] *(?P<role>.+))?$", re.MULTILINE)
# Links to anything with a scheme or a path are web addresses; the rest are slugs.
_SLUG = re.compile(r"[\w-]+")
_WAGTAIL_TAGS = {"em": "i", "strong": "b"}
# Before Markdown writes the tree as text, after it has found links and emphasis in it.
_AFTER_INLINE = 15


class _RichTextTree(Treeprocessor):
    """Spells the tree as Wagtail's rich text does: `b`, `i`, and links to pages by id."""

    def __init__(self, md: Markdown, page_id: Callable[[str], int]):
        super().__init__(md)
        self.page_id = page_id

    def run(self, root: Element) -> None:
        for element in root.iter():
            element.tag = _WAGTAIL_TAGS.get(element.tag, element.tag)
            if element.tag == "a" and _SLUG.fullmatch(element.get("href", "")):
                slug = element.attrib.pop("href")
                element.set("linktype", "page")
                element.set("id", str(self.page_id(slug)))


class _RichText(Extension):
    def __init__(self, page_id: Callable[[str], int]):
        super().__init__()
        self.page_id = page_id

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        md.treeprocessors.register(_RichTextTree(md, self.page_id), "rich-text", _AFTER_INLINE)


class BodyReader:
    """Makes body blocks of Markdown.

    `page_ids` says which page a slug is, `pictures` which picture a name; a KeyError tells of one
    that neither knows.
    """

    def __init__(self, page_ids: Mapping[str, int], pictures: Mapping[str, SiteImage]):
        self.pictures = pictures
        self.markdown = Markdown(extensions=[_RichText(page_ids.__getitem__)])

    def blocks(self, source: str) -> list[Block]:
        """Return (block type, value) for each part of `source`.

        `## ` begins a section, `>` is a quote with “— name, role” under it, a picture alone in
        its paragraph is a picture block; what follows those two without a heading is plain text.
        """
        blocks: list[Block] = []
        heading, prose = "", []

        def close() -> None:
            text = self.rich_text("\n\n".join(prose))
            if heading:
                blocks.append(("section", {"heading": heading, "text": text}))
            elif text:
                blocks.append(("text", text))
            prose.clear()

        for part in re.split(r"\n\s*\n", source.strip()):
            found = _HEADING.fullmatch(part)
            single = self._quote(part) or self._picture(part)
            if found or single:
                close()
                heading = found["heading"] if found else ""
                blocks.extend([single] if single else [])
            else:
                prose.append(part)
        close()
        return blocks

    def rich_text(self, source: str) -> str:
        """Return `source` in the spelling that Wagtail stores."""
        return self.markdown.reset().convert(source)

    def _quote(self, part: str) -> Block | None:
        if not part.startswith(">"):
            return None
        words = re.sub(r"^> ?", "", part, flags=re.MULTILINE)
        said_by = _SAID_BY.search(words)
        quote = _SAID_BY.sub("", words).strip()
        who = said_by.groupdict(default="") if said_by else {"name": "", "role": ""}
        return "quote", {"quote": quote, **who}

    def _picture(self, part: str) -> Block | None:
        found = _PICTURE.fullmatch(part)
        if found is None:
            return None
        return "image", {"image": self.pictures[found["picture"]], "caption": found["caption"]}
