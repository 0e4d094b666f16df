"""The letter for our own record: everything that the decision rests on, and by which rules."""

from __future__ import annotations

from clinic.judging.models import Judgement
from clinic.letters.draft import Draft, evidence, examined_rows, outcome_rows, title
from clinic.staff import wording
from intake.letter import Part, Writing
from intake.questionnaire.languages import ENGLISH


def for_record(draft: Draft) -> Writing:
    """In full, in English."""
    return Writing(
        language=ENGLISH,
        head=draft.head,
        to=(),
        day=wording.full_day(draft.at.astimezone(draft.clinic.zone).date()),
        title=f"{draft.who.name}, born {draft.born}: record of a decision",
        parts=(_decided(draft), *_found(draft), *_answers(draft), _by(draft)),
        signed=draft.signed,
    )


def _decided(draft: Draft) -> Part:
    against = "Went on against an open stop." if draft.decision.override else ""
    reply = draft.intake.replies.filter(at__gte=draft.decision.at).order_by("pk").first()
    rows = (
        *outcome_rows(draft),
        ("Why against the stop", _code(draft)),
        *examined_rows(draft),
        ("The patient reads", reply.read_words() if reply else ""),
    )
    paragraphs = tuple(filter(None, [against, draft.paragraph]))
    return Part("Decision", paragraphs, tuple(row for row in rows if row[1]))


def _code(draft: Draft) -> str:
    made = draft.decision
    before = "No code: it was decided before codes were asked" if made.override else ""
    return made.get_override_code_display() or before


def _found(draft: Draft) -> tuple[Part, ...]:
    made = _judged(draft)
    return tuple(
        Part(
            f"{flag.code}, {title(flag)}",
            (flag.explanation,),
            tuple(
                row
                for row in (
                    ("Level", flag.says),
                    ("Evidence", evidence(flag)),
                    ("Fires if", flag.rule),
                    ("Sources", "; ".join(one.source.tag for one in flag.sources)),
                    ("Judged", "\n".join(made.get(flag.code, ()))),
                )
                if row[1]
            ),
        )
        for flag in draft.reading.flags
    )


def _judged(draft: Draft) -> dict[str, list[str]]:
    """What people made of each finding before the decision."""
    made: dict[str, list[str]] = {}
    about, then = draft.decision.assessment, draft.decision.at
    standing = Judgement.objects.filter(assessment=about).standing(at=then).order_by("pk")
    for one in standing.select_related("by", "intake__patient"):
        why = one.read_words() if one.reason == Judgement.Reason.OTHER else one.get_reason_display()
        said = f"{one.get_verdict_display()}: {why}" if why else one.get_verdict_display()
        made.setdefault(one.rule, []).append(f"{said}. {one.by.name}, {draft.moment(one.at)}")
    return made


def _answers(draft: Draft) -> list[Part]:
    return [
        Part(page.title, rows=tuple((one.label, one.words) for one in page.answers))
        for page in draft.told.pages
    ]


def _by(draft: Draft) -> Part:
    made = draft.decision
    record, revision = made.assessment, made.revision
    rows = (
        ("Reference", f"{revision.receipt}, sending {revision.number}, {draft.sent}"),
        ("Edition", f"{revision.edition}, fingerprint {revision.edition_fingerprint}"),
        ("Answers", f"Fingerprint {revision.answers_fingerprint}"),
        (
            "Protocol",
            f"{record.protocol.version}, rulebook {record.protocol.rulebook},"
            f" approved by {record.protocol.approved_by_name}",
        ),
        ("Assessment", f"{draft.moment(record.at)}, fingerprint {record.fingerprint}"),
    )
    return Part("By which questions and rules", rows=rows)
