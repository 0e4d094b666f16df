"""Telephone numbers as a text message needs them: E.164, the country's code in front.

A number is read as somebody in the clinic's country would dial it. One that cannot be read
for certain, or that takes no texts, is no number: a text to a stranger is worse than none.
"""

from __future__ import annotations

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType, ValidationResult

from intake.models import Clinic

CODES = {"US": "1", "GB": "44", "AU": "61"}  # countries of the EU have a code each
TAKE_TEXTS = {  # in North America a number does not tell whether it is a mobile's
    PhoneNumberType.MOBILE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE,
    PhoneNumberType.PERSONAL_NUMBER,
    PhoneNumberType.UNKNOWN,  # a range newer than our list of ranges
}


def calling_code(clinic: Clinic) -> str:
    """The code of the country in which a clinic's patients write no code; "" if unknown."""
    return clinic.calling_code or CODES.get(clinic.jurisdiction, "")


def textable(phone: str, *, code: str) -> str:
    """The number with its country's code, such as +447700900123, or "" if no text can go there."""
    if any(map(str.isalpha, phone)):
        return ""
    region = phonenumbers.region_code_for_country_code(int(code)) if code else None
    try:
        number = phonenumbers.parse(phone, region)
    except NumberParseException:
        return ""
    whole = phonenumbers.is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE
    if not whole or phonenumbers.number_type(number) not in TAKE_TEXTS:
        return ""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)
