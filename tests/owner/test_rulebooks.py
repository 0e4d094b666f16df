"""A new rulebook is offered, with what is new, and never slips in by itself."""

import pytest

from intake.models import Event
from intake.questionnaire.editions import EDITION_1, EDITION_5
from intake.rules.policy import SETTINGS
from tests.builders import a_clinician, a_link, a_patient, a_protocol, a_visit
from tests.owner.test_settings import approval, text

OFFER = "Rulebook 2027-02 can be approved."


@pytest.fixture
def behind(sam):
    """The clinic's protocol in force is of the first rulebook."""
    a_protocol(sam.clinic, version="first", rulebook="2026-11")
    return sam.clinic


def test_the_page_offers_a_newer_rulebook_with_what_is_new_in_a_line(office, behind):
    page = text(office.get("/settings/protocol/"))

    assert OFFER in page
    assert "Patients can say “I am not sure” at 16 more safety questions." in page
    assert "Before, it read “I am not sure” as “no”." in page, "news of the rulebook left out too"
    assert "/settings/protocol/new/?rulebook=2027-02" in page


def test_whoever_left_out_no_rulebook_reads_only_what_the_newest_brought(office, sam):
    a_protocol(sam.clinic, version="third", rulebook="2027-01")

    page, form = (text(office.get(f"/settings/protocol/{end}")) for end in ("", "new/"))

    for told in (page, form):
        assert "Patients can say “Not sure” at four more questions" in told
    assert OFFER in page and "16 more safety questions" not in page


def test_a_clinic_that_is_up_to_date_is_offered_nothing(office):
    assert OFFER not in text(office.get("/settings/protocol/"))
    assert "Rulebook" not in text(office.get("/settings/protocol/new/"))


def test_the_offer_leads_to_a_form_with_the_newer_rulebook_chosen(office, behind):
    form = office.get("/settings/protocol/new/?rulebook=2027-02").context["form"]

    assert form["rulebook"].value() == "2027-02"
    assert [code for code, _ in form.fields["rulebook"].choices] == ["2027-02", "2026-11"]


def test_without_the_offer_the_form_keeps_the_rulebook_in_force(office, behind):
    form = office.get("/settings/protocol/new/").context["form"]

    assert form["rulebook"].value() == "2026-11"


def test_approving_it_switches_what_new_links_ask(office, sam, behind):
    dee = a_clinician(behind, name="Dr Dee Amin")
    assert a_link(a_visit(a_patient(behind))).intake.read_edition() is EDITION_1

    office.post("/settings/protocol/new/", approval(dee, rulebook="2027-02"))

    assert behind.current_protocol().rulebook == "2027-02"
    assert Event.objects.of(behind).last().name == "protocol approved"
    assert a_link(a_visit(a_patient(behind))).intake.read_edition() is EDITION_5


def test_the_older_rulebook_can_be_kept_with_other_values(office, behind):
    dee = a_clinician(behind, name="Dr Dee Amin")

    office.post("/settings/protocol/new/", approval(dee, rulebook="2026-11"))

    assert behind.current_protocol().rulebook == "2026-11"


@pytest.mark.parametrize("rulebook", ["1999-01", ""])
def test_no_other_rulebook_can_be_approved(office, behind, rulebook):
    dee = a_clinician(behind, name="Dr Dee Amin")

    answer = office.post("/settings/protocol/new/", approval(dee, rulebook=rulebook))

    assert answer.status_code == 422
    assert "rulebook" in answer.context["form"].errors
    assert set(answer.context["form"].errors) <= {"rulebook", *SETTINGS}
