"""One module a picture, each with a `draw(canvas)`."""
