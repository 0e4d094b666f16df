"""`manage.py demo` prints how to get in, and leaves alone what is there."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
import time_machine
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db.models import Max

from clinic.demo.link import fresh_link
from clinic.demo.people import RUTH, STAFF
from clinic.demo.seed import PASSWORD, find
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Event, Intake, Patient, Revision, Visit
from intake.services import LinkClosed, confirm_birth_date, find_link, open_link, submit
from tests.builders import answers, fill_in
from tests.demo.conftest import NOW, TODAY

LATER = NOW + timedelta(hours=3)


def run(*, at=LATER):
    printed = StringIO()
    with time_machine.travel(at, tick=False):
        call_command("demo", stdout=printed)
    return printed.getvalue()


def token_in(printed):
    return printed.partition("/i/")[2].partition("/")[0]


def counts():
    return [model.objects.count() for model in (Patient, Visit, Intake, Revision)]


def test_a_second_run_adds_a_link_and_nothing_else(clinic):
    before, events = counts(), Event.objects.aggregate(last=Max("pk"))["last"]

    run()

    assert counts() == before
    assert [e.name for e in Event.objects.filter(pk__gt=events)] == ["invited"]


def test_it_prints_the_front_page_and_a_sign_in_for_each_role(clinic, settings):
    settings.PUBLIC_URL = "http://127.0.0.1:8765"

    printed = run()

    assert "http://127.0.0.1:8765/\n" in printed
    assert PASSWORD in printed
    for email in ("jo.bell@example.org", "amara.osei@example.org", "ruth.okafor@example.org"):
        assert email in printed


def test_the_printed_password_signs_everybody_in(clinic, rf):
    for one in STAFF:
        assert authenticate(rf.post("/"), email=one.email, password=PASSWORD).name == one.name


def test_the_printed_link_opens_with_the_printed_birth_date(clinic):
    printed = run()

    invitation = open_link(token_in(printed), at=LATER)
    born = invitation.intake.patient.read_identity().birth_date
    confirm_birth_date(invitation, birth_date=born, at=LATER)

    assert f"{born:%-d %-m %Y}" in printed
    assert invitation.intake.stage == Stage.INVITED
    assert invitation.intake.visit_on == TODAY + timedelta(days=2)


def test_the_link_before_closes(clinic):
    first, second = token_in(run()), token_in(run())

    assert find_link(second, at=LATER)
    with pytest.raises(LinkClosed):
        find_link(first, at=LATER)


def test_what_was_begun_goes_on_and_what_was_sent_stays(clinic):
    made = fresh_link(clinic, at=NOW)
    born = made.intake.patient.read_identity().birth_date
    fill_in(made.intake, answers(DOB=born.isoformat()), at=NOW)
    begun = fresh_link(clinic, at=NOW).intake
    submit(begun, submission_key=uuid4(), at=NOW)
    another = fresh_link(clinic, at=NOW).intake

    assert begun == made.intake
    assert another != begun and another.patient == begun.patient
    assert Intake.objects.get(pk=begun.pk).stage == Stage.AWAITING_TRIAGE


def test_weeks_later_there_is_a_link_that_works(clinic):
    at = NOW + timedelta(days=40)

    invitation = find_link(token_in(run(at=at)), at=at)

    assert invitation.intake.visit_on == TODAY + timedelta(days=42)


def test_a_release_has_no_demonstration(settings):
    settings.RELEASE = True

    with pytest.raises(CommandError, match="real patients"):
        call_command("demo")


def test_another_clinic_is_left_alone(clinic):
    User.objects.filter(email=RUTH.email).update(email="ruth@another.example")
    before = counts()

    with pytest.raises(CommandError, match="another clinic"):
        call_command("demo")
    assert find() is None and counts() == before
