"""The clinic in figures: what became of what was sent, and how the rules do."""
