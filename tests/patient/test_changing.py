"""Somebody who came back changes an answer from the check, while a script keeps the page."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import urljoin

import pytest

from clinic.desk.models import Triage
from clinic.desk.services import triage
from clinic.review.services import record_call
from intake.models import Origins
from intake.services import invite
from tests.builders import CLEAN, NOW, a_receptionist, answers
from tests.patient.journey import Phone, checked, typed, words
from tests.patient.journey import back as way_back
from tests.patient.test_returning import BACK, NOW_PAGE, back, safe

pytestmark = pytest.mark.django_db

CONDITIONS: dict[str, Any] = {"LONG_TERM": ["NONE"]}
SURFACE: dict[str, Any] = {"PORE_NOW": "2", "BOTHER_PORES": "2"}


class Changing(Phone):
    """The phone of somebody who comes back, has told all of it, and looks at the check."""

    def change(self, code: str) -> str:
        """Press Change beside an answer: the address of the page that opens."""
        check = self.get("check").content.decode()
        link = re.search(rf'href="([^"#]+)#q-{code}">', check)
        assert link, f"{code} cannot be changed."
        url = urljoin(self.url("check"), unescape(link[1]))
        assert self.client.get(url).status_code == 200
        return url

    def keep(self, url: str, data: dict[str, Any]) -> dict[str, Any]:
        """What the script saves while the page is filled in, and what it is told."""
        path, _, query = url.partition("?")
        scripts = {"accept": "application/json"}
        response = self.client.post(f"{path}keep/?{query}", data, headers=scripts)
        assert response.status_code == 200, response.status_code
        return dict(response.json())

    def go_on(self, url: str, data: dict[str, Any]) -> Any:
        return self.client.post(url, data)

    @property
    def draft(self) -> dict[str, Any]:
        return self.intake.read_draft()


def at_check(clock: Any, **told: Any) -> Changing:
    phone = back(clock, **told)
    safe(phone)
    phone.post("last-time", {"right": "all"})
    return Changing(phone.link, client=phone.client)


def whole(slug: str, phone: Phone, **changes: Any) -> dict[str, Any]:
    """A page of the questionnaire as it stands in the draft, but for some changes."""
    given = {**phone.intake.read_draft(), **changes}
    return typed(
        phone.intake.read_edition().page(slug), {c: a for c, a in given.items() if a is not ...}
    )


def test_an_answer_taken_back_and_given_anew_is_what_the_check_shows(clock):
    phone = at_check(clock)
    url = phone.change("ALLERGY")

    assert "saved" in phone.keep(url, CONDITIONS), "nothing is ticked for a moment"
    kept = phone.keep(url, CONDITIONS | {"ALLERGY": ["MILK"]})
    after = phone.go_on(url, CONDITIONS | {"ALLERGY": ["MILK"]})

    assert kept["onward"] == after["Location"] == phone.url("check")
    assert phone.draft["ALLERGY"] == ["MILK"]
    assert "Cow&#x27;s milk protein" in words(phone.get("check"))


def test_what_is_missing_after_it_was_kept_is_named_on_the_page(clock):
    phone = at_check(clock)
    url = phone.change("ALLERGY")
    phone.keep(url, CONDITIONS)

    scripts = phone.client.post(url, CONDITIONS, headers={"accept": "application/json"})
    missed = phone.go_on(url, CONDITIONS)

    assert scripts.json() == {"page": True}
    assert missed.status_code == 422
    assert "ALLERGY" in missed.context["form"].errors
    assert phone.go_on(url, CONDITIONS | {"ALLERGY": ["MILK"]})["Location"] == phone.url("check")


def test_a_red_flag_told_in_a_change_stops_the_form(clock):
    phone = at_check(clock)
    url = phone.change("SX_NOW")
    told = whole("today", phone, SX_NOW=["BREATH"], SX_ONSET=...)

    phone.keep(url, told)
    assert "onward" not in phone.keep(url, told | {"SX_ONSET": "NEW"})
    after = phone.go_on(url, told | {"SX_ONSET": "NEW"})

    assert after["Location"] == phone.url("sent")
    assert phone.intake.revision.stopped
    assert "Please stop here" in words(phone.get("sent"))


def test_a_procedure_waits_for_its_date(clock):
    phone = at_check(clock)
    url = phone.change("PROCS")
    told = whole("treatments", phone) | {"PROCS": ["NEEDLING"]}
    date = {"PROCS_NEEDLING_day": "1", "PROCS_NEEDLING_month": "5", "PROCS_NEEDLING_year": "2026"}

    assert "onward" not in phone.keep(url, told)
    assert phone.go_on(url, told).status_code == 422
    assert phone.keep(url, told | date)["onward"] == phone.url("check")
    assert phone.go_on(url, told | date)["Location"] == phone.url("check")
    assert phone.draft["PROCS"] == {"NEEDLING": "2026-05-01"}


def test_a_new_goal_leads_to_its_questions_and_then_to_the_check(clock):
    phone = at_check(clock)
    url = phone.change("GOALS")
    goals = whole("goals", phone, GOALS=["OIL", "PORES"], GOAL_TOP="OIL", ZONES=["NOSE"])

    phone.keep(url, goals)
    kept = phone.keep(url, goals | {"ZONES": ["CHIN", "NOSE"]})
    after = phone.go_on(url, goals | {"ZONES": ["CHIN", "NOSE"]})

    assert kept["onward"] == after["Location"] == phone.url("surface") + "?to=check"
    assert phone.draft["ZONES"] == ["CHIN", "NOSE"]
    phone.keep(after["Location"], SURFACE)
    assert phone.go_on(after["Location"], SURFACE)["Location"] == phone.url("check")
    assert phone.draft["PORE_NOW"] == 2


def test_all_of_a_page_is_saved_also_once_it_asks_something_anew(clock):
    phone = at_check(clock)
    url = phone.change("PHOTO")
    you = whole("you", phone, PHOTO="YES", PHOTO_USE=..., JOB=["NONE"], SKIN_TONE="5")

    phone.keep(url, you)
    phone.keep(url, you | {"SKIN_TONE": "6"})
    assert phone.draft["SKIN_TONE"] == "6"
    after = phone.go_on(url, you | {"SKIN_TONE": "6", "PHOTO_USE": "RECORD"})

    assert after["Location"] == phone.url("check")
    assert (phone.draft["PHOTO_USE"], phone.draft["SKIN_TONE"]) == ("RECORD", "6")


def test_the_last_missing_answer_is_no_reason_to_lose_the_rest_of_its_page(clock):
    phone = at_check(clock)
    phone.keep(phone.change("PHOTO"), whole("you", phone, PHOTO="YES", PHOTO_USE=...))
    before, only = phone.draft, phone.get("check")["Location"]
    assert only.startswith(phone.url("you"))

    for url in (only, phone.url("you") + "?to=check"):
        phone.keep(url, {"PHOTO_USE": "RECORD"})
        assert phone.go_on(url, {"PHOTO_USE": "RECORD"}).status_code == 302
        assert phone.draft == before | {"PHOTO_USE": "RECORD"}


def test_a_page_opened_anew_in_the_midst_of_a_change_stands_as_it_was_left(clock):
    phone = at_check(clock)
    url = phone.change("ALLERGY")
    phone.keep(url, {"LONG_TERM": ["LUNG"]})

    again = phone.client.get(url)

    assert again.status_code == 200
    assert checked(again) == ["LONG_TERM=LUNG"]
    told = {"LONG_TERM": ["LUNG"], "ALLERGY": ["MILK"]}
    assert phone.go_on(url, told)["Location"] == phone.url("check")
    assert phone.draft["BSV"] == ["LUNG"]


def test_a_page_opened_anew_once_it_brought_up_another_one_is_still_there(clock):
    phone = at_check(clock)
    url = phone.change("GOALS")
    phone.keep(url, whole("goals", phone, GOALS=["OIL", "PORES"], GOAL_TOP="OIL"))

    assert "GOALS=PORES" in checked(phone.client.get(url))
    assert phone.get("surface").status_code == 200


def test_no_whole_page_opens_while_an_earlier_one_is_waiting(clock):
    phone = at_check(clock)
    you = phone.change("PHOTO")
    phone.keep(phone.change("ALLERGY"), CONDITIONS)

    assert phone.client.get(you)["Location"] == phone.url("last-time") + "?to=check"
    card = phone.go_on(phone.url("last-time") + "?to=check", {"right": "all"})
    assert card["Location"] == phone.url("check")


def test_no_whole_page_opens_before_the_safety_questions(clock):
    phone = back(clock)

    for slug in ("conditions", "you"):
        response = phone.client.get(phone.url(slug) + "?to=check&whole=1")
        assert response["Location"] == phone.url("now") + "?to=check"


def test_words_that_were_deleted_in_a_change_do_not_come_back(clock):
    phone = at_check(clock, GOAL_TEXT="Less shine by noon.")
    url = phone.change("GOAL_TEXT")

    phone.go_on(url, whole("goals", phone) | {"GOAL_TEXT": ""})

    assert "GOAL_TEXT" not in phone.draft
    assert "Less shine by noon." not in words(phone.client.get(url))


def test_a_page_opened_by_its_mere_address_can_be_changed_too(clock):
    phone = at_check(clock)

    shown = phone.get("conditions")

    assert shown.status_code == 200
    assert phone.client.get(way_back(shown)).status_code == 200
    phone.keep(phone.url("conditions"), CONDITIONS)
    told = CONDITIONS | {"ALLERGY": ["MILK"]}
    assert phone.post("conditions", told)["Location"] == phone.url("agreement")
    assert phone.draft["ALLERGY"] == ["MILK"]


def test_the_way_back_from_the_check_is_a_page_they_went_through(clock):
    phone = at_check(clock)

    assert way_back(phone.get("check")) == phone.url("last-time")
    assert phone.get("last-time").status_code == 200


def test_each_changed_answer_says_so(clock):
    phone = at_check(clock)
    url = phone.change("ALLERGY")
    phone.keep(url, CONDITIONS)
    phone.go_on(url, CONDITIONS | {"ALLERGY": ["MILK"]})

    phone.send(CLEAN)

    came = Origins.objects.get(revision=phone.intake.revision).read()
    assert came["ALLERGY"].how == "changed"


def reopened(phone: Phone) -> Changing:
    """The same once all was sent and the front desk gave it back to the patient."""
    intake = phone.intake
    by = a_receptionist(intake.clinic)
    if intake.revision.stopped:
        record_call(intake, reached=True, by=by, at=BACK)
    triage(intake, outcome=Triage.Outcome.TO_PATIENT, version=intake.version, by=by, at=BACK)
    again = Changing(invite(intake.visit, channel="copy", by=by, at=BACK), client=phone.client)
    again.open()
    return again


def test_given_back_a_page_is_changed_in_the_same_way(clock):
    phone = at_check(clock)
    phone.send(CLEAN)
    again = reopened(phone)
    url = again.change("PHOTO")
    you = whole("you", again, PHOTO="YES", PHOTO_USE=..., SKIN_TONE="5")

    for page in (url, again.url("you")):
        again.keep(page, you)
        again.keep(page, you | {"SKIN_TONE": "6"})
        assert again.draft["SKIN_TONE"] == "6"
        assert again.client.get(page).status_code == 200
        again.go_on(page, you | {"PHOTO_USE": "RECORD", "SKIN_TONE": "4"})
        assert again.draft["SKIN_TONE"] == "4"


def test_given_back_after_a_stop_the_last_card_keeps_the_rest_of_its_page(clock):
    phone = back(clock, PHOTO="YES", PHOTO_USE="RECORD")
    phone.post("now", NOW_PAGE | {"SX_NOW": ["ALLERGY"]})
    again = reopened(phone)
    safe(again)
    again.post("last-time", {"right": "all"})
    before = again.draft
    assert "PHOTO_USE" not in before

    again.keep(again.url("you"), {"PHOTO_USE": "RECORD"})
    after = again.post("you", {"PHOTO_USE": "RECORD"})

    assert after.status_code == 302
    assert again.draft == before | {"PHOTO_USE": "RECORD"}


def test_on_a_first_visit_a_change_that_was_kept_is_taken_too(opened):
    opened.walk(answers())
    phone = Changing(opened.link, client=opened.client)
    url = phone.change("ALLERGY")
    you = phone.change("PHOTO")
    phone.keep(url, CONDITIONS)

    phone.keep(you, whole("you", phone, PHOTO="NO", PHOTO_USE=...))
    assert phone.draft["PHOTO"] == "NO"
    assert phone.client.get(you)["Location"] == phone.url("conditions") + "?to=check"
    told = CONDITIONS | {"ALLERGY": ["MILK"]}
    assert phone.go_on(url, told)["Location"] == phone.url("check")


def test_on_a_first_visit_a_red_flag_told_in_a_change_stops_the_form(opened):
    opened.walk(answers())
    phone = Changing(opened.link, client=opened.client)
    url = phone.change("SX_NOW")
    told = whole("today", phone, SX_NOW=["BREATH"], SX_ONSET="NEW")

    phone.keep(url, told)

    assert phone.go_on(url, told)["Location"] == phone.url("sent")
    assert phone.intake.revision.submitted_at == NOW
