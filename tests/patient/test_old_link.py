"""An old link offers a new one to the address on file, and says nothing else."""

from datetime import timedelta

import pytest
from django.test import Client

from intake.models import Event, Invitation, Outbox
from intake.services import cancel_visit, find_link, invite, revoke_invitations
from tests.builders import NOW, a_link, a_patient, a_receptionist, a_visit, an_intake
from tests.patient.journey import Phone, words

UNKNOWN = "nobodysent-this_one"
EXPIRED = NOW + timedelta(days=16)


def ask(token):
    """Press the button of an old link, in a browser that knows nothing."""
    return Client(enforce_csrf_checks=True).post(f"/i/{token}/again/")


def sent_links():
    return Outbox.objects.filter(kind="link")


@pytest.fixture
def old(phone):
    """A link in place of which a newer one was made."""
    invite(phone.link.intake.visit, channel="copy", by=a_receptionist(), at=NOW)
    return phone


def test_an_old_link_offers_a_new_one(old):
    page = words(old.look())

    assert "Send a new link to the address we have" in page
    assert 'action="again/"' in page
    assert not old.client.cookies


def test_the_new_link_goes_to_the_address_on_file_and_opens(old):
    response = ask(old.link.token)

    message = sent_links().get().read()
    assert response.status_code == 200
    assert message["to"] == "ada@patient.example"
    assert find_link(message["token"], at=NOW).intake == old.intake
    assert "Ada" not in words(response)
    assert "ada@" not in words(response)


def test_the_link_somebody_is_filling_in_by_stays_open(old):
    newest = old.intake.invitations.order_by("-pk").first()

    ask(old.link.token)

    newest.refresh_from_db()
    assert newest.revoked_at is None


def test_a_new_link_is_sent_at_most_once_an_hour(old, clock):
    for _ in range(3):
        ask(old.link.token)
    assert sent_links().count() == 1

    clock.move_to(NOW + timedelta(minutes=59))
    ask(old.link.token)
    assert sent_links().count() == 1

    clock.move_to(NOW + timedelta(minutes=60))
    ask(old.link.token)
    assert sent_links().count() == 2


def test_looking_sends_nothing(old):
    before = Event.objects.count()

    for method in (old.client.get, old.client.head):
        assert method(f"/i/{old.link.token}/").status_code == 404
        assert method(f"/i/{old.link.token}/again/").status_code == 404

    assert not sent_links().exists()
    assert Event.objects.count() == before


def called_off(phone):
    cancel_visit(phone.intake.visit, by=a_receptionist(), at=NOW)


def closed_by_staff(phone):
    revoke_invitations(phone.intake, by=a_receptionist(), at=NOW)


def without_address(phone):
    patient = phone.intake.patient
    patient.write_identity(patient.read_identity().__class__("Ada", "L", NOW.date()))
    patient.save()


@pytest.mark.parametrize("happened", [called_off, closed_by_staff, without_address])
def test_where_nothing_may_be_sent_the_answer_is_the_same(old, happened):
    happened(old)

    response, unknown = ask(old.link.token), ask(UNKNOWN)

    assert not sent_links().exists()
    assert response.content == unknown.content
    assert response.status_code == unknown.status_code == 200


def test_known_and_unknown_links_get_the_same_page_and_the_same_answer(old):
    known = [old.look().content, ask(old.link.token).content]
    unknown = [old.client.get(f"/i/{UNKNOWN}/").content, ask(UNKNOWN).content]

    assert known == unknown
    assert Invitation.objects.filter(created_by=None).count() == 1


def test_once_asked_a_known_link_costs_no_more_than_an_unknown_one(old, django_assert_num_queries):
    ask(old.link.token)
    with django_assert_num_queries(4) as unknown:
        ask(UNKNOWN)

    with django_assert_num_queries(len(unknown)):
        ask(old.link.token)


def test_after_the_visit_there_is_a_link_to_read_by_and_none_to_fill_in_by(db, clock):
    sent, unsent = an_intake(), a_link(a_visit(a_patient()))
    link = invite_for(sent)
    clock.move_to(EXPIRED)

    ask(unsent.token)
    assert not sent_links().exists()
    ask(link.token)

    token = sent_links().get().read()["token"]
    assert find_link(token, at=EXPIRED + timedelta(days=6)).intake == sent
    assert Phone(link).look().status_code == 404


def invite_for(intake):
    """A link to what was sent, as the clinic makes one."""
    from intake.services.invitations import link_end, make_link

    until = link_end(intake.clinic, intake.visit_on)
    return make_link(intake, channel="copy", until=until, by=a_receptionist(), at=NOW)


@pytest.fixture
def closed_while_open(opened):
    """A browser in which a link was open when a newer one took its place."""
    invite(opened.link.intake.visit, channel="copy", by=a_receptionist(), at=NOW)
    return opened


def test_a_link_that_closed_while_it_was_open_shows_the_page_of_an_old_link(closed_while_open):
    phone, here = closed_while_open, closed_while_open.url("new-link")
    of_an_old_link = words(Client().get(f"/i/{phone.link.token}/"))

    for page in (phone.get("today"), phone.post("today"), phone.get("sent")):
        assert page.status_code == 404
        assert words(page).replace(here, "again/") == of_an_old_link


def test_a_link_that_ran_out_while_it_was_open_shows_it_too(phone, clock):
    clock.move_to(EXPIRED - timedelta(hours=11))
    phone.open()
    clock.shift(timedelta(hours=3))

    assert f'action="{phone.url("new-link")}"' in words(phone.get("today"))


def test_the_new_link_is_asked_for_in_the_browser_itself(closed_while_open):
    phone, old = closed_while_open, ask("nobodysent-this_one")

    for _ in range(2):
        answer = phone.client.post(phone.url("new-link"))
        assert words(answer) == words(old)
    message = sent_links().get().read()
    assert find_link(message["token"], at=NOW).intake == phone.intake


def test_where_staff_closed_the_link_nothing_is_sent_and_the_same_is_said(opened):
    revoke_invitations(opened.intake, by=a_receptionist(), at=NOW)

    answer = opened.client.post(opened.url("new-link"))

    assert words(answer) == words(ask("nobodysent-this_one"))
    assert not sent_links().exists()


def test_the_page_of_a_closed_link_speaks_another_language_in_the_browser_too(closed_while_open):
    phone = closed_while_open

    page = phone.client.post(phone.url("new-link"), {"language": "es"})

    assert 'lang="es"' in words(page)
    assert not sent_links().exists()


def test_a_link_that_is_open_needs_no_new_one(opened):
    assert opened.get("new-link")["Location"] == opened.url("birth-date")
    assert opened.post("new-link")["Location"] == opened.url("birth-date")
    assert Client().post(opened.url("new-link")).status_code == 404
    assert not sent_links().exists()
