"""A text of the hub taken off its finished page, for the formats in which readers take it away."""
