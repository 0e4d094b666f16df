"""Of many picked lines the one that cannot be done stops none of the others."""

from __future__ import annotations

import pytest

from clinic.desk import working
from clinic.desk.teamwork import Assignment, Tag
from intake.vault import Erased
from tests.builders import a_receptionist
from tests.desk.test_bulk import do, somebody
from tests.desk.test_queue import words

pytestmark = pytest.mark.django_db


def test_somebody_erased_in_this_moment_is_skipped_and_the_rest_is_done(desk, monkeypatch):
    first, gone, last = (somebody(name) for name in ("First", "Gone", "Last"))
    tag = working.tag

    def erased(intake, **given):
        if intake == gone:
            raise Erased
        return tag(intake, **given)

    monkeypatch.setattr(working, "tag", erased)
    said = words(do(desk, "tag", first, gone, last, word="letter"))

    assert "2 done, 1 skipped" in said
    assert "details were erased" in said
    assert Tag.objects.count() == 2


def test_a_colleague_who_left_in_this_moment_is_given_nothing_and_it_is_said(
    desk, rae, monkeypatch
):
    jo = a_receptionist(rae.clinic, name="Jo Bell")

    def left(*given, **more):
        raise working.NobodyOfThatName

    monkeypatch.setattr(working, "assign", left)
    said = words(do(desk, "assign", somebody("One"), somebody("Two"), to=str(jo.code)))

    assert "0 done, 2 skipped" in said
    assert "This colleague does not work here any more." in said
    assert not Assignment.objects.exists()
