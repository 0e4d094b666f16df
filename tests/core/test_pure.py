"""The clinical core stands alone: no framework, no database, no clock, no chance."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
INTAKE = ROOT / "intake"
CORE_MODULES = (
    *("assessment", "batch", "describe", "effort", "findings", "journey", "personas"),
    *("proofreading", "readability", "reassessment", "replay", "route", "working_time"),
)
CORE = sorted(
    [
        *INTAKE.glob("questionnaire/**/*.py"),
        *INTAKE.glob("rules/*.py"),
        *INTAKE.glob("following/*.py"),
        *INTAKE.glob("medicines/**/*.py"),
        *(INTAKE / f"{name}.py" for name in CORE_MODULES),
    ]
)
ALLOWED = {
    "__future__",
    "calendar",
    "collections",
    "dataclasses",
    "datetime",
    "enum",
    "functools",
    "hashlib",
    "intake",
    "itertools",
    "json",
    "math",
    "operator",
    "rapidfuzz",
    "re",
    "string",
    "types",
    "typing",
    "unicodedata",
}


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


@pytest.mark.parametrize("file", CORE, ids=lambda file: str(file.relative_to(ROOT)))
def test_the_core_needs_nothing_but_itself_and_a_little_of_python(file):
    tree = ast.parse(file.read_text("utf-8"))

    assert {name.split(".")[0] for name in imported(tree)} <= ALLOWED
    for name in imported(tree):
        assert not name.startswith(("intake.models", "intake.services", "intake.views"))


@pytest.mark.parametrize("file", CORE, ids=lambda file: str(file.relative_to(ROOT)))
def test_the_core_never_looks_at_the_clock(file):
    clocks = {"today", "now", "utcnow"}
    calls = [node for node in ast.walk(ast.parse(file.read_text("utf-8")))]

    assert not [n for n in calls if isinstance(n, ast.Attribute) and n.attr in clocks]


def test_the_core_runs_without_django():
    modules = [
        str(file.relative_to(ROOT).with_suffix("")).replace("/", ".")
        for file in CORE
        if file.name != "__init__.py"
    ]
    program = f"import {', '.join(modules)}, sys; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode == 0
