"""Exports of WordPress (WXR): `export` reads the file, `shortcodes` and `content` one post's text,
`posts` makes articles of it all.

The format: https://wordpress.org/documentation/article/tools-export-screen/ and the comments that
WordPress itself writes on top of every export.
"""
