"""Trains, lifts and old phones: nothing is lost, nothing is sent twice, and the page says so."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, expect

from intake.models import Revision
from intake.questionnaire.editions import CURRENT
from tests.browser.filling import (
    answer_all,
    continue_,
    draft,
    fill,
    fill_at_once,
    go_on,
    place,
    send,
    skip_to,
)
from tests.browser.network import (
    NOT_SAVED,
    NOTHING_STORED,
    asks_before_leaving,
    hang,
    lose_the_first,
    losing_a_third,
)
from tests.browser.test_patient_journey import GIVEN


def test_without_a_network_a_page_keeps_its_answers_and_sends_them_later(opened, link):
    fill(opened, CURRENT.page("today"), GIVEN)
    opened.context.set_offline(True)

    continue_(opened)

    expect(opened.locator("#unsaved")).to_contain_text(NOT_SAVED)
    expect(opened.locator("#q-FILLER input:checked")).to_have_count(1)
    assert place(opened) == "today"

    opened.context.set_offline(False)
    expect(opened).to_have_url(re.compile("/conditions/$"))
    assert draft(link)["FILLER"] == GIVEN["FILLER"]


def test_every_page_survives_a_network_that_dies_when_it_is_sent(opened, link):
    while (slug := place(opened)) != "check":
        fill_at_once(opened, CURRENT.page(slug), GIVEN)
        opened.context.set_offline(True)
        continue_(opened)
        expect(opened.locator("#unsaved")).to_contain_text(NOT_SAVED)
        opened.context.set_offline(False)
        opened.wait_for_url(lambda url, left=f"/{slug}/": left not in url)
    send_without_network(opened)

    assert Revision.objects.filter(intake=link.intake).count() == 1
    sent = {code: answer for code, answer in GIVEN.items() if answer is not ...}
    assert Revision.objects.get(intake=link.intake).answers["GOALS"] == sorted(sent["GOALS"])


def send_without_network(page: Page) -> None:
    page.get_by_role("link", name="Continue", exact=True).click()
    fill_at_once(page, CURRENT.page("agreement"), GIVEN)
    page.context.set_offline(True)
    page.get_by_role("button", name="Send my answers").click()
    expect(page.locator("#unsaved")).to_contain_text(NOT_SAVED)
    page.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your answers")


def test_an_answer_that_never_came_back_is_sent_again_and_counts_once(opened, link):
    skip_to(opened, link, GIVEN)
    opened.get_by_role("link", name="Continue", exact=True).click()
    fill_at_once(opened, CURRENT.page("agreement"), GIVEN)
    lost = lose_the_first(opened, "**/agreement/")
    opened.get_by_role("button", name="Send my answers").click()

    expect(opened.get_by_role("heading", level=1)).to_have_text("We have your answers")
    assert lost and Revision.objects.filter(intake=link.intake).count() == 1


def test_a_red_flag_whose_answer_never_came_back_stops_the_patient_all_the_same(opened, link):
    fill_at_once(opened, CURRENT.page("today"), GIVEN | {"SX_NOW": ["BREATH"], "SX_ONSET": "NEW"})
    lost = lose_the_first(opened, "**/today/")
    continue_(opened)

    expect(opened.get_by_role("heading", level=1)).to_have_text("Please stop here")
    assert lost and Revision.objects.filter(intake=link.intake).count() == 1


def test_what_was_tapped_is_kept_before_continue_and_a_killed_tab_loses_nothing(opened, link):
    opened.locator("#q-FILLER input").first.check()
    expect(opened.locator("#saved", has_text="Saved at 09:3")).to_be_visible()
    url, context = opened.url, opened.context

    opened.close()
    again = context.new_page()
    again.goto(url)

    expect(again.locator("#q-FILLER input").first).to_be_checked()


def test_a_page_says_saved_only_while_all_that_is_on_it_is_saved(opened):
    saved = opened.locator("#saved")
    expect(saved).to_be_visible()  # the birth date is
    held: list[Route] = []
    opened.route("**/today/keep/", lambda route: held.append(route))

    with opened.expect_request("**/today/keep/"):
        opened.locator("#q-FILLER input").first.check()
    expect(saved).to_be_hidden()
    held[0].continue_()
    expect(saved).to_be_visible()


def test_a_tab_killed_within_an_answer_brings_back_the_whole_one_before(opened, link):
    skip_to(opened, link, GIVEN, until="treatments")
    with opened.expect_response("**/treatments/keep/"):
        fill_at_once(opened, CURRENT.page("treatments"), GIVEN)
    saved, surgery = opened.locator("#saved"), "#q-PROCS input[value=SURGERY]"
    expect(saved).to_be_visible()

    with opened.expect_response("**/treatments/keep/"):
        opened.locator(surgery).check()
    expect(opened.locator("#unsaved")).to_be_empty()
    expect(saved).to_be_hidden()
    url, context = opened.url, opened.context
    opened.close()
    again = context.new_page()
    again.goto(url)

    for code in GIVEN["PROCS"]:
        expect(again.locator(f"#q-PROCS input[value={code}]")).to_be_checked()
    expect(again.locator(surgery)).not_to_be_checked()


def test_a_page_that_goes_out_of_sight_is_kept_at_once(opened, link):
    opened.evaluate("window.setTimeout = () => -1")  # the page's own clock saves nothing
    opened.locator("#q-FILLER input").first.check()
    with opened.expect_response("**/today/keep/"):
        opened.evaluate("window.dispatchEvent(new Event('pagehide'))")

    assert draft(link)["FILLER"]


def test_two_quick_taps_are_one(opened, link):
    fill(opened, CURRENT.page("today"), GIVEN)
    opened.get_by_role("button", name="Continue").dblclick()

    expect(opened).to_have_url(re.compile("/conditions/$"))


def test_back_shows_what_was_saved(opened, link):
    fill(opened, CURRENT.page("today"), GIVEN)
    go_on(opened)
    opened.go_back()

    expect(opened.locator(f"#q-FILLER input[value='{GIVEN['FILLER']}']")).to_be_checked()


def test_a_page_whose_link_was_closed_meanwhile_keeps_the_answers_in_sight(opened, link):
    opened.route("**/today/keep/", hang)  # once it is saved, Continue has nothing to send
    fill(opened, CURRENT.page("today"), GIVEN)
    opened.context.clear_cookies()

    continue_(opened)

    expect(opened.locator("#unsaved")).to_contain_text("This page can no longer be saved.")
    expect(opened.locator("#q-FILLER input:checked")).to_have_count(1)


def test_another_language_waits_for_the_network_and_loses_no_answer(opened, link):
    opened.locator("#q-FILLER input").nth(1).check()
    opened.context.set_offline(True)

    opened.locator("#languages [value=es]").click()

    expect(opened.locator("#unsaved")).to_contain_text(NOT_SAVED)
    expect(opened.locator("#languages [value=es]")).to_have_text("Español")
    expect(opened.locator("#q-FILLER input").nth(1)).to_be_checked()
    assert asks_before_leaving(opened)

    opened.context.set_offline(False)
    expect(opened.locator("html")).to_have_attribute("lang", "es")
    expect(opened.locator("#q-FILLER input").nth(1)).to_be_checked()
    assert draft(link)["FILLER"]


def test_a_page_that_keeps_nothing_before_its_button_takes_its_answers_along_too(opened, link):
    skip_to(opened, link, GIVEN, until="understanding")
    fill_at_once(opened, CURRENT.page("understanding"), GIVEN)
    answered = opened.locator("#here input:checked").count()
    opened.context.set_offline(True)

    opened.locator("#languages [value=es]").click()
    expect(opened.locator("#unsaved")).to_contain_text(NOT_SAVED)
    expect(opened.locator("#here input:checked")).to_have_count(answered)

    opened.context.set_offline(False)
    expect(opened.locator("html")).to_have_attribute("lang", "es")
    expect(opened.locator("#here input:checked")).to_have_count(answered)


def test_a_wrong_answer_whose_page_never_came_back_is_explained_once(opened, link):
    skip_to(opened, link, GIVEN, until="understanding")
    fill_at_once(opened, CURRENT.page("understanding"), GIVEN | {"TB_WHO": "FORM"})
    lost = lose_the_first(opened, "**/understanding/")
    continue_(opened)

    expect(opened.get_by_role("status").first).to_contain_text("Let us say that again")
    assert lost and link.intake.teach_backs.filter(question="TB_WHO").count() == 1


def test_an_answer_given_while_a_language_waits_is_kept_first(opened, link):
    opened.context.set_offline(True)
    opened.locator("#languages [value=es]").click()
    expect(opened.locator("#unsaved")).to_contain_text(NOT_SAVED)

    opened.locator("#q-FILLER input").nth(1).check()
    with opened.expect_response("**/today/keep/"):
        opened.context.set_offline(False)

    expect(opened.locator("#unsaved")).to_be_empty()
    expect(opened.locator("html")).to_have_attribute("lang", "en-gb")
    assert draft(link)["FILLER"]


def test_no_answer_can_be_changed_unseen_while_continue_is_on_its_way(opened, link):
    opened.route("**/today/keep/", hang)  # once it is saved, Continue has nothing to send
    fill(opened, CURRENT.page("today"), GIVEN)
    held: list[Route] = []
    opened.route("**/today/", lambda route: route.abort() if held else held.append(route))
    other = opened.locator("#q-FILLER input").nth(2)

    continue_(opened)
    expect(opened.get_by_role("button", name="Saving…")).to_be_visible()
    other.click(force=True)
    opened.keyboard.press("Space")
    expect(opened.locator(f"#q-FILLER input[value='{GIVEN['FILLER']}']")).to_be_checked()

    held[0].abort()
    expect(opened.locator("#unsaved")).to_contain_text(NOT_SAVED)
    other.check()
    expect(other).to_be_checked()


def test_a_try_that_is_under_way_is_not_made_twice_by_an_earlier_failure(opened):
    opened.route("**/today/keep/", lambda route: route.abort())
    opened.locator("#q-FILLER input").first.check()
    expect(opened.locator("#unsaved")).to_contain_text(NOT_SAVED)
    tries: list[Route] = []
    opened.route("**/today/", lambda route: tries.append(route))

    continue_(opened)
    opened.wait_for_timeout(2500)  # the failure would be mended after two seconds
    assert len(tries) == 1
    tries[0].abort()

    expect(opened.get_by_role("button", name="Continue")).to_be_visible()


def test_a_page_that_nothing_follows_can_be_used_again(opened):
    fill(opened, CURRENT.page("today"), GIVEN)
    opened.evaluate("((later) => { setTimeout = (f, ms) => later(f, ms / 20); })(setTimeout)")
    opened.route("**/conditions/", lambda route: route.fulfill(status=204), times=1)

    with opened.expect_request("**/conditions/"):
        continue_(opened)
    expect(opened.get_by_role("button", name="Continue")).to_be_visible()
    assert place(opened) == "today"
    continue_(opened)

    expect(opened).to_have_url(re.compile("/conditions/$"))


def test_what_was_kept_before_a_lost_answer_does_not_lead_straight_on(opened, link):
    fill(opened, CURRENT.page("today"), GIVEN)
    with opened.expect_response("**/today/keep/"):
        opened.locator("#q-FILLER input").nth(1).check()
    lost = lose_the_first(opened, "**/today/keep/")
    opened.locator("#q-FILLER input").nth(2).check()
    expect(opened.locator("#unsaved")).to_contain_text(NOT_SAVED)
    opened.locator("#q-FILLER input").nth(1).check()
    continue_(opened)

    expect(opened).to_have_url(re.compile("/conditions/$"))
    assert lost and draft(link)["FILLER"] == "HELP"


def test_a_saving_that_is_under_way_outlives_its_page(opened):
    opened.route("**/today/keep/", hang)
    with opened.expect_request("**/today/keep/"):
        opened.locator("#q-FILLER input").first.check()

    with opened.expect_request("**/today/keep/"):
        opened.evaluate("window.dispatchEvent(new Event('pagehide'))")


def test_who_sent_a_page_by_enter_types_on_where_they_were_if_it_did_not_arrive(opened, link):
    skip_to(opened, link, GIVEN, until="goals")
    opened.context.set_offline(True)
    opened.locator("#q-GOALS input").first.focus()

    opened.keyboard.press("Enter")

    expect(opened.locator("#unsaved")).to_contain_text(NOT_SAVED)
    expect(opened.locator("#q-GOALS input").first).to_be_focused()


def test_no_answer_is_ever_stored_in_the_browser(opened, link):
    answer_all(opened, GIVEN)
    assert opened.evaluate(NOTHING_STORED) == [0, 0, 0, 0]

    send(opened, GIVEN)
    assert opened.evaluate(NOTHING_STORED) == [0, 0, 0, 0]


def test_an_error_is_still_shown_with_its_summary(opened, link):
    continue_(opened)

    expect(opened.locator("#error-summary")).to_be_focused()


def test_every_page_that_is_filled_in_without_a_network_is_kept_once_it_is_back(opened, link):
    while (slug := place(opened)) != "understanding":  # which keeps nothing before its button
        opened.context.set_offline(True)
        fill_at_once(opened, CURRENT.page(slug), GIVEN)
        expect(opened.locator("#unsaved")).to_contain_text(NOT_SAVED)

        with opened.expect_response("**/keep/"):
            opened.context.set_offline(False)
        expect(opened.locator("#unsaved")).to_be_empty()
        go_on(opened)

    assert draft(link)["GOALS"] == GIVEN["GOALS"]


def test_what_is_saved_is_not_sent_again_to_go_on(opened, link):
    sent: list[str] = []
    opened.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
    with opened.expect_response("**/keep/"):
        fill_at_once(opened, CURRENT.page("today"), GIVEN)
    expect(opened.locator("#saved")).to_be_visible()

    continue_(opened)

    expect(opened).to_have_url(re.compile("/conditions/$"))
    assert [url for url in sent if not url.endswith("/keep/")] == []
    assert draft(link)["FILLER"] == GIVEN["FILLER"]


def test_what_is_changed_at_the_last_moment_is_sent(opened, link):
    with opened.expect_response("**/keep/"):
        fill_at_once(opened, CURRENT.page("today"), GIVEN)
    expect(opened.locator("#saved")).to_be_visible()

    opened.locator("#q-FILLER input[value=HELP]").check(force=True)
    continue_(opened)

    expect(opened).to_have_url(re.compile("/conditions/$"))
    assert draft(link)["FILLER"] == "HELP"


def test_a_tab_killed_on_any_page_loses_no_answer(opened, link):
    page = opened
    while (slug := place(page)) != "understanding":
        with page.expect_response("**/keep/"):
            fill_at_once(page, CURRENT.page(slug), GIVEN)
        url, context = page.url, page.context
        page.close()
        page = context.new_page()
        page.goto(url)
        go_on(page)
        assert place(page) != slug, page.locator("#error-summary").inner_text()


def test_a_network_that_loses_a_third_of_what_is_sent_changes_nothing(opened, link):
    lost = losing_a_third(opened)
    while (slug := place(opened)) != "check":
        fill_at_once(opened, CURRENT.page(slug), GIVEN)
        continue_(opened)
        opened.wait_for_url(lambda url, left=f"/{slug}/": left not in url)
    opened.get_by_role("link", name="Continue", exact=True).click()
    fill_at_once(opened, CURRENT.page("agreement"), GIVEN)
    opened.get_by_role("button", name="Send my answers").click()
    expect(opened.get_by_role("heading", level=1)).to_have_text("We have your answers")

    assert len(lost) >= 3
    sent = Revision.objects.get(intake=link.intake)
    assert sent.read_answers().document() == GIVEN
