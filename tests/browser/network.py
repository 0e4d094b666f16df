"""A network as in trains and lifts, and what a page keeps of it."""

from __future__ import annotations

from random import Random

from playwright.sync_api import Page, Route

NOT_SAVED = "Not saved yet. Your answers are still on this page."
NOTHING_STORED = """async () => [
  localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length, (await caches.keys()).length,
]"""


def hang(route: Route) -> None:
    """Leave what was asked without an answer."""


def lose_the_first(page: Page, address: str) -> list[str]:
    """Lose the answer to what is first sent there, which the clinic has; returns what was lost."""
    lost: list[str] = []

    def carry(route: Route) -> None:
        if route.request.method != "POST" or lost:
            return route.continue_()
        lost.append(route.request.url)
        route.fetch()  # the clinic has it, the patient never hears
        route.abort()

    page.route(address, carry)
    return lost


def losing_a_third(page: Page) -> list[str]:
    """Lose sendings by chance, on their way there or back; returns what was lost."""
    chance, lost = Random(2026), []

    def carry(route: Route) -> None:
        if route.request.method != "POST" or chance.random() > 1 / 3:
            route.continue_()
            return
        if len(lost) % 2:
            route.fetch()  # it arrived, and only its answer is lost
        lost.append(route.request.url)
        route.abort()

    page.route("**/intake/**", carry)
    return lost


def asks_before_leaving(page: Page) -> bool:
    """Whether the browser warns who would close the page now."""
    return bool(
        page.evaluate(
            """() => {
              const leaving = new Event("beforeunload", { cancelable: true });
              window.dispatchEvent(leaving);
              return leaving.defaultPrevented;
            }"""
        )
    )
