"""Taking an intake over: what is said of it holds, also when two do it at once."""

from __future__ import annotations

import pytest

from clinic.desk import presence
from clinic.desk.presence import HereChanged, NobodyHere, arrive, take_over
from clinic.desk.teamwork import Presence
from intake.journey import Stage
from intake.models import Event
from tests.builders import NOW, a_clinician, a_receptionist, an_intake

pytestmark = pytest.mark.django_db


def test_where_nobody_is_any_more_it_is_mine_as_the_page_says(rae):
    intake = an_intake()

    with pytest.raises(NobodyHere, match="It is yours"):
        take_over(intake, word="", by=rae, at=NOW)

    assert Presence.objects.get(intake=intake).by == rae


def test_of_two_who_take_over_at_once_one_does_and_the_other_is_told(rae, monkeypatch):
    intake, jo = an_intake(), a_receptionist(rae.clinic, name="Jo Bell")
    ann = a_receptionist(rae.clinic, name="Ann Lee")
    arrive(intake, by=ann, at=NOW)

    def jo_is_quicker(read, *, at):
        Presence.objects.filter(pk=read.pk).update(by=jo)
        return True

    monkeypatch.setattr(presence, "is_here", jo_is_quicker)
    with pytest.raises(HereChanged, match="Look again"):
        take_over(intake, word="", by=rae, at=NOW)

    assert Presence.objects.get().by == jo
    assert not intake.take_overs.exists()
    assert not Event.objects.filter(name="taken over").exists()


def test_the_page_tells_the_slower_one_who_has_it_now(desk, rae, monkeypatch):
    intake, jo = an_intake(), a_receptionist(rae.clinic, name="Jo Bell")
    arrive(intake, by=jo, at=NOW)

    def quicker(*given, **more):
        raise HereChanged

    monkeypatch.setattr(presence, "take_over", quicker)
    page = desk.post(f"/queue/{intake.code}/take-over/", {"word": ""}, follow=True)

    told = page.content.decode()
    assert "Somebody else was quicker. Look again who is here." in told
    assert "Jo Bell is here." in told


def test_who_saw_ann_there_does_not_take_over_from_jo_who_came_since(desk, rae):
    intake, jo = an_intake(), a_receptionist(rae.clinic, name="Jo Bell")
    arrive(intake, by=jo, at=NOW)
    ann = a_receptionist(rae.clinic, name="Ann Lee")

    url = f"/queue/{intake.code}/take-over/"
    page = desk.post(url, {"word": "", "whom": str(ann.code)}, follow=True)

    assert "Somebody else was quicker." in page.content.decode()
    assert Presence.objects.get().by == jo


def test_the_page_says_from_whom_it_would_be_taken(desk, rae):
    intake, jo = an_intake(), a_receptionist(rae.clinic, name="Jo Bell")
    arrive(intake, by=jo, at=NOW)

    page = desk.get(f"/queue/{intake.code}/").content.decode()

    assert f'name="whom" value="{jo.code}"' in page


def test_a_clinician_who_takes_over_on_the_review_stays_there(client):
    intake = an_intake(stage=Stage.AWAITING_REVIEW)
    cleo, nia = (a_clinician(intake.clinic, name=name) for name in ("Cleo Marsh", "Nia Roe"))
    arrive(intake, by=nia, at=NOW)
    client.force_login(cleo)

    told = client.post(f"/queue/{intake.code}/here/?review").content.decode()
    taken = client.post(f"/queue/{intake.code}/take-over/", {"word": "", "reviewing": "1"})

    assert "Nia Roe is here." in told
    assert 'name="reviewing"' in told
    assert taken["Location"] == f"/reviews/{intake.code}/"
