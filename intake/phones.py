"""Telephone numbers as a text message needs them: E.164, the country's code in front.

A number is read as somebody in the clinic's country would dial it. One that cannot be read
for certain, or that takes no texts, is no number: a text to a stranger is worse than none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType, ValidationResult

if TYPE_CHECKING:
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


def phone_digits(phone: str) -> str:
    """A telephone number as it is kept to be found: its digits, without international zeros."""
    return "".join(filter(str.isdecimal, phone)).lstrip("0")


def national(phone: str, *, code: str) -> str:
    """A telephone number as it is compared: its digits without the country's code and the 0."""
    written, digits = "".join(filter(str.isdecimal, phone)), phone_digits(phone)
    dialled_within = written.startswith("0") and not written.startswith("00")
    if dialled_within or not code:
        return digits
    return digits.removeprefix(code).lstrip("0") or digits


def forms(phone: str, *, code: str) -> set[str]:
    """The digits under which the same number may be kept, however it was written then."""
    bare = national(phone, code=code)
    if not bare or not code:
        return {bare}
    return {phone_digits(phone), bare, code + bare, f"{code}0{bare}"}


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
