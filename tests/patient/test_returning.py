"""Somebody who comes back: safety first, then cards of what they told, then what is stale."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override

from intake import signing
from intake.journey import Stage
from intake.models import Clinic, Origins, Revision
from intake.questionnaire.editions import CURRENT, by_language
from intake.questionnaire.origins import How
from intake.services import change_language, submit
from tests.builders import BORN, CLEAN, NOW, a_link, a_return, a_visit, an_intake, fill_in
from tests.patient.journey import Phone, checked, hidden, inputs, typed_day, words

pytestmark = pytest.mark.django_db

SPANISH = by_language(CURRENT)["es"]
BACK = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
NOW_PAGE: dict[str, Any] = {
    "SX_NOW": ["NONE"],
    "PREG": ["NONE"],
    "ILL_NOW": "NO",
    "SKIN_NOW": ["NONE"],
    "VACC": "NO",
    "FILLER": "SELF",
}
OIL = [question.code for question in CURRENT.page("oil").questions]
SINCE_PAGE: dict[str, Any] = {"MEDS": ["NONE"], "TOX_EVER": "NO"}


def back(clock: Any, *, on: datetime = BACK, **changes: Any) -> Phone:
    """The phone of somebody who told everything on 2 March, with the birth date given again."""
    phone = Phone(a_return(on=max(date(2026, 6, 8), on.date()), **changes))
    clock.move_to(on)
    phone.link = a_link(phone.link.intake.visit, at=on)
    phone.open()
    return phone


def send_page(phone: Phone, slug: str, given: dict[str, Any]) -> Any:
    """Send a page as it is shown, which says itself what was put in short."""
    page = phone.get(slug).content.decode()
    shown = re.search(r'name="in_short" value="([^"]+)"', page)
    return phone.post(slug, given | ({"in_short": shown[1]} if shown else {}))


def safe(phone: Phone) -> Any:
    """Answer what is asked first."""
    assert send_page(phone, "now", NOW_PAGE).status_code == 302
    return send_page(phone, "since", SINCE_PAGE)


def sent(phone: Phone) -> dict[str, Any]:
    """Agree, sign and send; gives how each answer came."""
    response = phone.send(CLEAN)
    assert response["Location"].endswith("/sent/"), words(response)
    return Origins.objects.get(revision=phone.intake.revision).read()


def all_still_right(clock: Any) -> Phone:
    """The phone of somebody who came back, confirmed everything and sent."""
    phone = back(clock)
    safe(phone)
    phone.post("last-time", {"right": "all"})
    sent(phone)
    return phone


def come_again(phone: Phone, clock: Any, *, on: datetime) -> Phone:
    """The same person's phone at a still later visit, with the birth date given."""
    clock.move_to(on)
    visit = a_visit(phone.intake.patient, on=(on + timedelta(days=8)).date())
    later = Phone(a_link(visit, at=on))
    later.open()
    return later


def settled(phone: Phone) -> list[str]:
    """The topics that are done on the page of cards."""
    return [card.slug for card in phone.get("last-time").context["cards"] if card.settled]


def test_the_start_page_tells_nobody_whether_we_know_them(clock):
    first, again = Phone(), Phone(a_return())

    assert words(first.look()).count("Or 3, if you told us before") == 1
    assert "last time" not in words(again.look()).lower()


def test_safety_comes_first_then_the_cards_and_the_agreement(clock):
    phone = back(clock)

    first = phone.give_birth_date()
    assert first["Location"].endswith("/now/")
    assert phone.post("now", NOW_PAGE)["Location"].endswith("/since/")
    assert phone.post("since", SINCE_PAGE)["Location"].endswith("/last-time/")
    after = phone.post("last-time", {"right": "all"})

    assert after["Location"].endswith("/agreement/")


def test_no_card_opens_before_the_safety_questions(clock):
    phone = back(clock)

    assert phone.get("last-time")["Location"].endswith("/now/")
    assert phone.post("last-time", {"right": "all"})["Location"].endswith("/now/")
    assert "ALLERGY" not in phone.intake.read_draft()


def test_the_cards_say_what_was_told_and_when(clock):
    phone = back(clock, ALLERGY=["MILK"], GOAL_TEXT="Less shine by noon.")
    safe(phone)

    text = words(phone.get("last-time"))

    assert "Still right since 2 March 2026?</h1>" in text
    assert "Cow&#x27;s milk protein" in text
    assert "“Less shine by noon.”" in text
    assert "<dt>No</dt> <dd>Nerves, muscles, breathing</dd>" in text
    parts = [group.title for group in phone.get("last-time").context["groups"]]
    assert parts == ["First, your safety", "Your skin", "Your health", "You and your plans"]
    assert text.count("Still right<") == len(parts)


