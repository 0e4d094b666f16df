"""Lighthouse's scores of a page, where node is installed to run it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.support.chromium import chromium

PROGRAM = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices")
LONGEST = 240  # seconds
CHROME = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"


def scores(name: str, url: str, cookies: str) -> str:
    """One line with a page's scores, and the audits that cost points."""
    npx = shutil.which("npx")
    if npx is None:
        return "Lighthouse was not run: install node 20 or later for its scores."
    with tempfile.TemporaryDirectory() as folder:
        headers, report = Path(folder, "headers.json"), Path(folder, "report.json")
        headers.write_text(json.dumps({"Cookie": cookies}))
        options = (f"--extra-headers={headers}", f"--output-path={report}", "--output=json")
        only = f"--only-categories={','.join(CATEGORIES)}"
        ran = subprocess.run(
            [npx, "--yes", PROGRAM, url, *options, only, "--quiet", f"--chrome-flags={CHROME}"],
            env=os.environ | {"CHROME_PATH": chromium() or ""},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        if ran.returncode:
            return f"Lighthouse did not finish on {name}: {ran.stderr.strip()[-300:]}"
        return _told(name, json.loads(report.read_text()))


def _told(name: str, report: dict[str, object]) -> str:
    categories: dict[str, dict[str, object]] = report["categories"]  # type: ignore[assignment]
    audits: dict[str, dict[str, object]] = report["audits"]  # type: ignore[assignment]
    told = [f"{one} {round(100 * categories[one]['score'])}" for one in CATEGORIES]  # type: ignore[operator]
    lost = [
        str(audits[ref["id"]]["title"])
        for one in CATEGORIES
        for ref in categories[one]["auditRefs"]  # type: ignore[attr-defined]
        if ref["weight"] and (audits[ref["id"]].get("score") or 0) < 0.9  # type: ignore[operator]
    ]
    paint = audits["largest-contentful-paint"]["displayValue"]
    return f"Lighthouse, {name}: {', '.join(told)}; largest paint {paint}" + (
        f" (lost on: {'; '.join(lost)})" if lost else ""
    )
