"""The journey of an intake, as a table."""

import pytest

from intake.journey import JOURNEY, STAGE_WORDS, Move, Stage


def ways_out(stage):
    return {move: end for move, (origins, end) in JOURNEY.items() if stage in origins}


def reachable(start):
    found, edge = {start}, [start]
    while edge:
        for stage in ways_out(edge.pop()).values():
            if stage not in found:
                found.add(stage)
                edge.append(stage)
    return found


def test_the_table_knows_every_move():
    assert set(JOURNEY) == set(Move)


def test_an_invited_patient_can_come_to_every_stage():
    assert reachable(Stage.INVITED) == set(Stage)


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.CLOSED}))
def test_from_every_stage_the_intake_can_be_closed(stage):
    assert ways_out(stage)
    assert Stage.CLOSED in reachable(stage)


def test_what_is_closed_stays_closed():
    assert ways_out(Stage.CLOSED) == {}


def test_what_is_decided_is_closed_read_again_or_told_anew_in_the_room():
    assert ways_out(Stage.DECIDED) == {
        Move.CLOSE: Stage.CLOSED,
        Move.LOOK_AGAIN: Stage.AWAITING_REVIEW,
        Move.REOPEN: Stage.AWAITING_PATIENT,
    }


def test_a_move_leads_somewhere_else():
    for origins, destination in JOURNEY.values():
        assert origins
        assert destination not in origins


def test_what_a_clinician_is_to_read_is_not_closed_unread():
    assert set(ways_out(Stage.AWAITING_REVIEW)) == {
        Move.DECIDE,
        Move.ASK_PATIENT,
        Move.TAKE_BACK,
        Move.REOPEN,
    }


def test_only_what_is_with_the_patient_is_sent_or_stopped_for_age():
    with_patient = {Stage.INVITED, Stage.STARTED, Stage.AWAITING_PATIENT}

    assert JOURNEY[Move.SUBMIT] == (with_patient, Stage.AWAITING_TRIAGE)
    assert JOURNEY[Move.STOP_UNDERAGE] == (with_patient, Stage.CLOSED)


def test_a_decision_comes_only_after_triage_and_review():
    assert JOURNEY[Move.SEND_TO_CLINICIAN] == ({Stage.AWAITING_TRIAGE}, Stage.AWAITING_REVIEW)
    assert JOURNEY[Move.DECIDE] == ({Stage.AWAITING_REVIEW}, Stage.DECIDED)


def test_front_desk_and_clinician_can_ask_the_patient_again():
    origins, destination = JOURNEY[Move.ASK_PATIENT]

    assert origins == {Stage.AWAITING_TRIAGE, Stage.AWAITING_REVIEW}
    assert destination is Stage.AWAITING_PATIENT


def test_every_stage_has_words_of_its_own():
    assert set(STAGE_WORDS) == set(Stage)
    assert len({stage.words for stage in Stage}) == len(Stage)
