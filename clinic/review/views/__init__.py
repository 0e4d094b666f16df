"""The clinicians' pages."""

from clinic.review.views.deciding import addendum, call, decide
from clinic.review.views.needing import need
from clinic.review.views.past import then
from clinic.review.views.photos import photo, photos
from clinic.review.views.reading import intake, reviews

__all__ = ["addendum", "call", "decide", "intake", "need", "photo", "photos", "reviews", "then"]
