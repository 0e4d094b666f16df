"""What became of those who were treated, in figures of which none is of few people."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from clinic.insights.cells import NotGivenOut
from clinic.insights.courses import After, after
from clinic.insights.monday import rows_of
from clinic.insights.period import Period
from clinic.staff.models import User
from intake.following.schedule import DAY_7, WEEK_2, WEEK_4
from intake.models import Clinic, Treatment
from tests.builders import NOW, TODAY, a_check_in, a_treatment
from tests.insights.test_monday import MANY, ZONE
from tests.review.pages import said

WEEKS = Period(TODAY, 12, ZONE)
LATER = NOW + timedelta(weeks=12)
BETTER = {"OIL_SHINE": 1, "OIL_TOUCH": 1, "OIL_FEEL": 1, "OIL_BLOT": 1, "BOTHER_OIL": 1}


def told(treatment: Treatment, moment, **answers) -> None:
    day = moment.opens(treatment.on) - treatment.on
    a_check_in(treatment, moment, at=NOW + day, **answers)


@pytest.fixture
def treated(sam: User) -> list[Treatment]:
    """Twenty people, treated for oil and texture."""
    return [a_treatment() for _ in range(2 * MANY)]


def figures(clinic: Clinic) -> After:
    return after(clinic, WEEKS, at=LATER)


def row(rows, title: str) -> tuple[int | None, ...]:
    found = next(one for one in rows if one.title == title)
    return tuple(None if cell.hidden else cell.count for cell in found.cells)


def test_every_count_stands_beside_how_many_answered(
    office: Client, sam: User, treated: list[Treatment], clock
) -> None:
    for one in treated:
        better = one in treated[:MANY]
        told(one, DAY_7, FU_EFFECTS=["BRUISE"] if better else ["NONE"])
        if not better:
            told(one, WEEK_2)
        told(one, WEEK_4, **BETTER if better else {})

    found = figures(sam.clinic)

    assert row(found.concerns, "Oil") == (20, 10)
    assert row(found.concerns, "Texture") == (20, 0)
    assert row(found.effects, "A bruise") == (20, 10)
    assert row(found.effects, "A headache") == (20, 0)
    assert row(found.answered, "Week 2") == (20, 10)
    assert row(found.answered, "Days 2 to 3") == (20, 0)
    assert "Month 4" not in {one.title for one in found.answered}
    assert [(name, cell.count) for name, cell in found.worn] == [("Week 4", MANY)]
    lines = rows_of("changed:0", sam.clinic, WEEKS, at=LATER).lines
    assert lines == [("2026-W14", "Oil", "yes")] * 10

    clock.move_to(LATER)
    office.force_login(sam)
    page = said(office.get("/insights/?from=2026-03-02&weeks=12"))
    assert "Answered at week 4" in page
    assert "cannot show what caused a change" in page

    Clinic.objects.update(mode=Clinic.Mode.INTAKE_ONLY)
    counted = figures(Clinic.objects.get())
    assert (counted.concerns, counted.worn) == ([], [])
    assert counted.answered


def test_a_change_of_few_is_hidden_and_so_is_what_would_give_it_away(
    sam: User, treated: list[Treatment]
) -> None:
    for one in treated[:3]:
        told(one, WEEK_4, **BETTER)
    for one in treated[3:]:
        told(one, WEEK_4)

    assert row(figures(sam.clinic).concerns, "Oil") == (20, None)
    with pytest.raises(NotGivenOut):
        rows_of("changed:0", sam.clinic, WEEKS, at=LATER)
