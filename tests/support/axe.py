"""Ask axe-core about a page and say what it finds in sentences."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


# Of the rules, those whose answer may change with the colours, and with sizes and letters.
COLOURS = ("color-contrast", "link-in-text-block")
SIZES = ("scrollable-region-focusable", "target-size")
# Without preload: it fetches every style sheet again, for a rule about sound, which no page has.
ASK = """(only) => axe.run(document,
    { runOnly: only, resultTypes: ["violations"], preload: false })
  .then(({ violations }) => violations.flatMap(({ id, help, nodes }) => nodes.map(
    ({ html, failureSummary }) => `${id}: ${help}\\n    ${html}\\n    ${failureSummary}`)))"""


def bring_axe(page: Page) -> None:
    """Put axe-core into a page that is there, unless it has it already."""
    page.wait_for_load_state()
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)


def violations(page: Page, *only: str) -> list[str]:
    """What axe-core, which was brought, finds by all rules or by some."""
    everything = {"type": "tag", "values": RULES}
    asked = {"type": "rule", "values": list(only)} if only else everything
    said: list[str] = page.evaluate(ASK, asked)
    return said


def assert_accessible(page: Page) -> None:
    """Fail with the rule and the elements when axe-core finds a violation."""
    bring_axe(page)
    problems = violations(page)
    assert not problems, f"{page.url}\n" + "\n".join(problems)
