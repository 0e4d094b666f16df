"""The rulebook as published, against the clinical specification."""

from dataclasses import replace

import pytest

from intake.questionnaire.conditions import Always
from intake.questionnaire.words import in_words
from intake.rules.levels import Fit, Level
from intake.rules.protocol import DEMONSTRATION, DEMONSTRATIONS
from intake.rules.rule import OPEN, Basis
from intake.rules.rulebook import RULEBOOK_1, RULEBOOK_2, RULEBOOK_3, RULEBOOK_4, RULEBOOKS
from intake.rules.sources import SOURCES
from tests.core.answers import load

SPECIFIED = load("rules.json")
RULES = RULEBOOK_1.rules

# Fixed for ever: stored assessments name these.
PUBLISHED = {
    "2026-11": "36026287eac650c3b84d0c0fdf7316ab93cff16fd58290c60cd8715cf788daa6",
    "2026-12": "132414ca8fc0ab2231b476ce51c2794773cbca5c9568568448c9c1c48905fdb5",
    "2027-01": "63bf77734a509f33b6d2412f1329dba41de4c50c19bae59d70ca54dcbfa8898b",
    "2027-02": "de267cf12c581e7c979cf1853cf11aaa8caea63bcf4e7b870e4ce724a05987ff",
}
DEMONSTRATION_FINGERPRINTS = {
    "2026-11": "a902e77d6fe861e919636ee55837123e5c31e8aa5e1ca9d90ec88451b99a6479",
    "2026-12": "c3ce9d5f429eb31a718a72d21e1223dc0aaa5d7f67b072b6f640f0f3bc614ef1",
    "2027-01": "cce2fcfc7f86fd3b032408cec9697dea220f1b428f8d8255bc5c419f3715eca1",
    "2027-02": "f43c10692aac8de4bb2fbdeeff6da9656a7594d9a258c5a12fa31ffac8cf621e",
}

# Section 5.5: where the literature supports no hard threshold.
CLINIC_POLICY = (
    "D-01 D-02 D-07 D-08 D-09 RH-08 RS-10 RS-11 RS-12 RS-17 RS-18 RS-19 RS-22 RN-01 RN-03 RN-05"
)
LABEL_OR_LAW = (
    "U-01 N-01 N-02 N-03 N-04 D-03 D-04 D-06 RH-01 RH-02 RH-03 RH-05 RH-12 RH-14"
    " RS-01 RS-03 RS-04 RS-05 RS-07 RS-14 RS-15"
)


def by_code(codes):
    return [RULEBOOK_1.rule(code) for code in codes.split()]


@pytest.mark.parametrize("version", RULEBOOKS)
def test_a_published_rulebook_never_changes(version):
    assert RULEBOOKS[version].fingerprint == PUBLISHED[version]


def test_every_published_rulebook_is_pinned_here():
    assert set(PUBLISHED) == set(RULEBOOKS)


def test_the_demonstration_protocols_never_change():
    found = {book: protocol.fingerprint for book, protocol in DEMONSTRATIONS.items()}

    assert found == DEMONSTRATION_FINGERPRINTS
    assert DEMONSTRATION is DEMONSTRATIONS["2027-02"]


def test_the_rules_are_those_specified_in_their_order():
    assert [rule.code for rule in RULES] == [wanted["id"] for wanted in SPECIFIED]


def test_the_second_rulebook_adds_one_rule_and_changes_none():
    added = [rule for rule in RULEBOOK_2.rules if rule not in RULES]

    assert [rule for rule in RULEBOOK_2.rules if rule in RULES] == list(RULES)
    assert [(rule.code, rule.level) for rule in added] == [("RS-30", Level.REVIEW_STD)]
    assert RULEBOOK_2.signals is RULEBOOK_1.signals
    assert {rule.basis for rule in added} == {Basis.POLICY}
    assert [source.mark for rule in added for source in rule.citations] == ["P"]
    assert added[0].patient_message == RULEBOOK_1.rule("RS-25").patient_message


