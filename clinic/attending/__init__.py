"""Whether a patient came to a visit."""
