"""Filling in by telephone: staff type what the patient tells them."""
