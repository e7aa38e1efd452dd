"""Draw a hand press with a freshly printed sheet and cases of type."""
