"""What a patient types, read into answers as data."""

from intake.forms.birth_date import BirthDateForm
from intake.forms.data_request import DataRequestForm
from intake.forms.one_time_code import CodeForm
from intake.forms.pages import PageForm, page_form
from intake.forms.pin import PinForm
from intake.forms.read_back import ReadBackForm
from intake.forms.signature import SignatureForm

__all__ = [
    "BirthDateForm",
    "CodeForm",
    "DataRequestForm",
    "PageForm",
    "PinForm",
    "ReadBackForm",
    "SignatureForm",
    "page_form",
]
