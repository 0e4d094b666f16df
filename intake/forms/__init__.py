"""What a patient types, read into answers as data."""

from intake.forms.birth_date import BirthDateForm
from intake.forms.pages import PageForm, page_form
from intake.forms.read_back import ReadBackForm
from intake.forms.signature import SignatureForm

__all__ = [
    "BirthDateForm",
    "PageForm",
    "ReadBackForm",
    "SignatureForm",
    "page_form",
]
