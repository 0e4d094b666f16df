"""What a patient waits for on a slow phone: `python -m bench.phone`, in a real Chromium.

A clinic of its own is served as a release is (gunicorn, hashed and compressed files). Chromium
is slowed to Lighthouse's slow 4G and a processor four times slower, and a patient goes from the
link to the receipt. On four of the pages Lighthouse itself gives its scores, where node is
installed; `python -m bench.phone walk` leaves them out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, sync_playwright

from bench import lighthouse
from tests.support.chromium import FLAGS, MISSING, chromium
from tests.walk.answering import FORWARD, answer, slug_of, type_birth_date
from tests.walk.served import served

DOWN, UP, ROUND_TRIP, SLOWER = 1600, 750, 150, 4  # kbit/s, kbit/s, ms, times
FIRST_GOAL, NEXT_GOAL = 1500, 700  # ms
SCORED = ("start", "oil", "check", "sent")
PHONE: dict[str, Any] = {  # Lighthouse's
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
}
PLAIN: dict[str, Any] = {  # one concern, no health problem
    "GOALS": ["OIL"],
    "MEDS": ["NONE"],
    "MEDS_TEXT": "",
    "TOX_EVER": ["NO"],
    "PROCS": ["NONE"],
}
BORN = date(1992, 6, 15)
READS = 2_000  # ms on each page, in which what was chosen is kept
SETTLED = 500  # ms after loading until the last paint and shift were reported
ROUNDS = 3  # patients, one after another

OBSERVE = """(() => {
  addEventListener("click", () => noteTap(Date.now()), true);
  window.seen = { paint: 0, shift: 0 };
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note))
    .observe({ type, buffered: true });
  watch("largest-contentful-paint", (paint) => { seen.paint = paint.startTime; });
  watch("layout-shift", (shift) => { seen.shift += shift.value; });
})()"""
SEEN = """() => {
  const [page] = performance.getEntriesByType("navigation");
  return { ...seen, began: performance.timeOrigin, answered: page.responseEnd };
}"""


@dataclass(frozen=True)
class Wait:
    """What one page cost: milliseconds of sending, of the answer and of drawing; its shift."""

    send: float
    answer: float
    draw: float
    shift: float

    @property
    def total(self) -> float:
        return self.send + self.answer + self.draw


@dataclass
class Wire:
    """What was asked over the network, whether of us or of others, and when a button was tapped."""

    home: str
    strangers: set[str] = field(default_factory=set)
    tapped: float = 0

    def note(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.netloc != self.home:
            self.strangers.add(address.netloc)

    def tap(self, at: float) -> None:
        self.tapped = at


def main(only: list[str]) -> None:
    if not chromium():
        sys.exit(MISSING)
    with served() as url, sync_playwright() as playwright:
        from tests.builders import a_clinic
        from tests.walk.patients import Cast

        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        cast, wire = Cast.of(a_clinic()), Wire(urlsplit(url).netloc)
        waits: dict[str, list[Wait]] = {}
        for _ in range(ROUNDS):
            page = a_slow_phone(browser, wire)
            for name, wait in walk(page, wire, f"{url}/i/{cast.invited().token}/"):
                waits.setdefault(name, []).append(wait)
                if name in SCORED and len(waits[name]) == 1 and not only:
                    print(f"{name}: {lighthouse.scores(page.url, cookies_of(page))}", flush=True)
            page.context.close()
        for line in report(waits):
            print(line)
        print(f"other hosts that were asked: {', '.join(sorted(wire.strangers)) or 'none'}")
        browser.close()


def report(waits: dict[str, list[Wait]]) -> Iterator[str]:
    yield f"{DOWN} kbit/s down, {UP} up, {ROUND_TRIP} ms there and back, processor / {SLOWER};"
    yield f"milliseconds from tap to largest paint, median of {ROUNDS} patients"
    yield f"{'page':<14}   send answer   draw    all fastest  shift"
    for name, each in waits.items():
        parts = (median(getattr(one, part) for one in each) for part in ("send", "answer", "draw"))
        totals, shift = [one.total for one in each], max(one.shift for one in each)
        goal = FIRST_GOAL if name == "start" else NEXT_GOAL
        missed = f"  missed ({goal})" if median(totals) > goal or shift else ""
        figures = " ".join(f"{part:6.0f}" for part in (*parts, median(totals)))
        yield f"{name:<14} {figures} {min(totals):7.0f} {shift:6.3f}{missed}"


def cookies_of(page: Page) -> str:
    return "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())


def a_slow_phone(browser: Browser, wire: Wire) -> Page:
    page = browser.new_context(**PHONE).new_page()
    devtools = page.context.new_cdp_session(page)
    speeds = {"downloadThroughput": DOWN * 1000 / 8, "uploadThroughput": UP * 1000 / 8}
    slow = {"offline": False, "latency": ROUND_TRIP, **speeds}
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", slow)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.on("request", wire.note)
    page.expose_function("noteTap", wire.tap)
    page.add_init_script(OBSERVE)
    return page


def walk(page: Page, wire: Wire, link: str) -> Iterator[tuple[str, Wait]]:
    """The pages of a patient without health problems, with what each cost."""
    yield "start", waited(page, wire, lambda: page.goto(link))
    name = "start"
    while name != "sent":
        if page.locator("[name=DOB_day]").count():
            type_birth_date(page, BORN)
        else:
            answer(page, **PLAIN)
        page.wait_for_timeout(READS)
        wait = waited(page, wire, page.locator(FORWARD).first.tap)
        name = slug_of(page)
        yield name, wait


def waited(page: Page, wire: Wire, go: Callable[[], object]) -> Wait:
    """What the next page costs, from the tap until its largest text stands there."""
    wire.tapped = 0
    with page.expect_navigation():
        go()
    page.wait_for_load_state("load")
    page.wait_for_timeout(SETTLED)
    seen: dict[str, float] = page.evaluate(SEEN)
    send = seen["began"] - wire.tapped if wire.tapped else 0
    return Wait(send, seen["answered"], seen["paint"] - seen["answered"], seen["shift"])


if __name__ == "__main__":
    main(sys.argv[1:])
