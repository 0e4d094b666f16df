"""Reminding patients until their answers are in: on which days, whom, and whom not."""
