"""Draw a trade fair under a glass roof, visitors among the stands."""