def _but_for_cases(signal):
    return {name: value for name, value in vars(signal).items() if name not in ("cases", "reads")}


def test_the_third_rulebook_changes_no_rule_and_only_caps_signals_at_low():
    assert RULEBOOK_3.rules is RULEBOOK_2.rules
    for before, after in zip(RULEBOOK_2.signals, RULEBOOK_3.signals, strict=True):
        added = [case for case in after.cases if case not in before.cases]
        assert [case for case in after.cases if case in before.cases] == list(before.cases)
        assert _but_for_cases(after) == _but_for_cases(before)
        fits = [fit for fit, _ in after.cases]
        for case in added:
            place = after.cases.index(case)
            assert fits.index(Fit.NONE) < place, "NONE stays NONE"
            assert not {Fit.HIGH, Fit.MEDIUM} & set(fits[:place]), "before every better fit"
        assert {fit for fit, _ in added} <= {Fit.LOW}
    capped = [s.code for s in RULEBOOK_3.signals if s not in RULEBOOK_2.signals]
    assert capped == ["C-OIL", "C-ACNE", "C-RED", "C-PORES"]


def test_the_fourth_rulebook_adds_two_rules_about_not_sure_and_changes_none():
    added = [rule for rule in RULEBOOK_4.rules if rule not in RULEBOOK_3.rules]

    assert [rule for rule in RULEBOOK_4.rules if rule in RULEBOOK_3.rules] == [*RULEBOOK_3.rules]
    assert [(r.code, r.level) for r in added] == [
        ("RS-31", Level.REVIEW_STD),
        ("RN-13", Level.NOTE),
    ]
    assert RULEBOOK_4.signals is RULEBOOK_3.signals
    assert {rule.basis for rule in added} == {Basis.POLICY}
    assert {source.mark for rule in added for source in rule.citations} == {"P"}


@pytest.mark.parametrize(
    ("rule", "wanted"), zip(RULES, SPECIFIED, strict=True), ids=[rule.code for rule in RULES]
)
def test_a_rule_says_what_is_specified(rule, wanted):
    assert rule.level.name == wanted["level"]
    assert (rule.patient_message or "-") == wanted["patient_message"]
    assert rule.explanation == wanted["clinician_explanation"]
    assert list(rule.sources) == wanted["sources"]
    assert sorted(rule.excludes) == sorted(wanted["excludes_brands"])
    assert rule.holds_neck is (wanted["holds"] == "NECK")
    assert (rule.until is not None) is wanted["until"]


def test_only_the_waits_of_unknown_end_are_open():
    open_ended = [rule.code for rule in RULES if rule.until == OPEN]

    assert open_ended == ["D-01", "D-02", "D-04", "D-05", "D-09", "D-10"]


@pytest.mark.parametrize("rule", by_code(CLINIC_POLICY), ids=lambda rule: rule.code)
def test_a_threshold_without_literature_is_called_clinic_policy(rule):
    assert rule.basis is Basis.POLICY


@pytest.mark.parametrize("rule", by_code(LABEL_OR_LAW), ids=lambda rule: rule.code)
def test_a_threshold_of_label_or_law_is_called_so(rule):
    assert rule.basis in (Basis.LABEL, Basis.LAW)


def test_expert_judgement_alone_is_never_called_a_label():
    for rule in RULES:
        if {source.mark for source in rule.citations} <= {"P", "M"}:
            assert rule.basis is Basis.POLICY, rule.code


def test_every_rule_names_a_source_and_every_source_is_used():
    used = {tag for rule in RULES for tag in rule.sources}
    used |= {tag for signal in RULEBOOK_1.signals for tag in signal.sources}

    assert used == set(SOURCES)


def test_the_sources_are_those_of_the_register():
    registered = {source.tag: [source.title, source.seen] for source in SOURCES.values()}

    assert registered == load("sources.json")


def test_every_source_says_how_far_it_was_checked():
    for source in SOURCES.values():
        assert set(source.mark.split(", ")) <= {"V", "V2", "M", "P"}
        assert source.mark


