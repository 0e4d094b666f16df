"""What a patient types, read into answers as data."""

from intake.forms.agreeing import AgreeAgainForm
from intake.forms.birth_date import BirthDateForm
from intake.forms.pages import PageForm, page_form

__all__ = ["AgreeAgainForm", "BirthDateForm", "PageForm", "page_form"]
