"""Lighthouse's scores of a page, where node is installed to run it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.support.chromium import chromium

PROGRAM = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices")
LONGEST = 240  # seconds
GOOD = 0.9  # what Lighthouse draws green
CHROME = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"


def scores(url: str, cookies: str) -> str:
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
            return f"Lighthouse did not finish: {ran.stderr.strip()[-300:]}"
        return _told(json.loads(report.read_text()))


def _told(report: dict[str, Any]) -> str:
    categories, audits = report["categories"], report["audits"]
    told = [f"{one} {round(100 * categories[one]['score'])}" for one in CATEGORIES]
    lost = [
        audits[each["id"]]["title"]
        for one in CATEGORIES
        for each in categories[one]["auditRefs"]
        if each["weight"] and (audits[each["id"]]["score"] or 0) < GOOD
    ]
    told.append(f"largest paint {audits['largest-contentful-paint']['displayValue']}")
    return ", ".join(told) + (f"; lost on {'; '.join(lost)}" if lost else "")
