"""Which questions arise, which answers are missing, and which were made moot by another."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from datetime import date
from typing import Any

from intake.questionnaire.compiled import Compiled, compile_conditions
from intake.questionnaire.conditions import Always, Condition
from intake.questionnaire.evaluate import MISSING, NOT_TOLD, Facts, evaluate
from intake.questionnaire.kinds import Choice, Question
from intake.questionnaire.walking import questions_read

# A condition, with the codes of the questions it brings up: those required, and the others.
Group = tuple[Condition, tuple[str, ...], tuple[str, ...]]
ANY_DAY = date(2000, 1, 1)  # Skip logic reads answers only, never the calendar.


class Arising:
    """The skip logic of an edition, ready to run over the answers of many intakes."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self.questions = questions
        self.always_due = frozenset(
            code for code, q in questions.items() if q.required and isinstance(q.shown_if, Always)
        )
        self.narrowed = tuple(
            (q.code, q.options_from.code)
            for q in questions.values()
            if isinstance(q, Choice) and q.options_from
        )
        self.levels = tuple(self._levels())

    def settle(self, values: MutableMapping[str, Any]) -> dict[str, frozenset[str]]:
        """Drop what was hidden, mark what is due as `MISSING`, in place.

        Returns, for each question that may yet arise, the questions to be answered first.
        """
        awaited: dict[str, frozenset[str]] = {}
        for code in self.always_due - values.keys():
            values[code] = MISSING
        for code, source in self.narrowed:
            if code in values and values[code] not in (chosen_from(values, source)):
                del values[code]
        facts = Facts(values, ANY_DAY, ANY_DAY)
        for compiled, groups in self.levels:
            for shown, (condition, due, may) in zip(compiled(facts), groups, strict=True):
                if shown is False:
                    for code in due + may:
                        if code in values:
                            del values[code]
                elif shown is None:
                    for code in may:
                        values.pop(code, None)
                    for code in due:
                        values[code] = MISSING
                        awaited[code] = evaluate(
                            condition, Facts(values, ANY_DAY, ANY_DAY, awaited=awaited)
                        ).missing
                else:
                    for code in due:
                        if code not in values:
                            values[code] = MISSING
        return awaited

    def shown(self, values: Mapping[str, Any]) -> frozenset[str]:
        """The codes of the questions that these answers bring up for certain."""
        settled = dict(values)
        self.settle(settled)
        facts = Facts(settled, ANY_DAY, ANY_DAY)
        return frozenset(
            code for code, q in self.questions.items() if evaluate(q.shown_if, facts).truth
        )

    def _levels(self) -> list[tuple[Compiled, list[Group]]]:
        """Conditions grouped so that each level reads only questions of the levels before."""
        depth: dict[str, int] = {}
        levels: dict[int, dict[Condition, list[Question]]] = {}
        for code, question in self.questions.items():
            read = questions_read(question.shown_if)
            depth[code] = 1 + max(depth[other] for other in read) if read else 0
            if read:
                level = levels.setdefault(depth[code], {})
                level.setdefault(question.shown_if, []).append(question)
        return [
            (compile_conditions(list(level), {}), [_group(*one) for one in level.items()])
            for _, level in sorted(levels.items())
        ]


def _group(condition: Condition, questions: list[Question]) -> Group:
    due = tuple(question.code for question in questions if question.required)
    return condition, due, tuple(question.code for question in questions if not question.required)


def chosen_from(values: Mapping[str, Any], code: str) -> frozenset[str]:
    chosen = values.get(code, NOT_TOLD)
    return frozenset() if chosen in (NOT_TOLD, MISSING) else chosen
