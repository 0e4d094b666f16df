"""The rows behind a figure open in a spreadsheet, as CSV or as a workbook."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from django.test import Client
from django.urls import reverse

from clinic.insights.files import as_xlsx
from clinic.insights.monday import monday
from clinic.insights.period import Period
from clinic.insights.sheet import Rows
from clinic.staff.models import User
from intake.models import Event
from tests.builders import NOW, TODAY, an_intake
from tests.insights.test_monday import MANY, ZONE
from tests.insights.test_rows import lines

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet(book: bytes) -> tuple[list[list[Any]], str]:
    """What the cells of a workbook's only sheet hold, and the sheet as it is stored."""
    with ZipFile(BytesIO(book)) as parts:
        stored = parts.read("xl/worksheets/sheet1.xml").decode()
        texts = [
            "".join(one.itertext())
            for one in ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
        ]
    told = [
        [
            texts[int(cell.findtext(f"{MAIN}v", ""))]
            if cell.get("t") == "s"
            else float(cell.findtext(f"{MAIN}v", "0"))
            for cell in row
        ]
        for row in ElementTree.fromstring(stored).iter(f"{MAIN}row")
    ]
    return told, stored


def test_a_workbook_holds_texts_as_texts_and_numbers_as_numbers() -> None:
    hostile = ['=HYPERLINK("http://bad.example")', "+1", "@SUM(A1)", "http://bad.example"]
    told, stored = sheet(as_xlsx(Rows(("Week", "Said"), [(7, one) for one in hostile])))

    assert told == [["Week", "Said"], *([7.0, one] for one in hostile)]
    assert "<f>" not in stored and "hyperlink" not in stored.lower()


def test_rows_can_be_taken_as_csv_or_as_a_workbook(sam: User, office: Client) -> None:
    for _ in range(MANY):
        an_intake()
    figure = next(
        one.key
        for one in monday(sam.clinic, Period(TODAY, 4, ZONE), at=NOW).cells
        if one.key == "step:0"
    )
    about = {"figure": figure, "from": TODAY.isoformat(), "weeks": "4"}

    plain = office.get(reverse("insights:rows"), about)
    book = office.get(reverse("insights:rows"), {**about, "file": "xlsx"})

    assert book["Content-Disposition"].endswith('.xlsx"')
    assert sheet(book.content)[0] == lines(plain)
    assert Event.objects.filter(name="exported").count() == 2


def test_the_page_offers_both_kinds_of_file_and_keeps_the_choice(office: Client) -> None:
    for _ in range(MANY):
        an_intake()

    page = office.get(reverse("insights:monday"), {"file": "xlsx"}).content.decode()

    assert "rows as Excel" in page and "file=xlsx" in page
    assert ">CSV</a>" in page and ">Excel</a>" not in page
    assert "rows as CSV" in office.get(reverse("insights:monday"), {"file": "pdf"}).content.decode()
