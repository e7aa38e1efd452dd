"""From files and pasted texts to drafts of articles.

`files` reads, `saving` stores. In between stands an `Article` of `articles`: words in blocks, what
was guessed and what could not be carried over. Every reader makes HTML of its file, `tidy` makes
a flat row of pieces of the HTML, and `sections` makes the article of the pieces.
"""
