"""Whether the last page says, word for word, what this patient read and agreed to before."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Subquery

from intake.keeping import Notice
from intake.models import Consent, Intake, Revision
from intake.questionnaire.edition import Edition
from intake.questionnaire.editions import EDITIONS
from intake.questionnaire.kinds import Question
from intake.questionnaire.origins import by_another
from intake.questionnaire.shelf_life import READ_STANDS

ABOUT_DATA, WISHES = "CON_DATA", "GOALS"


def agreed_before(intake: Intake, *, notice: Notice, on: date) -> date | None:
    """The day on which this patient read and agreed to all that the last page says now.

    None where a word, the language or the text on data (`notice`) is another, where it was not
    signed, was taken back or is too long ago, where a wish has come up since that it is about,
    and where somebody else fills the form in.
    """
    if intake.starts_from_id is None or by_another(intake.draft):
        return None
    edition, given = EDITIONS[intake.edition], _signed(intake.starts_from_id)
    about_data = given.get(ABOUT_DATA)
    if about_data is None or by_another(about_data.revision.answers):
        return None
    if set(intake.draft.get(WISHES, ())) - set(about_data.revision.answers.get(WISHES, ())):
        return None
    day = about_data.read_on or intake.clinic.day_of(about_data.at)
    stands = (
        about_data.notice_fingerprint == notice.fingerprint
        and READ_STANDS.fresh(day, on=on)
        and all(_still_says(given.get(q.code), q, edition) for q in edition.pages[-1].questions)
    )
    return day if stands else None


def _signed(sending: int) -> dict[str, Consent]:
    """What was agreed when the patient last signed, for the same visit as this sending.

    A reply, a call and what was told in the room are not signed: there nobody read the page.
    """
    signed = Revision.objects.filter(intake__revisions=sending, signature__isnull=False)
    newest = Subquery(signed.order_by("-number").values("pk")[:1])
    agreed = Consent.objects.filter(revision=newest).select_related("revision", "withdrawal")
    return {consent.question: consent for consent in agreed.defer("revision__words")}


def _still_says(consent: Consent | None, question: Question, edition: Edition) -> bool:
    """Whether the agreement stands, and was to these words on a page that says the same."""
    return (
        consent is not None
        and consent.withdrawn_at is None
        and (consent.text, consent.language) == (question.text, edition.language)
        and _last_page(EDITIONS[consent.version]) == _last_page(edition)
    )


def _last_page(edition: Edition) -> Any:
    """All that the page of the agreement says."""
    return edition.document["pages"][-1]
