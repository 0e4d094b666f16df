"""A file is read as spreadsheets write it; what cannot be read says where and what to do."""

from datetime import date, time

import pytest

from clinic.importing.reading import MOST_BYTES, MOST_LINES, Bad, BadFile, Line, as_text, read
from intake.models import Identity

HEADS = "First name,Last name,Date of birth,E-mail,Telephone,Day of visit,Time,With"


def lines(*rows: str, heads: str = HEADS, month_first: bool = False) -> list[Line | Bad]:
    return read("\n".join([heads, *rows]), month_first=month_first)


def problems(row: str, **changes) -> str:
    (bad,) = lines(row, **changes)
    assert isinstance(bad, Bad)
    return " ".join(bad.problems)


def test_a_whole_line_is_read():
    (line,) = lines("Nora,Vale,5/4/1990,nora@patient.example,07700 900456,16 March 2026,9:30,Cleo")

    who = Identity("Nora", "Vale", date(1990, 4, 5), "nora@patient.example", "07700 900456")
    assert line == Line(2, who, date(2026, 3, 16), time(9, 30), "Cleo")


def test_only_the_name_and_the_birth_date_are_needed():
    (line,) = lines("Nora,Vale,1990-04-05", heads="First name,Last name,Date of birth")

    assert (line.on, line.at_time, line.identity.email) == (None, None, "")


@pytest.mark.parametrize("content", ["\ufeff", ""])
def test_both_kinds_of_utf_8_are_read(content):
    assert as_text(f"{content}Zoë".encode()) == "Zoë"


def test_another_encoding_says_how_to_save_it():
    with pytest.raises(BadFile, match="CSV UTF-8"):
        as_text("Zoë".encode("latin-1"))


def test_a_spreadsheet_is_no_text():
    with pytest.raises(BadFile, match="CSV UTF-8"):
        read("PK\x03\x04\0\0", month_first=False)


@pytest.mark.parametrize("sign", [";", "\t"])
def test_cells_may_be_divided_as_the_spreadsheet_likes(sign):
    (line,) = lines(f"Nora{sign}Vale{sign}1990-04-05", heads=HEADS[:34].replace(",", sign))

    assert line.identity.name == "Nora Vale"


def test_headings_are_known_in_any_case_and_order():
    (line,) = lines(
        "1990-04-05, Vale ,Nora,n@p.example", heads="DATE OF BIRTH,last name,First Name,Email"
    )

    assert line.identity == Identity("Nora", "Vale", date(1990, 4, 5), "n@p.example")


def test_empty_lines_are_passed_over_and_the_numbers_are_those_of_the_spreadsheet():
    first, second = lines("Nora,Vale,1990-04-05,,,,,", ",,,,,,,", "Ola,Berg,1980-01-01,,,,,")

    assert (first.number, second.number) == (2, 4)


def test_a_cell_may_hold_a_comma_in_quotation_marks():
    (line,) = lines('"Nora, Ann",Vale,1990-04-05,,,,,')

    assert line.identity.given_name == "Nora, Ann"


def test_days_are_read_in_the_order_of_the_country():
    (line,) = lines("Nora,Vale,4/5/1990,,,,,", month_first=True)

    assert line.identity.birth_date == date(1990, 4, 5)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (",Vale,1990-04-05,,,,,", "Write the first name."),
        ("Nora,,1990-04-05,,,,,", "Write the last name."),
        ("Nora,Vale,,,,,,", "Write the date of birth."),
        ("Nora,Vale,5/4/90,,,,,", "Date of birth: “5/4/90” is not a day."),
        ("Nora,Vale,0990-04-05,,,,,", "Check the year of birth."),
        ("Nora,Vale,1990-04-05,nowhere,,,,", "like name@example.org"),
        ("Nora,Vale,1990-04-05,,ring me,,,", "in digits"),
        ("Nora,Vale,1990-04-05,,,soon,,", "Day of visit: “soon” is not a day."),
        ("Nora,Vale,1990-04-05,,,2026-03-16,late,", "write “late” like 14:30"),
        ("Nora,Vale,1990-04-05,,,2026-03-16,25:00,", "write “25:00” like 14:30"),
        ("Nora,Vale,1990-04-05,,,,9:30,", "Write the day, or neither."),
        ("123,Vale,1990-04-05,,,,,", "at least one letter"),
        (f"{'a' * 101},Vale,1990-04-05,,,,,", "100 letters or fewer"),
        ("Nora,Vale,1990-04-05,,,,,,extra", "more cells than headings"),
    ],
)
def test_a_bad_line_says_what_to_do(row, sentence):
    assert sentence in problems(row)


def test_a_line_says_all_that_is_wrong_with_it_at_once():
    (bad,) = lines(",,soon,,,,,")

    assert len(bad.problems) == 3


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2", "@SUM(A1)", '"=HYPERLINK(""x"")"'])
@pytest.mark.parametrize("place", [0, 1, 3, 4])
def test_a_cell_that_a_spreadsheet_would_run_is_refused(cell, place):
    cells = ["Nora", "Vale", "1990-04-05", "", "", "", "", ""]
    cells[place] = cell

    assert problems(",".join(cells))


def test_a_number_from_abroad_may_begin_with_its_sign():
    (line,) = lines("Nora,Vale,1990-04-05,,+44 7700 900456,,,")

    assert line.identity.phone == "+44 7700 900456"


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("14:30", time(14, 30)),
        ("9.05", time(9, 5)),
        ("2:30 PM", time(14, 30)),
        ("12:00am", time(0)),
    ],
)
def test_hours_are_read_as_spreadsheets_write_them(written, hour):
    (line,) = lines(f"Nora,Vale,1990-04-05,,,2026-03-16,{written},")

    assert line.at_time == hour


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no column “First name”"),
        (HEADS, "no line below its headings"),
        ("First name,Last name", "There is no column “Date of birth”"),
        (f"{HEADS},Diagnosis\n", "“Diagnosis” is not one of ours. Take it out"),
        (f"{HEADS},E-mail\n", "two columns “E-mail”"),
        (f'{HEADS}\n"Nora,Vale', "quotation mark that does not end"),
    ],
)
def test_a_file_that_is_not_ours_says_what_to_do(text, sentence):
    with pytest.raises(BadFile, match=sentence):
        read(text, month_first=False)


def test_a_file_has_a_largest_size():
    with pytest.raises(BadFile, match="Split it"):
        as_text(b"a" * (MOST_BYTES + 1))
    with pytest.raises(BadFile, match="Split it"):
        lines(*["Nora,Vale,1990-04-05,,,,,"] * (MOST_LINES + 1))
