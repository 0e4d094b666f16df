"""The values that a clinic may choose, and what each of them changes."""

from datetime import date

import pytest

from intake.questionnaire.editions import CURRENT
from intake.questionnaire.walking import settings_read
from intake.questionnaire.words import in_words
from intake.rules.policy import LEAST, SETTINGS, BadPolicy, policy
from intake.rules.protocol import DEMONSTRATION, Protocol, protocol_of
from intake.rules.rulebook import CURRENT as RULEBOOK
from tests.core.answers import assessed, fired


def under(**changes):
    return Protocol("own", RULEBOOK, policy(changes))


def test_the_defaults_are_those_of_the_specification():
    assert policy() == {
        "defer_months_toxin": 3,
        "review_months_toxin": 4,
        "ablative_days": 28,
        "local_proc_days": 14,
        "light_days": 7,
        "event_days": 28,
        "answers_valid_days": 30,
        "review_age": 65,
        "app_worry_cut": 2,
        "bother_cut": 1,
        "bother_high": 2,
        "oil_low": 3,
        "oil_medium": 6,
        "oil_high": 10,
        "grade_cut": 2,
    }


TOXIN = {"TOX_EVER": "YES", "TOX_LAST": "2025-12-16"}


@pytest.mark.parametrize(
    ("setting", "value", "answers", "rule"),
    [
        ("defer_months_toxin", 4, TOXIN, "D-03"),
        ("review_months_toxin", 5, {**TOXIN, "TOX_LAST": "2025-11-16"}, "RS-01"),
        ("ablative_days", 29, {"PROCS": {"ABLATIVE": "2026-02-16"}}, "D-07"),
        ("local_proc_days", 15, {"PROCS": {"THREADS": "2026-03-02"}}, "D-08"),
        ("light_days", 8, {"PROCS": {"LIGHT": "2026-03-09"}}, "RN-05"),
        ("event_days", 29, {"EVENT": "2026-04-13"}, "RS-18"),
        ("review_age", 60, {"DOB": "1966-03-16"}, "RS-22"),
    ],
)
def test_a_longer_setting_makes_a_rule_fire(setting, value, answers, rule):
    assert rule not in fired(assessed(**answers))
    assert rule in fired(assessed(**answers, protocol=under(**{setting: value})))


def test_a_higher_worry_cut_makes_the_appearance_screen_negative():
    worried = {"APP_WORRY": 2, "APP_TIME": "GT3", "APP_UPSET": 2}

    assert "RH-08" in fired(assessed(**worried))
    assert "RH-08" not in fired(assessed(**worried, protocol=under(app_worry_cut=3)))


def test_a_longer_wait_ends_later():
    own = under(defer_months_toxin=6)

    assert assessed(**TOXIN, protocol=own).hold_until == date(2026, 6, 16)


def test_a_rule_reads_with_the_values_of_its_protocol():
    condition = RULEBOOK.rule("D-03").condition

    assert in_words(condition, under(defer_months_toxin=6).policy).startswith("TOX_LAST + 6 months")


def test_another_value_is_another_protocol():
    assert under(event_days=29).fingerprint != DEMONSTRATION.fingerprint
    assert under().fingerprint == DEMONSTRATION.fingerprint


def test_every_setting_changes_something_a_rule_or_signal_reads():
    conditions = [rule.condition for rule in RULEBOOK.rules]
    conditions += [case for signal in RULEBOOK.signals for _, case in signal.cases]
    read = {setting.name for condition in conditions for setting in settings_read(condition)}

    assert read == set(SETTINGS) - {"answers_valid_days"}


def test_the_age_of_18_is_not_the_clinics_to_change():
    assert settings_read(RULEBOOK.rule("N-01").condition) == frozenset()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"adult_age": 16}, "There is no setting adult_age"),
        ({"defer_months_toxin": 2}, "defer_months_toxin must be a whole number from 3"),
        ({"review_months_toxin": 3}, "review_months_toxin must be a whole number from 4"),
        ({"app_worry_cut": 1}, "app_worry_cut must be a whole number from 2 to 4"),
        ({"app_worry_cut": 5}, "app_worry_cut must be a whole number from 2 to 4"),
        ({"grade_cut": 5}, "grade_cut must be a whole number from 0 to 4"),
        ({"oil_high": 17}, "oil_high must be a whole number from 0 to 16"),
        ({"review_age": 121}, "review_age must be a whole number from 0 to 120"),
        ({"ablative_days": -1}, "ablative_days must be a whole number from 0"),
        ({"ablative_days": 1001}, "to 1000"),
        ({"ablative_days": 28.5}, "ablative_days must be a whole number"),
        ({"ablative_days": True}, "ablative_days must be a whole number"),
        ({"ablative_days": "28"}, "ablative_days must be a whole number"),
    ],
)
def test_a_value_that_no_clinic_may_choose_is_refused(changes, says):
    with pytest.raises(BadPolicy, match=says):
        policy(changes)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_can_be_moved_up_by_one(name):
    value = SETTINGS[name].default + 1

    assert policy({name: value})[name] == value


def test_whoever_may_be_found_worried_is_asked_the_questions_that_follow():
    """A lower cut than the questionnaire's own would take silence for an answer."""
    follow_up = CURRENT.questions["APP_TIME"].shown_if

    assert in_words(follow_up) == f"APP_WORRY is at least {LEAST['app_worry_cut']}"


def test_a_protocol_is_compiled_once_however_often_it_is_read():
    first = protocol_of("own", RULEBOOK, policy())

    assert protocol_of("own", RULEBOOK, policy()).compiled_rules is first.compiled_rules
    assert protocol_of("own", RULEBOOK, policy({"light_days": 8})) is not first