def test_every_rule_has_a_title_of_its_own_that_is_not_an_order():
    titles = [rule.title for rule in RULES]

    assert len(set(titles)) == len(titles)
    for title in titles:
        assert 5 < len(title) <= 70
        assert not title.lower().startswith(("do not", "stop", "refuse", "reject", "treat"))


def test_the_words_of_a_level_are_not_an_order():
    assert [level.words for level in Level] == [
        "Red-flag answer",
        "Reported contraindication or legal limit - clinician to confirm",
        "Reported reason to wait",
        "Read before confirming",
        "Discuss at visit",
        "For information",
    ]


@pytest.mark.parametrize("rule", RULEBOOK_4.rules, ids=lambda rule: rule.code)
def test_the_condition_of_a_rule_can_be_read(rule):
    words = in_words(rule.condition, DEMONSTRATION.policy)

    assert words and "  " not in words
    assert words.count("(") == words.count(")")
    for code in ("Setting(", "Has(", "None", "False"):
        assert code not in words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("N-01", "age on the submission is less than 18, or age on the visit is less than 18"),
        ("D-03", "TOX_LAST + 3 months is after the visit"),
        (
            "D-06",
            "MEDS has AMINO, and (the patient does not know a date for AMINO_END,"
            " or AMINO_END is after the visit)",
        ),
        (
            "RS-01",
            "TOX_LAST + 3 months is on or before the visit, and TOX_LAST + 4 months is after"
            " the visit",
        ),
        ("RS-18", "EVENT is on or after the visit, and EVENT is before the visit + 28 days"),
        ("RS-20", "ACNE_NOW is 4"),
        ("RS-22", "age on the visit is at least 65"),
        ("RN-08", "ALLERGY has LACTOSE, and not (ALLERGY has MILK)"),
        (
            "RH-08",
            "the appearance-worry screen is positive ((APP_WORRY is at least 2, and APP_TIME is"
            " H1_3 or GT3, and (APP_UPSET is at least 2, or APP_AVOID is at least 2)),"
            " or APP_DX is YES)",
        ),
    ],
)
def test_a_rule_reads_like_the_clinical_text(code, words):
    assert in_words(RULEBOOK_1.rule(code).condition, DEMONSTRATION.policy) == words


@pytest.mark.parametrize(
    "change",
    [
        {"level": Level.NOTE},
        {"condition": Always()},
        {"explanation": "Other."},
        {"patient_message": "PM-OK"},
        {"basis": Basis.LAW},
        {"title": "Other"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_change_of_a_rule_changes_the_fingerprint(change):
    last = replace(RULEBOOK_1.rule("RS-29"), **change)
    rules = tuple(last if rule.code == last.code else rule for rule in RULES)

    assert replace(RULEBOOK_1, rules=rules).fingerprint != RULEBOOK_1.fingerprint


def test_two_rules_cannot_share_a_code():
    with pytest.raises(ValueError, match="Two rules have one code"):
        replace(RULEBOOK_1, rules=(RULES[0], RULES[0]))


def test_rules_stand_in_order_of_precedence():
    with pytest.raises(ValueError, match="order of precedence"):
        replace(RULEBOOK_1, rules=RULES[::-1])


def test_a_rule_cannot_name_a_message_that_does_not_exist():
    odd = replace(RULES[0], patient_message="PM-NEW")

    with pytest.raises(ValueError, match="messages that do not exist"):
        replace(RULEBOOK_1, rules=(odd, *RULES[1:]))


def test_a_rule_cannot_cite_what_the_register_does_not_have():
    with pytest.raises(ValueError, match=r"cites \['BLOG'\]"):
        replace(RULES[0], sources=("BLOG",))


def test_a_reason_to_wait_and_only_one_says_until_when():
    with pytest.raises(ValueError, match="says until when"):
        replace(RULES[0], until=OPEN)
    with pytest.raises(ValueError, match="says until when"):
        replace(RULEBOOK_1.rule("D-01"), until=None)
