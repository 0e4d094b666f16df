"""The 25 fictional patients of the clinical specification, and what is expected of each."""

import pytest

from intake.assessment import assess
from intake.batch import summary
from intake.rules.pairs import edition_for
from intake.rules.protocol import DEMONSTRATION, DEMONSTRATIONS
from intake.rules.rulebook import RULEBOOK_1
from tests.core.answers import fired, load, situation_of

PATIENTS = load("patients.json")


@pytest.mark.parametrize("rulebook", DEMONSTRATIONS)
@pytest.mark.parametrize("patient", PATIENTS, ids=lambda p: f"{p['id']} {p['brief'][:60]}")
def test_each_patient_is_assessed_as_the_clinicians_expect(patient, rulebook):
    situation = situation_of(patient, edition=edition_for(rulebook))

    result = summary(patient["id"], assess(situation, DEMONSTRATIONS[rulebook]))

    assert result == {"id": patient["id"], "missing": [], **patient["expected"]}


def test_every_rule_fires_for_at_least_one_patient():
    seen = set().union(*(fired(assess(situation_of(p), DEMONSTRATION)) for p in PATIENTS))

    assert seen == {rule.code for rule in RULEBOOK_1.rules}  # the specification knows no other


def test_the_age_withheld_gives_the_same_result_as_the_birth_date():
    """What is stored holds ages only, and must be enough."""
    for patient in PATIENTS:
        situation = situation_of(patient)
        told = assess(situation, DEMONSTRATION)
        values = {c: a for c, a in patient["answers"].items() if c != "DOB"}
        withheld = situation_of({**patient, "answers": values})
        withheld = type(withheld)(
            **{f: getattr(withheld, f) for f in withheld.__slots__ if f != "ages"}, ages=told.ages
        )

        assert assess(withheld, DEMONSTRATION).bytes == told.bytes
