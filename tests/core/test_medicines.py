"""Typed medicines are read as what was meant, and nothing is read into other words."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from intake.medicines.asked import ASKED
from intake.medicines.matching import index, read
from intake.medicines.measure import measure, slips
from intake.medicines.others import OTHERS
from intake.medicines.sounds import plain
from intake.questionnaire.kinds import NONE, UNSURE
from intake.questionnaire.sections.health import MEDS

DATA = Path(__file__).parents[1] / "data"


def spellings(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return [(row["typed"], row["medicine"]) for row in csv.DictReader(lines)]


SPELLINGS = spellings("medicine_spellings")
POSITIVE = [spelling for spelling in SPELLINGS if spelling[1]]
NEGATIVE = [spelling for spelling in SPELLINGS if not spelling[1]]


def names(text):
    return [match.medicine.name for match in read(text)]


def test_what_only_sounds_a_little_alike_is_not_read():
    assert names("warafin") == ["warfarin"], "not Nurofen"


def test_the_list_of_spellings_is_long_enough_and_names_each_once():
    typed = [typed for typed, _ in SPELLINGS]

    assert len(POSITIVE) >= 300
    assert len(NEGATIVE) >= 150
    assert len(typed) == len(set(typed))
    assert {meant for _, meant in POSITIVE} <= {medicine.name for medicine in ASKED}


def test_at_least_95_in_100_spellings_are_read_as_what_was_meant():
    measured = measure(SPELLINGS)

    assert measured.recall >= 0.95, measured.missed
    assert measured.precision >= 0.95, measured.wrong


def test_spellings_that_nothing_was_chosen_by_are_read_as_well():
    measured = measure(spellings("medicine_spellings_unseen"))

    assert measured.recall >= 0.95, measured.missed
    assert measured.precision >= 0.9, measured.wrong


def test_each_group_is_read_as_well_as_the_whole():
    for group in {medicine.group for medicine in ASKED}:
        meant = {medicine.name for medicine in ASKED if medicine.group == group}
        measured = measure(spelling for spelling in POSITIVE if spelling[1] in meant)
        assert measured.recall >= 0.9, (group, measured.missed)


def test_other_medicines_and_words_are_read_as_nothing():
    assert [(typed, names(typed)) for typed, _ in NEGATIVE if names(typed)] == []


def test_a_name_with_one_slip_is_still_read():
    some = list(slips())[::23]  # of eleven thousand

    assert measure(some).recall >= 0.95


def test_a_sentence_is_taken_apart():
    text = "warfrin 5mg, vit D and paracetamol\nI take amitryptaline 10 mg at night + zopiclone"

    assert names(text) == ["warfarin", "amitriptyline", "zopiclone"]
    assert [match.typed for match in read(text)] == ["warfrin", "amitryptaline", "zopiclone"]


@pytest.mark.parametrize("text", ["aspirin/clopidogrel", "aspirin y clopidogrel"])
def test_two_names_in_one_breath_are_two(text):
    assert names(text) == ["aspirin", "clopidogrel"]


def test_the_longer_name_counts():
    assert names("Advil PM") == ["diphenhydramine"]
    assert names("hydroxy chloroquine") == ["hydroxychloroquine"]


@pytest.mark.parametrize("text", ["ibuprofen gel", "clindamycin lotion", "gentamicin ear drops"])
def test_what_goes_on_the_skin_or_in_the_ear_is_not_asked_about(text):
    assert names(text) == []


def test_a_name_as_listed_is_known_for_certain():
    (match,) = read("Coumadin")

    assert (match.medicine.name, match.score, match.exact) == ("warfarin", 1.0, True)


def test_every_medicine_is_of_an_option_that_the_patient_can_tick():
    groups = {medicine.group for medicine in ASKED}

    assert groups == set(MEDS.option_codes) - {NONE, UNSURE}


def test_no_name_means_two_things():
    known = [plain(name) for medicine in (*ASKED, *OTHERS) for name in medicine.names]

    assert sorted(name for name in set(known) if known.count(name) > 1) == []


def test_every_medicine_says_how_far_it_was_checked():
    assert {medicine.source.mark for medicine in ASKED} <= {"V", "V, V2", "V2", "M"}
    assert all(medicine.kind for medicine in ASKED)


def test_every_listed_name_is_read_as_itself():
    for name, medicine in index().exact.items():
        if medicine.group:
            assert medicine.name in names(name), name
