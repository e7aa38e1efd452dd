"""The rules that hold for every page of the site; page types add their own."""

from .blocks import blocks_are_whole
from .findings import Rule
from .links import linked_pages_are_open, links_arrive
from .words import (
    headings_are_written_and_in_order,
    link_texts_say_where_they_lead,
    paragraphs_are_short,
    pictures_are_described,
    search_engines_have_a_description,
)

EVERY_PAGE: tuple[Rule, ...] = (
    blocks_are_whole,
    headings_are_written_and_in_order,
    pictures_are_described,
    links_arrive,
    linked_pages_are_open,
    link_texts_say_where_they_lead,
    paragraphs_are_short,
    search_engines_have_a_description,
)
