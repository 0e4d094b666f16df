"""Two records that may be one person: found, looked at side by side, merged, and taken back."""

from datetime import timedelta

import pytest

from clinic.duplicates.likeness import FAMILY, Grade, alike, waiting, why
from clinic.duplicates.models import Merge, TwoPeople, Unmerge
from clinic.duplicates.services import (
    HoldsOthers,
    MergedAlready,
    UndoneAlready,
    erase_person,
    merge,
    tell_apart,
    unmerge,
)
from intake.events import SYSTEM
from intake.journey import Stage
from intake.models import Event, Identity, Outbox, Patient
from intake.services import correct_patient, erase_patient
from intake.vault import Erased
from tests.builders import (
    BORN,
    NOW,
    a_clinic,
    a_clinician,
    a_merge,
    a_patient,
    a_visit,
    an_intake,
)
from tests.desk.annas import (
    ANNA,
    OTHER_DAY,
    a_reminder,
    address,
    anna,
    filled,
    grades,
    married,
    text,
)

pytestmark = pytest.mark.django_db


def test_last_name_birth_date_and_an_address_are_the_same_person():
    one, other = anna(), married()
    correct_patient(other, by=SYSTEM, at=NOW, family_name="Berg")

    other.refresh_from_db()
    assert grades(one) == grades(other) == [Grade.EXACT]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"family_name": "Holm"}, "Same birth date, e-mail and telephone."),
        ({"family_name": "Holm", "phone": ""}, "Same birth date and e-mail."),
        ({"family_name": "Holm", "email": ""}, "Same birth date and telephone."),
        ({"email": "", "phone": "07700 900777"}, "Same last name and birth date."),
        (
            {"family_name": "Holm", "email": "", "phone": "+44 7700 900001"},
            "Same birth date and telephone.",
        ),
    ],
)
def test_less_in_common_is_a_question(changes, said):
    one, other = anna(), anna(**changes)

    (pair,) = alike(one)

    assert pair.grade is Grade.SUGGESTED and pair.other == other
    assert why(pair) == said


@pytest.mark.parametrize("phone", ["+44 7700 900001", "0044 7700 900001", "+44 (0)7700 900001"])
def test_the_list_of_all_knows_a_number_in_whichever_form_it_is_kept(phone):
    one = anna()
    other = anna(family_name="Holm", email="", phone=phone)

    (pair,) = waiting(one.clinic)

    assert (pair.kept, pair.other, pair.shared) == (one, other, {"phone_index"})


def test_a_corrected_number_is_known_by_its_new_form():
    one = anna()
    other = anna(family_name="Holm", email="", phone="07700 900777")
    correct_patient(other, by=SYSTEM, at=NOW, phone="+44 7700 900001")

    assert [pair.other for pair in waiting(one.clinic)] == [other]


def test_a_family_at_one_address_is_said_to_be_perhaps_a_family():
    one, _ = anna(), anna(given_name="Eva", birth_date=OTHER_DAY, phone="")

    assert why(alike(one)[0]).endswith("a family may share an address.")


def test_twins_are_said_to_be_perhaps_twins():
    one, _ = anna(), anna(given_name="Eva", email="", phone="07700 900777")

    assert why(alike(one)[0]).endswith("ask whether they are twins.")


def test_nothing_in_common_is_nobody():
    one = anna()
    anna(family_name="Holm", email="", phone="", birth_date=OTHER_DAY)

    assert alike(one) == [] == waiting(one.clinic)


def test_nobody_is_alike_for_having_no_address():
    one = anna(email="", phone="")
    married(email="", phone="")

    assert alike(one) == [] == waiting(one.clinic)


def test_an_address_of_a_whole_house_says_nothing():
    people = [anna(family_name=f"Berg{n}", phone="") for n in range(FAMILY + 1)]

    assert alike(people[0]) == [] == waiting(people[0].clinic)


def test_people_of_another_clinic_are_not_alike():
    one, elsewhere = anna(), a_clinic(name="Theirs")
    a_patient(elsewhere, **ANNA)

    assert alike(one) == []


def test_the_erased_are_not_alike():
    one, other = anna(), married()
    erase_patient(other, reason="asked", by=SYSTEM, at=NOW)

    assert alike(one) == [] == waiting(one.clinic)


def test_the_list_holds_each_pair_once_the_likeliest_first(desk):
    one, other = anna(), married()
    third = anna(given_name="Eva", birth_date=OTHER_DAY, email="", phone="07700 900002")
    correct_patient(other, by=SYSTEM, at=NOW, family_name="Berg")

    found = [(pair.kept, pair.other) for pair in waiting(one.clinic)]
    page = text(desk.get("/patients/duplicates/"))

    assert found == [(one, other), (other, third)]
    assert page.index("Very alike") < page.index("Eva Berg")
    listed = Event.objects.get(name="listed")
    assert listed.detail["patients"] == sorted(str(p.code) for p in (one, other, third))


