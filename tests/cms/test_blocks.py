"""What every block tells the editor who looks for one."""

import pytest
from django.template.loader import get_template
from django.test import RequestFactory
from wagtail.blocks import Block, ListBlock, StructBlockValidationError

from cms.blocks.action import CallToActionBlock, RelatedCardBlock
from cms.blocks.sections import BodyBlock
from tests.factories.cms import SiteImageFactory

BLOCKS = BodyBlock().child_blocks
GROUPS = {
    "Text": {"section", "text", "quote"},
    "Media": {"image", "gallery"},
    "Action": {"call_to_action", "related_card", "notice"},
}


@pytest.mark.parametrize("name", BLOCKS)
class TestEveryBlock:
    def test_has_an_icon_that_exists(self, name):
        icon = BLOCKS[name].meta.icon

        assert icon != "placeholder"
        assert get_template(f"wagtailadmin/icons/{icon}.svg")

    def test_says_in_one_sentence_what_it_is(self, name):
        description = str(BLOCKS[name].meta.description)

        assert description.endswith(".")
        assert len(description) < 80

    def test_has_a_template_of_its_own(self, name):
        template = BLOCKS[name].meta.template

        assert template.startswith("blocks/")
        assert get_template(template)

    def test_has_a_preview_that_shows_something(self, name, site):
        block = BLOCKS[name]
        SiteImageFactory()
        request = RequestFactory().get("/")
        request.is_preview = True

        html = block.render(block.get_preview_value(), {"request": request})

        assert block.is_previewable
        assert any(mark in html for mark in ("<p", "<h2", "<blockquote", "<picture", "<div"))


def test_blocks_stand_in_three_groups():
    found = {}
    for name, block in BLOCKS.items():
        found.setdefault(str(block.meta.group), set()).add(name)

    assert found == GROUPS


def test_blocks_stand_in_the_order_of_their_groups():
    found = [str(block.meta.group) for block in BLOCKS.values()]

    assert [*dict.fromkeys(found)] == list(GROUPS)
    assert found == sorted(found, key=list(GROUPS).index)


def inside(block: Block) -> list[Block]:
    """Return the blocks that stand in `block`, whether it is a list or a group of fields."""
    items = [block.child_block] if hasattr(block, "child_block") else []
    return items or list(getattr(block, "child_blocks", {}).values())


def test_no_block_holds_a_group_of_fields_in_another():
    """A gallery is the deepest: a list of pictures, each with its fields."""
    for block in BLOCKS.values():
        for child in inside(block):
            if isinstance(block, ListBlock):
                assert not any(inside(field) for field in inside(child))
            else:
                assert not inside(child)


@pytest.mark.parametrize("block", [CallToActionBlock(), RelatedCardBlock()])
class TestAWebAddress:
    @staticmethod
    def value_of(block, url):
        words = {name: "Go" for name in ("heading", "label", "title") if name in block.child_blocks}
        return block.normalize({**words, "url": url})

    def test_of_javascript_is_refused(self, block):
        with pytest.raises(StructBlockValidationError) as refusal:
            block.clean(self.value_of(block, "javascript:alert(1)"))

        assert set(refusal.value.block_errors) == {"url"}

    def test_of_another_site_is_taken(self, block):
        assert block.clean(self.value_of(block, "https://example.com/")).href
