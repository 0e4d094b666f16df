"""What may not stand in the repository: registries, addresses in locks, paths of a machine."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NO_TEXT = {".png", ".jpg", ".webp", ".ico", ".woff2", ".mo"}

# Spelled in pieces, so that this file passes its own tests.
REGISTRIES = re.compile(
    "|".join(
        ["pypi" + r"\.org", "python" + r"hosted\.org", "npm" + r"js\.(org|com)", "test\\.py" + "pi"]
    )
)
MACHINE_PATHS = re.compile(r"(?<![\w.:/])/(work|tmp|root|home/\w+|Users/\w+)" + r"/(?!\*)")
ADDRESS = re.compile(r"https?://|--(extra-)?index-url|--find-links")
PINNED = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.exists() and file.suffix not in NO_TEXT]


def lines_with(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def locks() -> list[Path]:
    return sorted((ROOT / "requirements").glob("*.txt"))


def test_no_registry_is_named():
    assert not lines_with(REGISTRIES, tracked())


def test_no_path_of_a_machine_is_named():
    assert not lines_with(MACHINE_PATHS, tracked())


def test_locks_hold_no_address():
    assert not lines_with(ADDRESS, locks())


def test_other_lock_files_stay_out():
    forbidden = {"uv.lock", "pylock.toml", "poetry.lock", "package-lock.json"}

    assert not [file for file in tracked() if file.name in forbidden]


def test_var_and_environments_stay_out():
    assert not [file for file in tracked() if file.relative_to(ROOT).parts[0] in ("var", ".venv")]


def test_every_locked_package_has_hashes():
    for lock in locks():
        text = lock.read_text()
        entries = re.split(r"\n(?=\S)", text.strip())

        assert entries and all("--hash=sha256:" in entry for entry in entries)


def test_what_is_wanted_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [re.split(r"[^a-z0-9-]", line)[0] for line in project["project"]["dependencies"]]
    for_tests = [re.split(r"[^a-z0-9-]", line)[0] for line in project["dependency-groups"]["dev"]]
    runtime = set(PINNED.findall((ROOT / "requirements/runtime.txt").read_text()))
    dev = set(PINNED.findall((ROOT / "requirements/dev.txt").read_text()))

    assert set(wanted) <= runtime <= dev
    assert set(for_tests) <= dev
    assert not runtime & {"pytest", "ruff", "mypy"}


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (REGISTRIES, "https://files.python" + "hosted.org/packages/x"),
        (REGISTRIES, "--index-url https://pypi" + ".org/simple"),
        (MACHINE_PATHS, 'open("/' + 'tmp/x")'),
        (MACHINE_PATHS, "cd /" + "root/project"),
        (ADDRESS, "django @ https://example.org/django.whl"),
        (ADDRESS, "--extra-index-url x"),
    ],
)
def test_a_breach_is_seen(pattern, line):
    assert pattern.search(line)


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE_PATHS, "https://example.org/" + "work/"),
        (MACHINE_PATHS, "/usr/lib/postgresql"),
        (MACHINE_PATHS, "docs/" + "work/notes.md"),
    ],
)
def test_what_is_allowed_passes(pattern, line):
    assert not pattern.search(line)
