"""Forgetting by itself what the clinic has kept for as long as it wants to."""
