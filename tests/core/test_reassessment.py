"""Two assessments of the same answers, compared: what came and what went."""

from intake.reassessment import difference, needs_reading
from intake.rules.levels import Level
from intake.rules.rulebook import CURRENT


def document(*fired: str, open_rules: tuple[str, ...] = ()) -> dict:
    return {
        "rulebook": [CURRENT.version, CURRENT.fingerprint],
        "findings": [
            *({"rule": code, "fired": True} for code in fired),
            *({"rule": code, "fired": False} for code in open_rules),
        ],
    }


def a_rule(level: Level) -> str:
    return next(rule.code for rule in CURRENT.rules if rule.level is level)


HOLD, NOTE, TALK = (a_rule(level) for level in (Level.DEFER, Level.NOTE, Level.REVIEW_STD))


def test_what_fires_now_and_did_not_has_come_and_the_reverse_has_gone():
    told = difference(document(HOLD), document(NOTE))

    assert [rule.code for rule in told.came] == [NOTE]
    assert [rule.code for rule in told.went] == [HOLD]


def test_the_same_findings_are_no_difference():
    told = difference(document(HOLD, NOTE), document(NOTE, HOLD))

    assert (told.came, told.went) == ((), ())


def test_a_rule_that_cannot_be_settled_has_not_come():
    assert difference(document(), document(open_rules=(HOLD,))).came == ()


def test_a_new_reason_to_stop_or_read_is_read_by_a_person_and_a_note_or_a_talk_is_not():
    assert needs_reading(difference(document(), document(HOLD)))
    assert not needs_reading(difference(document(), document(NOTE, TALK)))
    assert not needs_reading(difference(document(HOLD), document()))
