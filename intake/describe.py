"""The questionnaire and the rules as documents for clinicians to read and sign."""

from __future__ import annotations

from collections.abc import Iterator

from intake.questionnaire.conditions import Always, NotKnown
from intake.questionnaire.edition import AgreedTogether, Edition, MergedList
from intake.questionnaire.editions import by_language
from intake.questionnaire.kinds import Question, TeachBack
from intake.questionnaire.languages import IN_ENGLISH
from intake.questionnaire.walking import walk
from intake.questionnaire.words import either, in_words, term_in_words
from intake.rules.levels import TRIAGE_OF, Level
from intake.rules.messages import MESSAGES
from intake.rules.pairs import ASKED_UNDER, edition_for, rulebook_for
from intake.rules.policy import SETTINGS
from intake.rules.protocol import Protocol
from intake.rules.rule import OPEN, Rule
from intake.rules.signals import Signal
from intake.rules.sources import SOURCES

KIND_WORDS = {
    "MultiChoice": "tick any",
    "Choice": "choose one",
    "TeachBack": "choose one",
    "Scale": "0 to 4",
    "Day": "date",
    "Procedures": "tick any, each with its date",
    "Words": "own words",
    "Number": "whole number",
    "Tick": "agreement",
}
SIGN_OFF = (
    "Read and agreed by (name, role, date): ______________________________",
    "",
    "Written by `manage.py describe`; do not edit by hand.",
)


def questions_document(edition: Edition) -> str:
    """Every question as it is asked, page by page, in Markdown."""
    return "\n".join([*_questions(edition), ""])


def rules_document(protocol: Protocol) -> str:
    """Every rule, signal, setting, message and source, in Markdown."""
    return "\n".join([*_rules(protocol), ""])


def _questions(edition: Edition) -> Iterator[str]:
    yield f"# Questions, edition {edition.name}"
    yield ""
    yield f"{len(edition.questions)} questions on {len(edition.pages)} pages."
    yield f"Fingerprint `{edition.fingerprint}`."
    yield _asked_by(edition)
    if edition.signed:
        yield "The patient signs at the end: a typed name or a drawn one, equal in rank."
    for language, translation in by_language(edition).items():
        if translation is not edition:
            name = f"{IN_ENGLISH[language]}, as {translation.name}"
            yield f"Also asked in {name}; that translation is not clinically validated."
    yield ""
    yield from SIGN_OFF
    for number, page in enumerate(edition.pages, 1):
        yield f"\n## {number}. {page.title}"
        yield f"\nPart: {page.part}."
        if page.intro:
            yield f"\n> {page.intro}"
        for item in page.items:
            if isinstance(item, MergedList):
                yield f"\n**{_list_words(item)}:** {item.text} {item.hint}".rstrip()
                for question in item.questions:
                    yield from _question(question)
            else:
                yield from _question(item)
        if page.outro:
            yield f"\n> {page.outro}"


def _asked_by(edition: Edition) -> str:
    if rulebooks := [book for book, asked in ASKED_UNDER.items() if asked == edition.name]:
        return f"Asked by clinics whose protocol is of rulebook {either(tuple(rulebooks))}."
    rulebook = rulebook_for(edition.name).version
    later = edition_for(rulebook).name
    return f"Asked until edition {later} came; rulebook {rulebook} reads both."


def _list_words(item: MergedList) -> str:
    agreed = isinstance(item, AgreedTogether)
    return "One tick for all of these" if agreed else "One list for the patient"


def _question(question: Question) -> Iterator[str]:
    need = "required" if question.required else "optional"
    if isinstance(question, TeachBack):
        need = "asked until it is understood; no rule reads it"
    yield f"\n### {question.code}: {question.text}\n"
    yield f"- {KIND_WORDS[type(question).__name__]}, {need}"
    if not isinstance(question.shown_if, Always):
        yield f"- asked if {in_words(question.shown_if)}"
    if question.hint:
        yield f"- hint: {question.hint}"
    if question.options:
        yield "- answers: " + "; ".join(f"{o.code} = {o.label}" for o in question.options)
    if short := getattr(question, "in_short", None):
        names = "; ".join(f"{', '.join(name.codes)} = {name.words}" for name in short.names)
        yield f"- in short, for who comes back: {short.text} {names}; NONE = {short.none}"
    if isinstance(question, TeachBack):
        yield f"- right: {question.right}"
        yield from (f"- explained: {explanation}" for explanation in question.explanations)
    yield f"- why: {question.why}"