def test_what_weighs_little_stands_behind_a_line_with_a_way_to_change_it(clock):
    phone = back(clock)
    safe(phone)

    page = words(phone.get("last-time"))
    in_sight, behind = (page.split("Your skin</h2>")[1].split("<details")[i] for i in (0, 1))

    assert "Help with" in in_sight and "Oil bothers you" not in in_sight
    assert "more answers" in behind and "Oil bothers you" in behind
    assert behind.count("?to=last-time") >= behind.count("<dt>") > 3


def test_what_nobody_looked_at_keeps_its_day_and_says_so(clock):
    august = datetime(2026, 8, 1, 9, 30, tzinfo=UTC)
    third = come_again(all_still_right(clock), clock, on=august)
    safe(third)

    page = words(third.get("last-time"))

    assert "Still right since 1 June 2026?" in page
    behind = page.split("more answers")[1].split("</details>")[0]
    assert "On 2 March 2026:" in behind and "Greasy to touch" in behind


def test_a_hope_that_a_rule_fires_on_stays_in_sight(clock):
    phone = back(clock, EXP_WHO="PRESSURE", EXP_LAST="MONTHS")
    safe(phone)

    page = words(phone.get("last-time")).split("You and your plans</h2>")[1]
    in_sight, behind = page.split("<details", 1)

    assert "I feel pushed, or that I have to" in in_sight
    assert "How long it lasts" in behind and "How long it lasts" not in in_sight


def test_what_is_asked_anew_is_never_filled_in_from_last_time(clock):
    phone = back(clock)

    now = phone.get("now")

    assert {one["name"] for one in inputs(now)} == {
        *NOW_PAGE,
        "SX_ONSET",
    }
    assert not [one for one in inputs(now) if "checked" in one]


def test_nothing_of_last_time_is_shown_without_the_birth_date(clock):
    link = a_return(ALLERGY=["MILK"])
    clock.move_to(BACK)
    phone = Phone(link)
    phone.press_start()

    response = phone.get("last-time")

    assert response["Location"].endswith("/birth-date/")
    assert "milk" not in words(phone.look())


def test_one_card_is_confirmed_and_the_others_wait(clock):
    phone = back(clock)
    safe(phone)

    response = phone.post("last-time", {"right": "conditions"})

    assert "/last-time/#card-" in response["Location"]
    assert phone.intake.read_draft()["ALLERGY"] == ["NONE"]
    assert "HSV" not in phone.intake.read_draft()


def test_a_part_is_confirmed_as_a_whole(clock):
    phone = back(clock)
    safe(phone)
    health = next(g for g in phone.get("last-time").context["groups"] if "health" in g.title)

    phone.post("last-time", {"right": health.waiting})

    assert settled(phone) == [card.slug for card in health.cards]
    assert len(health.cards) > 1


def test_change_opens_the_questions_of_a_card_filled_in(clock):
    phone = back(clock, ALLERGY=["MILK"])
    safe(phone)

    page = phone.client.get(phone.url("conditions") + "?to=last-time")

    ticked = [one["value"] for one in inputs(page) if "checked" in one]
    assert ticked == ["NONE", "MILK"]
    assert "BSV" not in phone.intake.read_draft()


def test_a_card_that_hangs_on_wishes_can_be_changed_before_they_are_confirmed(clock):
    phone = back(clock)
    safe(phone)

    page = phone.client.get(phone.url("oil") + "?to=last-time")
    assert f"OIL_TOUCH={CLEAN['OIL_TOUCH']}" in checked(page)
    given = {code: CLEAN[code] for code in OIL if code in CLEAN} | {"OIL_TOUCH": 0}
    response = phone.post("oil", given, query="?to=last-time")

    assert response["Location"].endswith("/last-time/#card-oil")
    assert settled(phone) == ["oil"]
    least = CURRENT.questions["OIL_TOUCH"].option_label("0")
    assert f"{least}</dd>" in words(phone.get("last-time")).split("Greasy to touch")[1]
    phone.post("last-time", {"right": "all"})
    came = sent(phone)
    assert came["OIL_TOUCH"].how is How.CHANGED and phone.intake.revision.answers["OIL_TOUCH"] == 0


