"""How the parts may lean on each other, read from the source; each rule is shown to bite."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PURE = (
    "intake.assessment",
    "intake.batch",
    "intake.describe",
    "intake.findings",
    "intake.following",
    "intake.journey",
    "intake.questionnaire",
    "intake.reassessment",
    "intake.replay",
    "intake.rules",
    "intake.working_time",
)
NAMELESS = {"common", "constants", "exceptions", "helpers", "misc", "utils"}
VIEW_LINES = 20

Module = tuple[str, ast.Module]


@cache
def modules() -> list[Module]:
    return [
        (dotted(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8")))
        for app in ("intake", "clinic")
        for file in sorted((ROOT / app).rglob("*.py"))
    ]


def dotted(file: Path) -> str:
    return ".".join(file.with_suffix("").parts)


def within(name: str, packages: Iterable[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def imports(name: str, tree: ast.Module) -> Iterator[str]:
    """What is imported, in full: `from django.db import models` is django.db.models."""
    package = name.split(".")
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level] if node.level else []
            start = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def intake_that_knows_the_clinic(name: str, tree: ast.Module) -> Iterator[str]:
    if within(name, ["intake"]):
        yield from (known for known in imports(name, tree) if within(known, ["clinic"]))


def core_that_knows_more_than_python(name: str, tree: ast.Module) -> Iterator[str]:
    if within(name, PURE):
        for known in imports(name, tree):
            if not within(known, PURE) and known.split(".")[0] not in sys.stdlib_module_names:
                yield known


def names_that_say_nothing(name: str, tree: ast.Module) -> Iterator[str]:
    if name.split(".")[-1] in NAMELESS:
        yield name


def signals(name: str, tree: ast.Module) -> Iterator[str]:
    for known in imports(name, tree):
        if not within(known, ["intake", "clinic"]) and (
            within(known, ["django.dispatch"]) or "signals" in known.split(".")
        ):
            yield known


def saves_of_our_own(name: str, tree: ast.Module) -> Iterator[str]:
    if name == "clinic.staff.kept_sessions":  # no model: a session store is asked to save
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name in ("save", "delete"):
            yield f"line {node.lineno}"


def views_that_do_too_much(name: str, tree: ast.Module) -> Iterator[str]:
    if not any(part.startswith("views") for part in name.split(".")):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and (lines := length(node)) > VIEW_LINES:
            yield f"{node.name} has {lines} lines"


def length(function: ast.FunctionDef) -> int:
    """Lines that a statement stands on, without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return len({line for statement in body for line in lines(statement)})


def lines(statement: ast.stmt) -> Iterator[int]:
    for node in ast.walk(statement):
        if isinstance(node, ast.expr | ast.stmt):
            yield node.lineno
            yield node.end_lineno or node.lineno


RULES = (
    intake_that_knows_the_clinic,
    core_that_knows_more_than_python,
    names_that_say_nothing,
    signals,
    saves_of_our_own,
    views_that_do_too_much,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_there_are_no(rule):
    broken = [f"{name}: {what}" for name, tree in modules() for what in rule(name, tree)]

    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(
    ("rule", "name", "source"),
    [
        (intake_that_knows_the_clinic, "intake.views.sending", "from clinic.desk import services"),
        (intake_that_knows_the_clinic, "intake.notices", "def f():\n    import clinic.models"),
        (core_that_knows_more_than_python, "intake.journey", "from django.db import models"),
        (core_that_knows_more_than_python, "intake.rules.urgent", "from intake import models"),
        (core_that_knows_more_than_python, "intake.rules.urgent", "from ..models import Intake"),
        (core_that_knows_more_than_python, "intake.questionnaire.kinds", "import crispy_forms"),
        (names_that_say_nothing, "intake.utils", ""),
        (names_that_say_nothing, "clinic.desk.helpers", ""),
        (signals, "clinic.desk.models", "from django.dispatch import receiver"),
        (signals, "clinic.desk.models", "from django.db.models.signals import post_save"),
        (signals, "clinic.staff.access", "from django.contrib.auth import signals"),
        (saves_of_our_own, "intake.models.visit", "class Visit:\n    def save(self): ..."),
        (views_that_do_too_much, "clinic.desk.views", "def queue(request):\n" + "    a = 1\n" * 21),
        (views_that_do_too_much, "intake.views.sending", "def send(r):\n" + "    a = 1\n" * 21),
    ],
)
def test_a_breach_is_seen(rule, name, source):
    assert list(rule(name, ast.parse(source)))


@pytest.mark.parametrize(
    ("rule", "name", "source"),
    [
        (intake_that_knows_the_clinic, "clinic.desk.views", "from intake.models import Intake"),
        (intake_that_knows_the_clinic, "intake.views.sending", "from intake.models import Clinic"),
        (core_that_knows_more_than_python, "intake.journey", "from enum import StrEnum"),
        (core_that_knows_more_than_python, "intake.rules.urgent", "from .rule import Rule"),
        (signals, "intake.findings", "from intake.rules.signals import SignalReading"),
        (views_that_do_too_much, "clinic.desk.views", "def queue(r):\n" + "    a = 1\n\n" * 20),
    ],
)
def test_what_is_allowed_passes(rule, name, source):
    assert not list(rule(name, ast.parse(source)))