def _rules(protocol: Protocol) -> Iterator[str]:
    rulebook = protocol.rulebook
    yield f"# Rules, version {rulebook.version}, protocol {protocol.version}"
    yield ""
    yield f"{len(rulebook.rules)} safety rules and {len(rulebook.signals)} signals."
    yield f"Fingerprint `{protocol.fingerprint}`."
    yield f"Complete for edition {edition_for(rulebook.version).name} of the questions."
    yield "The rules flag and explain; a clinician examines and decides."
    yield ""
    yield from SIGN_OFF
    for level in Level:
        yield f"\n## {level.words} ({level.name}, triage {TRIAGE_OF[level]})"
        for rule in rulebook.rules:
            if rule.level is level:
                yield from _rule(rule, protocol)
    yield "\n## Candidate signals\n"
    yield "The first line that holds gives the fit. Every cut-off is clinic policy."
    for signal in rulebook.signals:
        yield from _signal(signal, protocol)
    yield "\n## Settings\n"
    yield "| Setting | Value | Unit | Meaning |\n|---|---|---|---|"
    for name, setting in SETTINGS.items():
        yield f"| {name} | {protocol.policy[name]} | {setting.unit} | {setting.meaning} |"
    yield "\n## Messages for patients\n"
    yield "| Code | Text |\n|---|---|"
    for code, text in MESSAGES.items():
        yield f"| {code} | {text} |"
    yield "\n## Sources\n"
    yield "V verified, V2 verified only through a secondary source, M general knowledge,"
    yield "P product policy. What is not V is checked again before live use.\n"
    yield "| Tag | Source | Seen at | Mark |\n|---|---|---|---|"
    for source in SOURCES.values():
        yield f"| {source.tag} | {source.title} | {source.seen} | {source.mark} |"


def _rule(rule: Rule, protocol: Protocol) -> Iterator[str]:
    yield f"\n### {rule.code}: {rule.title}\n"
    yield f"- if {in_words(rule.condition, protocol.policy)}"
    if rule.until == OPEN:
        yield "- wait until settled (open)"
    elif rule.until:
        days = [term_in_words(term, protocol.policy) for term in rule.until]
        latest = days[0] if len(days) == 1 else f"the latest of {', '.join(days)}"
        unknown = any(isinstance(node, NotKnown) for node in walk(rule.condition))
        yield f"- wait until {latest}{', or until settled (open) if not known' * unknown}"
    if rule.holds_neck:
        yield "- holds the neck signal"
    if rule.excludes:
        yield f"- rules out {', '.join(rule.excludes)}"
    yield f"- clinician reads: {rule.explanation}"
    yield f"- patient reads: {rule.patient_message or 'nothing of its own'}"
    marks = ", ".join(f"{source.tag} ({source.mark})" for source in rule.citations)
    yield f"- basis: {rule.basis.words}; sources: {marks}"


def _signal(signal: Signal, protocol: Protocol) -> Iterator[str]:
    yield f"\n### {signal.code}: {signal.title}, evidence grade {signal.grade}\n"
    if signal.held_by_neck_rules:
        held = tuple(rule.code for rule in protocol.rulebook.rules if rule.holds_neck)
        yield f"- HELD if {either(held)} fired"
    for fit, condition in signal.cases:
        words = in_words(condition, protocol.policy)
        yield f"- {fit} {'otherwise' if words == 'always' else f'if {words}'}"
    yield f"- clinician reads: {signal.explanation}"
    yield f"- sources: {', '.join(signal.sources)}"
