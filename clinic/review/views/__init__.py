"""The clinicians' pages."""

from clinic.review.views.deciding import add, call, decide
from clinic.review.views.reading import intake, reviews

__all__ = ["add", "call", "decide", "intake", "reviews"]
