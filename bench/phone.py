"""What a patient waits for on a slow phone: `python -m bench.phone`, in a real Chromium.

A clinic of its own is served as a release is (gunicorn, hashed and compressed files). Chromium
is slowed to Lighthouse's slow 4G and a processor four times slower, and a patient goes from the
link to the receipt. Then Lighthouse itself scores four of the pages, where node is installed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request, sync_playwright

from bench import lighthouse
from tests.support.chromium import FLAGS, MISSING, chromium
from tests.walk.served import served

DOWN, UP, ROUND_TRIP, SLOWER = 1600, 750, 150, 4  # kbit/s, kbit/s, ms, times
FIRST_GOAL, NEXT_GOAL = 1500, 700  # ms
SCORED = ("start", "oil", "check", "sent")
PLAIN: dict[str, Any] = {
    "GOALS": ["OIL"],
    "MEDS": ["NONE"],
    "MEDS_TEXT": "",
    "TOX_EVER": ["NO"],
    "PROCS": ["NONE"],
}
PHONE = {"width": 390, "height": 844}

# Layout shifts and the largest paint, from the first moment of every page.
OBSERVE = """() => {
  window.seen = { paint: 0, shift: 0 };
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note))
    .observe({ type, buffered: true });
  watch("largest-contentful-paint", (paint) => { seen.paint = paint.startTime; });
  watch("layout-shift", (shift) => { seen.shift += shift.value; });
}"""
SEEN = "() => ({ ...seen, at: performance.timeOrigin + seen.paint })"
SETTLED = 400  # ms after loading until the last paint and shift were reported


@dataclass
class Wire:
    """What a page asked for."""

    home: str
    requests: int = 0
    strangers: set[str] = field(default_factory=set)

    def note(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("data", "blob"):
            return
        self.requests += 1
        if address.netloc != self.home:
            self.strangers.add(address.netloc)


def main() -> None:
    if not chromium():
        sys.exit(MISSING)
    with served() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        context = browser.new_context(viewport=PHONE, device_scale_factor=3, is_mobile=True)
        page, wire = context.new_page(), Wire(urlsplit(url).netloc)
        page.on("request", wire.note)
        slow_down(page)
        addresses = {}
        for name, line in walk(page, wire, url):
            addresses[name] = page.url
            print(line, flush=True)
        print(f"other hosts that were asked: {', '.join(sorted(wire.strangers)) or 'none'}")
        cookies = "; ".join(f"{c['name']}={c['value']}" for c in context.cookies())
        browser.close()
        for name in SCORED:
            print(lighthouse.scores(name, addresses[name], cookies), flush=True)


def slow_down(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP,
            "downloadThroughput": DOWN * 1000 / 8,
            "uploadThroughput": UP * 1000 / 8,
        },
    )
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(f"({OBSERVE})()")


def walk(page: Page, wire: Wire, url: str) -> Iterator[tuple[str, str]]:
    """The pages of a patient without health problems, with what each cost."""
    from tests.builders import BORN, a_clinic
    from tests.walk.answering import FORWARD, answer, slug_of
    from tests.walk.patients import Cast

    link = Cast.of(a_clinic()).invited()
    yield "", f"{DOWN} kbit/s down, {UP} up, {ROUND_TRIP} ms there and back, processor / {SLOWER}"
    yield "", f"{'page':<14} {'paint ms':>8} {'shift':>6} {'requests':>8}"
    began = page.evaluate("Date.now()")
    page.goto(f"{url}/i/{link.token}/")
    yield "start", line(page, wire, "start", began, FIRST_GOAL)
    name = "start"
    while name != "sent":
        if page.locator("[name=DOB_day]").count():
            for box, number in (("day", BORN.day), ("month", BORN.month), ("year", BORN.year)):
                page.locator(f"[name=DOB_{box}]").fill(str(number))
        else:
            answer(
                page, GOALS=["OIL"], MEDS=["NONE"], MEDS_TEXT="", TOX_EVER=["NO"], PROCS=["NONE"]
            )
        page.wait_for_timeout(2_000)  # a person reads; what was chosen is kept meanwhile
        wire.requests = 0
        began = page.evaluate("Date.now()")
        with page.expect_navigation():
            page.locator(FORWARD).first.click()
        name = slug_of(page)
        yield name, line(page, wire, name, began, NEXT_GOAL)


def line(page: Page, wire: Wire, name: str, began: float, goal: int) -> str:
    page.wait_for_load_state("load")
    page.wait_for_timeout(SETTLED)
    seen: dict[str, Any] = page.evaluate(SEEN)
    took = seen["at"] - began
    missed = "" if took <= goal and not seen["shift"] else f"  missed (goal {goal} ms, no shift)"
    return f"{name:<14} {took:8.0f} {seen['shift']:6.3f} {wire.requests:8}{missed}"


if __name__ == "__main__":
    main()
