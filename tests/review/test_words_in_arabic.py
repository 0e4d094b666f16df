"""What a patient wrote in Arabic stands whole on the clinician's English page."""

import pytest
from django.test import Client

from clinic.desk.services import triage
from tests.builders import NOW, a_clinician, a_read_back_intake, a_receptionist

pytestmark = pytest.mark.django_db


def test_words_in_arabic_keep_their_direction_on_the_review_page():
    intake = a_read_back_intake("وارفرين (٥ مجم).", GOAL_TEXT="أقل لمعانًا.")
    rae = a_receptionist(intake.clinic)
    triage(intake, outcome="to_clinician", version=intake.version, by=rae, at=NOW)
    client = Client()
    client.force_login(a_clinician(intake.clinic), backend="clinic.staff.backend.WithClinic")

    page = client.get(f"/reviews/{intake.code}/").content.decode()
    assert '<q><bdi dir="rtl">أقل لمعانًا.</bdi></q>' in page
    assert '<bdi dir="rtl">وارفرين (٥ مجم).</bdi>' in page
    assert 'Typed “<bdi dir="rtl">وارفرين</bdi>”; we read warfarin' in page
