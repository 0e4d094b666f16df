"""Letters that a clinician makes from a decision."""