def test_the_list_opens_only_those_who_look_alike(monkeypatch):
    one, other, _ = anna(), married(), a_patient(email="", phone="", birth_date=OTHER_DAY)
    opened, read = [], Patient.read_identity
    monkeypatch.setattr(Patient, "read_identity", lambda self: opened.append(self) or read(self))

    for pair in waiting(one.clinic):
        why(pair)

    assert set(opened) == {one, other}


def test_a_patients_page_says_that_there_may_be_another_record(desk):
    one, other = anna(), married()

    page = text(desk.get(f"/patients/{other.code}/"))

    assert "1 record may be the same person" in page
    assert address(one, other) in page


# Side by side


def test_both_are_shown_and_only_what_differs_is_a_choice(desk):
    one, other = anna(), married()

    page = text(desk.get(address(one, other)))

    assert 'name="family_name" value="kept" checked' in page and "Holm" in page
    assert 'name="phone"' in page and 'name="email"' not in page
    assert set(Event.objects.filter(name="viewed").values_list("patient", flat=True)) == {
        one.pk,
        other.pk,
    }


def test_it_is_said_what_both_have_in_common(desk):
    one, other = anna(), married()
    stranger = a_patient(email="", phone="", birth_date=OTHER_DAY)

    assert "Same birth date and e-mail." in text(desk.get(address(one, other)))
    assert "Nothing in common." in text(desk.get(address(one, stranger)))


def test_what_one_record_lacks_is_taken_from_the_other(desk):
    one, other = anna(phone=""), married()

    assert 'name="phone" value="other" checked' in text(desk.get(address(one, other)))


def test_the_older_record_is_kept_whichever_way_round_they_come(desk):
    one, other = anna(), married()

    desk.post(
        address(other, one),
        filled(desk.get(address(other, one)).content.decode(), family_name="kept", phone="kept"),
    )

    assert Merge.objects.get().kept == one


def test_merging_takes_what_was_ticked(desk, rae):
    one, other = anna(), married()
    page = desk.get(address(one, other)).content.decode()

    answer = desk.post(
        address(one, other), filled(page, family_name="other", phone="kept"), follow=True
    )

    one.refresh_from_db()
    assert one.read_identity() == Identity("Anna", "Holm", BORN, ANNA["email"], "07700 900001")
    assert "Also booked as Anna Holm" in text(answer)
    made = Merge.objects.get()
    assert (made.kept, made.other, made.by, made.chosen) == (one, other, rae, ["family_name"])


def test_a_choice_that_is_missing_is_asked_for_and_nothing_is_merged(desk):
    one, other = anna(), married()
    page = desk.get(address(one, other)).content.decode()

    answer = desk.post(address(one, other), filled(page, family_name="other"))

    assert answer.status_code == 422
    assert "Telephone: choose which is right" in text(answer)
    assert 'name="family_name" value="other" checked' in text(answer)
    assert not Merge.objects.exists()


def test_details_that_changed_meanwhile_are_looked_at_again(desk):
    one, other = anna(), married()
    page = desk.get(address(one, other)).content.decode()
    correct_patient(other, by=SYSTEM, at=NOW, phone="07700 900555")

    answer = desk.post(address(one, other), filled(page, family_name="kept", phone="other"))

    assert "Somebody changed these details meanwhile." in text(answer)
    assert not Merge.objects.exists()
    again = filled(answer.content.decode(), family_name="kept", phone="other")
    desk.post(address(one, other), again)
    assert Merge.objects.exists()


def test_two_people_are_not_suggested_again(desk):
    one, other = anna(), married()

    answer = desk.post(address(one, other, "two/"), follow=True)
    desk.post(address(one, other, "two/"))

    assert "They are not suggested again." in text(answer)
    assert alike(one) == alike(other) == waiting(one.clinic) == []
    assert TwoPeople.objects.count() == 1
    assert Event.objects.filter(name="told apart").count() == 2


# Merged


def test_a_record_is_merged_once(rae):
    one, other, third = anna(), married(), a_patient()
    a_merge(one, other)

    for kept, away in ((one, other), (other, one), (third, other)):
        with pytest.raises(MergedAlready):
            merge(kept, away, chosen=(), by=rae, at=NOW)
    with pytest.raises(HoldsOthers):
        merge(third, one, chosen=(), by=rae, at=NOW)
    with pytest.raises(MergedAlready):
        tell_apart(one, other, by=rae, at=NOW)