def test_a_card_that_hangs_on_wishes_is_not_done_while_something_is_missing(clock):
    phone = back(clock)
    safe(phone)

    response = phone.post("oil", {"OIL_TOUCH": "0"}, query="?to=last-time")

    assert response.status_code == 422 and settled(phone) == []


def test_a_changed_card_is_done_and_leads_back_to_the_cards(clock):
    phone = back(clock)
    safe(phone)

    data = {"LONG_TERM": ["NONE"], "ALLERGY": ["MILK", "LIDO"]}
    response = phone.post("conditions", data, query="?to=last-time")

    assert response["Location"].endswith("/last-time/#card-conditions")
    assert "conditions" not in [
        c.slug for c in phone.get("last-time").context["cards"] if not c.settled
    ]
    phone.post("last-time", {"right": "all"})
    came = sent(phone)
    assert phone.intake.revision.answers["ALLERGY"] == ["LIDO", "MILK"]
    assert came["ALLERGY"].how is How.CHANGED
    assert came["NMD"].how is How.AGAIN


def test_each_answer_knows_how_it_came(clock):
    phone = back(clock, NAME_PREF="Ada")
    safe(phone)
    phone.post("last-time", {"right": "all"})

    came = sent(phone)

    assert came["SX_NOW"].how is How.AGAIN
    assert came["ALLERGY"].how is How.CONFIRMED
    assert came["NAME_PREF"].how is How.KEPT
    assert came["ALLERGY"].on == date(2026, 6, 1)
    assert came["NAME_PREF"].on == date(2026, 3, 2)
    assert set(came) == set(phone.intake.revision.read_answers())


def test_a_new_goal_brings_up_its_questions_after_the_cards(clock):
    phone = back(clock)
    safe(phone)
    goals = {"GOALS": ["OIL", "PORES"], "GOAL_TOP": "OIL", "ZONES": ["NOSE"]}
    phone.post("goals", goals, query="?to=last-time")

    response = phone.post("last-time", {"right": "all"})

    assert response["Location"].endswith("/surface/")
    asked = {one["name"] for one in inputs(phone.get("surface"))}
    assert asked == {"PORE_NOW", "BOTHER_PORES"}
    phone.post("surface", {"PORE_NOW": "2", "BOTHER_PORES": "2"})
    came = sent(phone)
    assert came["PORE_NOW"].how is How.GIVEN
    assert "TEX_NOW" not in came


def test_what_is_stale_is_asked_again_and_the_rest_confirmed(clock):
    phone = back(clock, on=datetime(2026, 12, 1, 9, 30, tzinfo=UTC))
    safe(phone)
    titles = [card.slug for card in phone.get("last-time").context["cards"]]

    response = phone.post("last-time", {"right": "all"})

    assert "conditions" in titles and "oil" not in titles
    assert response["Location"].endswith("/goals/")


def test_the_shelf_life_runs_from_the_last_confirmation(clock):
    november = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
    third = come_again(all_still_right(clock), clock, on=november)
    safe(third)

    text = words(third.get("last-time"))

    assert "Still right since 1 June 2026?" in text
    cards = {card.slug: card for card in third.get("last-time").context["cards"]}
    assert "health" in cards
    assert "oil" not in cards, "nobody need have looked at it in June, so it is from March"


def test_a_red_flag_stops_somebody_who_comes_back_too(clock):
    phone = back(clock)

    response = phone.post("now", NOW_PAGE | {"SX_NOW": ["BREATH"], "SX_ONSET": "NEW"})

    assert response["Location"].endswith("/sent/")
    assert phone.intake.revision.stopped
    assert phone.intake.triage == "RED"


def test_a_stopped_form_is_not_what_the_next_visit_starts_from(clock):
    first = an_intake()
    visit = a_visit(first.patient, on=date(2026, 3, 20))
    phone = Phone(a_link(visit))
    phone.open()
    phone.post("now", NOW_PAGE | {"SX_NOW": ["ALLERGY"], "SX_ONSET": "NEW"})
    again = Phone(a_link(a_visit(first.patient, on=date(2026, 3, 25))))
    again.open()

    assert again.intake.starts_from == first.revision


def test_who_comes_back_agrees_anew_and_is_not_examined_again(clock):
    phone = back(clock)
    safe(phone)
    after = phone.post("last-time", {"right": "all"})

    assert after["Location"].endswith("/agreement/")
    assert "My answers are true, as far as I know." in words(phone.get("agreement"))
    assert phone.post("agreement", {}).status_code == 422


