"""The words of a body as a list of results reads them: many bodies, and no query for any."""

from collections.abc import Iterator

from wagtail.blocks import Block, ChooserBlock, ListBlock, StreamValue, StructBlock


def passages(body: StreamValue) -> Iterator[str]:
    """Yield the texts of `body` but for blocks that show a picture or lead to a page.

    Wagtail looks those up in each body anew.
    """
    blocks = body.stream_block.child_blocks
    for child in body.raw_data:
        block = blocks.get(child["type"])
        if block is not None and not _chooses(block):
            yield from block.get_searchable_content(block.to_python(child["value"]))


def _chooses(block: Block) -> bool:
    if isinstance(block, StructBlock):
        return any(map(_chooses, block.child_blocks.values()))
    if isinstance(block, ListBlock):
        return _chooses(block.child_block)
    return isinstance(block, ChooserBlock)
