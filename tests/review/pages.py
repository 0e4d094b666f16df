"""What a page says, without its tags."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Intake
from intake.services import move_visit
from tests.builders import NOW, TODAY, a_patient, a_visit, an_intake


def address(intake: Intake, name: str = "intake") -> str:
    return reverse(f"review:{name}", kwargs={"code": intake.code})


def said(response: Any) -> str:
    """The words of a page, each space single."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def read(desk: Client, intake: Intake) -> str:
    """Open the page of an intake and read it."""
    response = desk.get(address(intake))
    assert response.status_code == 200
    return said(response)


def hidden(intake: Intake) -> dict[str, str]:
    """What the page carries about what was read."""
    assessment = intake.latest_assessment()
    assert assessment is not None
    return {"version": str(intake.version), "assessment": str(assessment.code)}


def sign(desk: Client, intake: Intake, outcome: str, **words: str) -> Any:
    """Decide as the page does."""
    return desk.post(address(intake, "decide"), {"outcome": outcome, **hidden(intake), **words})


def under_age(by: User) -> Intake:
    """Somebody who turns 18 today, and whose visit was put down for the day before."""
    born = TODAY.replace(year=TODAY.year - 18)
    visit = a_visit(a_patient(by.clinic, birth_date=born))
    young = an_intake(visit=visit, stage=Stage.AWAITING_REVIEW, DOB=born.isoformat())
    yesterday = NOW - timedelta(days=1)
    move_visit(visit, on=yesterday.date(), by=by, at=yesterday)
    young.refresh_from_db()
    return young