# The agreement: what was read in the same words is not read a second time

UNCHANGED = "You agreed to these points on 2 March 2026, word for word."


def to_agree(clock: Any, **changes: Any) -> Phone:
    """Everything answered and confirmed but the agreement."""
    phone = back(clock, **changes)
    safe(phone)
    phone.post("last-time", {"right": "all"})
    return phone


def folded(response: Any) -> tuple[str, str]:
    """What the page says at once, and what behind "Read them again"."""
    at_once, _, rest = words(response).partition("<summary>Read them again</summary>")
    behind, _, below = rest.partition("</details>")
    return at_once + below, behind


def is_whole(response: Any) -> bool:
    """Whether all of it is read at once."""
    page = words(response)
    said = [CURRENT.pages[-1].intro, "How we keep your answers", "I will report changes"]
    return all(text in page for text in said) and "<summary>" not in page


def test_who_agreed_to_the_same_words_reads_one_sentence_and_may_read_the_rest(clock):
    phone = to_agree(clock)

    at_once, behind = folded(phone.get("agreement"))

    assert UNCHANGED in at_once and "I agree to all five" in at_once
    last = CURRENT.pages[-1]
    said = [last.intro, "How we keep your answers", "Only staff of Harley Lane Clinic"]
    said += ["Five points", *(f"<li>{question.text}</li>" for question in last.questions)]
    for text in said:
        assert text in behind and text not in at_once, text


def test_what_was_shown_in_one_sentence_is_shown_whole_where_that_no_longer_holds(clock):
    phone = to_agree(clock)
    page = phone.get("agreement")
    told = {"agreed_on": hidden(page, "agreed_on"), "notice": hidden(page, "notice")}
    phone.post("now", {**NOW_PAGE, "FILLER": "OTHER"}, query="?to=check")

    response = phone.post("agreement", {**told, "CON_ALL": "YES", "signature": "Ada Lovell"})

    assert response.status_code == 422 and not phone.intake.revision
    assert "Something has changed. Read all of it, then send" in words(response)
    assert is_whole(response)


def test_nothing_is_ticked_beforehand_and_the_tick_is_needed_as_ever(clock):
    phone = to_agree(clock)
    assert checked(phone.get("agreement")) == []

    response = phone.post("agreement", {"signature": "Ada Lovell"})

    assert response.status_code == 422
    assert "Read the five points, then tick that you agree" in words(response)
    assert UNCHANGED in folded(response)[0]
    box = next(one for one in inputs(response) if one["name"] == "CON_ALL")
    assert box["aria-describedby"] == "id_CON_ALL_error"
    assert f'href="#{box["id"]}"' in words(response)


def test_a_tick_stays_where_only_the_name_is_missing(clock):
    response = to_agree(clock).post("agreement", {"CON_ALL": "YES"})

    assert UNCHANGED in folded(response)[0]
    assert "CON_ALL=YES" in checked(response)


def test_what_is_stored_is_what_the_whole_page_stores(clock):
    phone = to_agree(clock)
    phone.get("agreement")
    sent(phone)

    then, now = (
        list(revision.consents.order_by("question").values())
        for revision in Revision.objects.order_by("pk")
    )
    own = dict.fromkeys(("id", "code", "revision_id", "at", "read_on"))
    assert [one | own for one in now] == [one | own for one in then]
    assert len(now) == 5 and {one["at"] for one in now} == {BACK}
    assert {one["read_on"] for one in then} == {None}
    assert {one["read_on"] for one in now} == {date(2026, 3, 2)}, "when it was last shown whole"


def test_another_language_shows_the_whole_page_and_the_first_one_the_sentence_again(clock):
    phone = to_agree(clock)

    spanish = phone.post("agreement", {"language": "es", "signature": "Ada"})
    english = phone.post("agreement", {"language": "en", "signature": "Ada"})

    assert "<summary>" not in words(spanish)
    assert f"<li>{SPANISH.questions['CON_TRUTH'].text}</li>" in words(spanish)
    assert UNCHANGED in folded(english)[0]