def test_a_third_record_joins_the_one_that_holds_others(desk):
    eldest, one, other = a_patient(**ANNA), married(), anna(family_name="Lund")
    a_merge(one, other)
    page = desk.get(address(eldest, one)).content.decode()

    names = ("given_name", "family_name", "phone", "email")
    desk.post(address(eldest, one), filled(page, **dict.fromkeys(names, "kept")))

    assert set(Merge.objects.values_list("kept", flat=True)) == {one.pk}
    assert text(desk.get(f"/patients/{one.code}/")).count("Also booked as") == 2


@pytest.mark.parametrize("which", [0, 1])
def test_an_erased_record_is_never_merged(rae, desk, which):
    people = [anna(), married()]
    erase_patient(people[which], reason="asked", by=rae, at=NOW)

    with pytest.raises(Erased):
        merge(*people, chosen=(), by=rae, at=NOW)
    assert desk.get(address(*people)).status_code == 404


# Taken back


def test_undoing_brings_both_records_and_the_earlier_details_back(desk, rae):
    one, other = anna(), married()
    made = a_merge(one, other, "family_name", "phone")

    answer = desk.post(f"/merges/{made.code}/undo/", follow=True)

    one.refresh_from_db()
    assert one.read_identity() == Identity("Anna", "Berg", BORN, ANNA["email"], "07700 900001")
    assert "two records again" in text(answer)
    assert "Anna Holm" in text(desk.get("/patients/"))
    assert desk.get(f"/patients/{other.code}/").status_code == 200
    assert Unmerge.objects.get().by == rae
    assert Event.objects.filter(name="merge undone").count() == 2
    assert len(alike(one)) == 1


def test_undoing_leaves_what_was_corrected_since():
    one, other = anna(), married()
    made = a_merge(one, other, "family_name", "phone")
    correct_patient(one, by=SYSTEM, at=NOW, phone="07700 900999")

    unmerge(made, by=made.by, at=NOW)

    one.refresh_from_db()
    who = one.read_identity()
    assert (who.family_name, who.phone) == ("Berg", "07700 900999")


def test_the_address_that_links_to_the_other_go_to_can_be_corrected(desk):
    one, other = anna(), married()
    made = a_merge(one, other, "phone")
    link = f"/patients/{other.code}/correct/"
    assert link in text(desk.get(f"/patients/{one.code}/"))
    who = {"given_name": "Anna", "family_name": "Holm", "email": "new@patient.example"}
    born = {"birth_date_day": "15", "birth_date_month": "6", "birth_date_year": "1992"}

    page = text(desk.post(link, who | born | {"phone": ""}, follow=True))
    unmerge(made, by=made.by, at=NOW)

    assert "new@patient.example" in page
    one.refresh_from_db()
    assert one.read_identity().email == ANNA["email"]
    assert one.read_identity().phone == "07700 900001"


def test_a_birth_date_comes_back_too_and_answers_are_assessed_anew():
    one, other = anna(), married(birth_date=OTHER_DAY)
    mine = an_intake(visit=a_visit(one))
    made = a_merge(one, other, "birth_date")
    assert mine.revision.assessments.count() == 2

    unmerge(made, by=made.by, at=NOW + timedelta(minutes=1))

    one.refresh_from_db()
    assert one.read_identity().birth_date == BORN
    assert mine.revision.assessments.count() == 3


def test_a_merge_is_undone_once_and_can_be_made_again(desk):
    one, other = anna(), married()
    made = a_merge(one, other)
    unmerge(made, by=made.by, at=NOW)

    with pytest.raises(UndoneAlready):
        unmerge(made, by=made.by, at=NOW)
    assert "undone already" in text(desk.post(f"/merges/{made.code}/undo/", follow=True))
    assert a_merge(one, other) != made


def test_what_waited_to_remind_the_other_is_let_go():
    one, other = anna(), married()
    theirs = an_intake(stage=Stage.INVITED, visit=a_visit(other))
    message = a_reminder(theirs)

    a_merge(one, other)

    assert message not in Outbox.objects.waiting()


# Erased


@pytest.mark.parametrize("which", [0, 1])
def test_a_person_is_erased_in_every_record(rae, which):
    people = [anna(), married()]
    a_merge(*people, "phone")

    assert erase_person(people[which], reason="asked", by=rae, at=NOW) == 2

    for patient in people:
        patient.refresh_from_db()
        assert patient.erased_at == NOW
    assert Event.objects.filter(name="erased").count() == 2
    with pytest.raises(Erased):
        unmerge(Merge.objects.get(), by=rae, at=NOW)


def test_records_that_were_told_to_be_two_again_are_erased_apart(rae):
    one, other = anna(), married()
    unmerge(a_merge(one, other), by=rae, at=NOW)

    assert erase_person(one, reason="asked", by=rae, at=NOW) == 1

    other.refresh_from_db()
    assert other.erased_at is None


def test_a_clinician_may_merge_as_well(client):
    one, other = anna(), married()
    client.force_login(a_clinician())

    assert client.get(address(one, other)).status_code == 200
