"""Examinations in person, and what may be said only after one."""
