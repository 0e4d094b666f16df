"""A telephone number is read as the clinic's country dials it, or not at all."""

from __future__ import annotations

import pytest

from intake.phones import forms, national, textable


@pytest.mark.parametrize(
    ("code", "written", "number"),
    [
        ("44", "07700 900123", "+447700900123"),
        ("44", "+44 (0)7700 900 123", "+447700900123"),
        ("44", "+44 07700 900123", "+447700900123"),
        ("44", "0044 7700-900123", "+447700900123"),
        ("44", "447700900123", "+447700900123"),
        ("44", "+1 (415) 555-0123", "+14155550123"),
        ("1", "(415) 555-0123", "+14155550123"),
        ("1", "1 415 555 0123", "+14155550123"),
        ("1", "011 44 7700 900123", "+447700900123"),
        ("61", "0491 570 006", "+61491570006"),
        ("61", "0011 44 7700 900123", "+447700900123"),
        ("49", "0151 23456789", "+4915123456789"),
        ("39", "347 1234567", "+393471234567"),
        ("", "+49 151 23456789", "+4915123456789"),
    ],
)
def test_a_number_as_people_write_it_becomes_one_to_send_to(code, written, number):
    assert textable(written, code=code) == number


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("44", ""),
        ("44", "ask the desk"),
        ("44", "07700 900123 ext 4"),
        ("44", "12"),
        ("44", "07700 900123 07700 900124"),
        ("1", "555-0123"),
        ("", "0151 23456789"),
    ],
)
def test_what_cannot_be_read_for_certain_is_no_number(code, written):
    assert textable(written, code=code) == ""


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("44", "020 7946 0018"),
        ("39", "06 1234 5678"),
        ("61", "02 9876 5432"),
        ("44", "0800 123456"),
    ],
)
def test_a_landline_gets_no_text(code, written):
    assert textable(written, code=code) == ""


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("44", "07700 900581", "+44 7700 900581"),
        ("44", "07700 900581", "0044 7700 900581"),
        ("44", "07700 900581", "447700900581"),
        ("44", "07700 900581", "+44 (0)7700 900581"),
        ("61", "0491 570 006", "+61 491 570 006"),
        ("1", "(415) 555-0123", "+1 415 555 0123"),
        ("49", "04921 123456", "+49 4921 123456"),
        ("", "+49 151 23456789", "0049 151 23456789"),
    ],
)
def test_a_number_is_the_same_with_and_without_its_country(code, one, other):
    assert national(one, code=code) == national(other, code=code)
    assert forms(one, code=code) & forms(other, code=code)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("44", "07700 900581", "07700 900582"),
        ("44", "07700 900581", "+1 7700 900581"),
        ("49", "04921 123456", "021 123456"),
        ("", "0151 23456789", "+49 151 23456789"),
        ("44", "44", ""),
    ],
)
def test_another_number_is_not(code, one, other):
    assert national(one, code=code) != national(other, code=code)
