"""Consultation mode: what is asked again on the day, while the patient is there."""
