"""Scripts that draw the demo's pictures; README.md says how to run them."""
