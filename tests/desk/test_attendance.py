"""Only a plain yes or no marks whether a patient came."""

from __future__ import annotations

import pytest

from clinic.attending.models import Attendance
from tests.builders import TODAY, a_patient, a_visit
from tests.desk.test_queue import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sent", [{}, {"came": ""}, {"came": "Yes"}, {"came": "maybe"}])
def test_anything_else_marks_nobody_as_missed(desk, rae, sent):
    visit = a_visit(a_patient(rae.clinic), on=TODAY)

    said = words(desk.post(f"/visits/{visit.code}/came/", sent, follow=True))

    assert "Choose whether the patient came or did not come." in said
    assert not Attendance.objects.exists()