@pytest.mark.parametrize(("language", "day"), [("es", "2 de marzo de 2026"), ("ar", "2 مارس 2026")])
def test_the_sentence_is_said_in_the_language_that_was_agreed_in(clock, language, day):
    first = an_intake(stage=Stage.STARTED)
    change_language(first, language=language, at=NOW)
    submit(first, submission_key=uuid4(), signed=signing.typed("Ada Lovell"), at=NOW)
    link = a_link(a_visit(first.patient, on=date(2026, 6, 8)))
    clock.move_to(BACK)
    phone = Phone(a_link(link.intake.visit, at=BACK))
    phone.open()
    phone.post("now", {"language": language})
    safe(phone)
    phone.post("last-time", {"right": "all"})

    page = words(phone.get("agreement"))

    with override(language):
        said = gettext("You agreed to these points on %(day)s, word for word.") % {"day": day}
        assert said in page and f"<summary>{gettext('Read them again')}</summary>" in page


def test_a_clinic_that_keeps_answers_otherwise_shows_the_whole_page(clock):
    phone = to_agree(clock)
    shown = hidden(phone.get("agreement"), "notice")
    Clinic.objects.update(phone="020 7946 0999")

    response = phone.post("agreement", {"CON_ALL": "YES", "signature": "Ada", "notice": shown})

    assert response.status_code == 422
    assert "We changed how we keep your answers." in words(response)
    assert is_whole(response) and is_whole(phone.get("agreement"))


def test_thirteen_months_later_the_whole_page_is_read(clock):
    phone = back(clock, on=datetime(2027, 4, 2, 9, 30, tzinfo=UTC))
    safe(phone)
    fill_in(phone.intake, CLEAN, until="agreement", at=timezone.now())

    assert is_whole(phone.get("agreement"))


def test_who_comes_for_the_first_time_reads_the_whole_page(opened):
    opened.walk(CLEAN)

    assert is_whole(opened.get("agreement"))


def test_nobody_learns_of_an_earlier_agreement_without_the_birth_date(clock):
    phone = to_agree(clock)
    elsewhere = Phone(phone.link)
    elsewhere.press_start()

    assert elsewhere.get("agreement")["Location"].split("?")[0].endswith("/birth-date/")
    assert "You agreed" not in words(elsewhere.look())


def test_teaching_with_photos_is_asked_anew_and_never_taken_over(clock):
    phone = back(clock, PHOTO="YES", PHOTO_USE="TEACH")
    safe(phone)

    after = phone.post("last-time", {"right": "all"})

    assert after["Location"].endswith("/you/")
    assert {one["name"] for one in inputs(phone.get("you"))} == {"PHOTO_USE"}
    assert "PHOTO_USE" not in phone.intake.read_draft()


def test_a_clean_return_takes_sixteen_taps_the_signature_included(clock):
    phone = back(clock)
    taps = 2  # the link's button, and Continue after the birth date
    for slug, given in (("now", NOW_PAGE), ("since", SINCE_PAGE)):
        taps += len(given) + 1
        phone.post(slug, given)
    phone.post("last-time", {"right": "all"})
    taps += 1
    sent(phone)
    taps += 3  # one tick to agree, the name, and Send

    assert taps <= 16


def test_the_check_of_all_answers_is_one_step_back(clock):
    phone = back(clock)
    safe(phone)
    phone.post("last-time", {"right": "all"})

    agreement = phone.get("agreement")
    check = words(phone.get("check"))

    assert agreement.context["back_url"].endswith("/check/")
    assert "Illness and allergies" in check and "Symptoms now" in check
    changed = phone.post("conditions", {"LONG_TERM": "NONE", "ALLERGY": "MILK"}, query="?to=check")
    assert changed["Location"].endswith("/check/")
    assert phone.intake.read_draft()["ALLERGY"] == ["MILK"]


def test_a_patients_first_sending_says_that_all_was_given(opened):
    opened.walk(CLEAN)
    opened.send(CLEAN)

    came = Origins.objects.get(revision=opened.intake.revision).read()

    assert {origin.how for origin in came.values()} == {How.GIVEN}


def test_a_second_visit_of_somebody_who_never_sent_is_like_a_first(clock):
    first = a_link()
    phone = Phone(a_link(a_visit(first.intake.patient, on=date(2026, 3, 20))))

    assert phone.open(BORN)["Location"].endswith("/today/")


@pytest.mark.parametrize("slug", ["now", "since"])
def test_a_page_that_is_left_empty_says_what_to_do(clock, slug):
    phone = back(clock)
    phone.post("now", NOW_PAGE)

    response = phone.post(slug, typed_day("TOX_LAST", "2025-11-23"))

    assert response.status_code == 422
