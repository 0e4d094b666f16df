"""Published questionnaires.

A published edition never changes: every intake names the edition it was asked in, so it can
always be shown as it was asked. New wording, order or questions make a new edition; a new
meaning needs a new code. A test holds the fingerprints.

The editions are written in English. A translation is an edition of its own, with the codes of
the English one; what was answered in it is read, assessed and shown to staff in the English.
"""

from intake.questionnaire.edition import Edition
from intake.questionnaire.editions.edition_2026_11 import EDITION_1
from intake.questionnaire.editions.edition_2026_12 import EDITION_2
from intake.questionnaire.editions.edition_2027_01 import EDITION_3
from intake.questionnaire.editions.edition_2027_02 import EDITION_4
from intake.questionnaire.editions.edition_2027_03 import EDITION_5
from intake.questionnaire.languages import ar, es
from intake.questionnaire.languages.translation import translated

ORIGINALS: dict[str, Edition] = {
    edition.name: edition for edition in (EDITION_1, EDITION_2, EDITION_3, EDITION_4, EDITION_5)
}
CURRENT = EDITION_5

TRANSLATED: dict[str, tuple[Edition, ...]] = {
    name: tuple(translated(ORIGINALS[name], one) for one in words)
    for name, words in (
        ("2027-01", (es.WORDS, ar.WORDS)),
        ("2027-02", (es.LATER, ar.LATER)),
        ("2027-03", (es.SHORTER, ar.SHORTER)),
    )
}
TRANSLATIONS = tuple(edition for editions in TRANSLATED.values() for edition in editions)
EDITIONS: dict[str, Edition] = ORIGINALS | {edition.name: edition for edition in TRANSLATIONS}

_ORIGINAL_OF = {
    edition.name: ORIGINALS[name] for name, editions in TRANSLATED.items() for edition in editions
}
_BY_LANGUAGE = {
    name: {one.language: one for one in (english, *TRANSLATED.get(name, ()))}
    for name, english in ORIGINALS.items()
}


def original(edition: Edition) -> Edition:
    """The English edition that a translation is of, as published; an English one is its own."""
    return _ORIGINAL_OF.get(edition.name) or ORIGINALS.get(edition.name, edition)


def by_language(edition: Edition) -> dict[str, Edition]:
    """The edition in every language there is of it, English first."""
    return _BY_LANGUAGE[original(edition).name]
