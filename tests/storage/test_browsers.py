"""Which browser is the first, and how many tries a code has, when everybody asks at once."""

from datetime import timedelta

import pytest

from intake.models import Browser, Event, OneTimeCode
from intake.models.browser import CODE_TRIES
from intake.services import (
    AnotherBrowser,
    CodeOver,
    TooManyCodes,
    WrongCode,
    read_out_code,
    recognise,
    send_code,
    use_code,
)
from tests.builders import NOW, a_receptionist, a_visit, an_intake
from tests.storage.races import OnFile, at_once


def asks(intake):
    return lambda: recognise(intake, secret="", at=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_two_browsers_at_once_one_is_the_first():
    intake = an_intake()

    with OnFile():
        outcomes = at_once(asks(intake), asks(intake))

        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AnotherBrowser", "str"]
        assert Browser.objects.get().way == Browser.Way.FIRST


@pytest.mark.django_db(transaction=True)
def test_twenty_wrong_tries_at_once_get_no_more_than_five():
    intake = an_intake()
    digits = read_out_code(intake, by=a_receptionist(), at=NOW)
    wrong = f"{(int(digits) + 1) % 10**6:06}"

    def guess():
        return use_code(intake, digits=wrong, at=NOW)

    with OnFile():
        outcomes = at_once(*[guess] * 20)

        assert {type(outcome) for outcome in outcomes} == {WrongCode, CodeOver}
        assert sum(isinstance(outcome, WrongCode) for outcome in outcomes) == CODE_TRIES
        assert OneTimeCode.objects.get().tries == CODE_TRIES
        with pytest.raises(CodeOver):
            use_code(intake, digits=digits, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_a_right_code_typed_twice_at_once_opens_once():
    intake = an_intake()
    digits = read_out_code(intake, by=a_receptionist(), at=NOW)

    with OnFile():
        outcomes = at_once(*[lambda: use_code(intake, digits=digits, at=NOW)] * 2)

        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["CodeOver", "OneTimeCode"]


@pytest.mark.django_db(transaction=True)
def test_of_two_that_ask_for_a_code_at_once_one_is_sent():
    intake = an_intake()

    with OnFile():
        outcomes = at_once(*[lambda: send_code(intake, at=NOW)] * 2)

        assert sum(isinstance(outcome, TooManyCodes) for outcome in outcomes) == 1
        assert OneTimeCode.objects.count() == 1


@pytest.mark.django_db
def test_the_same_browser_is_known_again_and_a_stranger_is_written_down():
    intake = an_intake()
    secret = recognise(intake, secret="", at=NOW)

    assert recognise(intake, secret=secret, at=NOW + timedelta(days=5)) == secret
    with pytest.raises(AnotherBrowser):
        recognise(intake, secret="something else", at=NOW)
    assert Event.objects.of(intake).last().name == "another browser"


@pytest.mark.django_db
def test_a_browser_known_for_one_intake_is_a_stranger_to_another():
    first, second = an_intake(), an_intake()
    secret = recognise(first, secret="", at=NOW)
    recognise(second, secret="", at=NOW)

    with pytest.raises(AnotherBrowser):
        recognise(second, secret=secret, at=NOW)


@pytest.mark.django_db
def test_two_intakes_of_one_browser_do_not_show_that_they_share_it():
    first, second = an_intake(), an_intake(visit=a_visit())
    secret = recognise(first, secret="", at=NOW)

    assert recognise(second, secret=secret, at=NOW) == secret
    assert len(set(Browser.objects.values_list("secret_hash", flat=True))) == 2


@pytest.mark.django_db
def test_the_code_of_one_intake_opens_no_other():
    one, other = an_intake(), an_intake()
    digits = read_out_code(one, by=a_receptionist(), at=NOW)
    read_out_code(other, by=a_receptionist(), at=NOW)
    OneTimeCode.objects.filter(intake=other).update(
        digits_hash=OneTimeCode.objects.get(intake=one).digits_hash
    )

    with pytest.raises(WrongCode):
        use_code(other, digits=digits, at=NOW)
