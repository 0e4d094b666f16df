"""Telephone numbers as a text message needs them: E.164, the country's code in front.

A number is read as somebody in the clinic's country would dial it. One that cannot be read
for certain is no number: a text to a stranger is worse than none.
"""

from __future__ import annotations

from intake.models import Clinic

CODES = {"US": "1", "GB": "44", "AU": "61"}  # countries of the EU have a code each
DIALLED_ABROAD = {"1": "011", "61": "0011"}  # everywhere else it is 00
KEEPS_ZERO = frozenset({"39"})  # Italy's own numbers begin with a nought that is part of them
SHORTEST, LONGEST = 8, 15  # digits, of which E.164 allows fifteen
NORTH_AMERICAN = 10  # digits of a number there, without the country's code


def calling_code(clinic: Clinic) -> str:
    """The code of the country in which a clinic's patients write no code; "" if unknown."""
    return clinic.calling_code or CODES.get(clinic.jurisdiction, "")


def e164(phone: str, *, code: str) -> str:
    """The number with its country's code, such as +447700900123, or "" if it cannot be read."""
    written = phone.replace("(0)", "").strip()
    digits = "".join(filter(str.isdecimal, written))
    if any(map(str.isalpha, written)) or not digits.isascii():
        return ""
    whole = digits if written.startswith("+") else _dialled(digits, code=code)
    if code and whole.startswith(f"{code}0") and code not in KEEPS_ZERO:
        whole = code + whole[len(code) + 1 :]
    real = SHORTEST <= len(whole) <= LONGEST and not whole.startswith("0")
    return f"+{whole}" if real else ""


def _dialled(digits: str, *, code: str) -> str:
    """The country's code and the rest, of a number as it is dialled; "" without a country."""
    for abroad in (DIALLED_ABROAD.get(code, "00"), "00"):
        if digits.startswith(abroad):
            return digits.removeprefix(abroad)
    if code == "1":
        national = digits.removeprefix("1")
        return code + national if len(national) == NORTH_AMERICAN else ""
    if not code:
        return ""
    if digits.startswith("0"):
        return code + (digits if code in KEEPS_ZERO else digits[1:])
    with_code = digits.startswith(code) and len(digits) - len(code) > SHORTEST
    return digits if with_code else code + digits
