"use strict";
/* Saves a page while it is filled in, and goes on trying while the network is away.
   Answers stay in the page itself: nothing is ever stored in the browser. */
(() => {
  const form = document.querySelector("form[data-saved]");
  const place = document.getElementById("unsaved");
  const line = document.getElementById("saved");
  const button = form.querySelector("button.button");
  const fields = [...form.children].filter((part) => part !== place && !part.contains(button));
  const QUIET = 1200, CHOSEN = 400, LIVELY = 5000, SLOW = 20000, LONGEST = 15000; // milliseconds

  let number = 0; // of what this page has sent, so that an older sending cannot undo a newer one
  let sending = null; // what is under way
  let lasting = false; // and whether it outlives this page
  let going = null; // the button that was pressed: Continue, or a language
  let words, focused; // what stood on it, and what had the focus
  let unsaved = false; // the last sending did not arrive, or was not taken
  let clearing = false; // this device is about to forget the page
  let onward = null; // where Continue leads from what was saved, and when that was said
  let typing, retry, wait, left;

  const content = () => new URLSearchParams(new FormData(form)).toString();

  function body() {
    const sent = new URLSearchParams(content());
    sent.set("step_number", String((number += 1)));
    if (going?.name) sent.set(going.name, going.value);
    return sent;
  }

  /* What the clinic says to it, or null where it did not arrive. */
  async function send(url, options) {
    clearTimeout(retry);
    sending?.abort();
    onward = null;
    lasting = Boolean(options?.keepalive);
    const mine = (sending = new AbortController());
    const slow = setTimeout(() => mine.abort("slow"), SLOW);
    try {
      const answer = await fetch(url, {
        method: "POST", body: body(), signal: mine.signal, headers: { Accept: "application/json" }, ...options,
      });
      if (answer.status >= 500 || answer.status === 429) throw answer;
      return answer.headers.get("Content-Type") === "application/json" ? await answer.json() : {};
    } catch {
      if (sending === mine) away();
      return null;
    } finally {
      clearTimeout(slow);
      if (sending === mine) sending = null;
    }
  }

  function tell(what, told) {
    const now = place.dataset.now || "";
    if (now === what) return;
    place.dataset.now = what;
    place.querySelectorAll(":scope > :not(template)").forEach((old) => old.remove());
    const template = place.querySelector(`template[data-for="${what}"]`);
    if (!template) return;
    place.append(template.content.cloneNode(true));
    place.querySelectorAll(":scope > * [data-problem]").forEach((said) => { said.textContent = told.problem; });
    place.querySelectorAll(":scope > * a").forEach((way) => { way.href = told.to; });
    line?.toggleAttribute("hidden", true);
  }

  function away() {
    unsaved = true;
    tell("away");
    ready();
    clearTimeout(retry);
    wait = Math.min((wait || 1000) * 2, LONGEST);
    retry = setTimeout(again, wait);
  }

  function again() {
    if (going) go(going);
    else keep();
  }

  /* What is changed now would come too late to be sent, so nothing can be. */
  function busy() {
    if (words) return;
    [words, focused] = [[...going.childNodes], document.activeElement];
    fields.forEach((part) => { part.inert = true; });
    going.setAttribute("aria-disabled", "true");
    going.textContent = going.dataset.saving || document.body.dataset.saving;
  }

  function ready() {
    if (!words) return;
    fields.forEach((part) => { part.inert = false; });
    if (document.activeElement === document.body && form.contains(focused)) focused.focus({ preventScroll: true });
    going.replaceChildren(...words);
    going.removeAttribute("aria-disabled");
    words = null;
  }

  /* The page is the patient's to change again. */
  function reopen() {
    clearTimeout(left);
    ready();
    going = null;
  }

  function arrived() {
    [unsaved, wait] = [false, 0];
    tell("");
  }

  /* What is on the page so far. */
  async function keep(options) {
    clearTimeout(typing);
    typing = null;
    if (!form.dataset.keep) return;
    const kept = content();
    const told = await send(form.dataset.keep + location.search, options);
    if (!told) return;
    if (!told.saved) return refused(told);
    arrived();
    line.lastElementChild.textContent = told.saved;
    line.hidden = Boolean(typing || told.partly); // changed since this was sent, or half an answer
    onward = told.onward ? { to: told.onward, at: Date.now(), kept } : null;
  }

  /* All is saved as it stands and the network was there a moment ago: no need to send it again. */
  function saved() {
    return onward?.kept === content() && !sending && navigator.onLine && Date.now() - onward.at < LIVELY;
  }

  /* The whole page, and on to the next; or to this one in another language, once it has arrived. */
  async function go(pressed) {
    going = pressed;
    busy();
    clearTimeout(typing);
    typing = null;
    if (!pressed.name && saved()) return follow(onward.to);
    const told = await send(location.href);
    if (!told) return;
    if (told.unsaved || !(told.to || told.page)) return refused(told);
    arrived();
    if (pressed.name) speak(pressed);
    else if (told.to) follow(told.to);
    else leave(() => form.submit()); // the server has more to say about this page than a script can show
  }

  /* The end of an address names the answer to show again. To this very page it would load nothing. */
  function follow(to) {
    const next = new URL(to, location.href);
    const same = next.pathname + next.search === location.pathname + location.search;
    if (same) next.hash = "";
    else if (!next.hash && location.hash.startsWith("#q-")) next.hash = location.hash;
    leave(() => location.assign(next));
  }

  /* Where the next page never comes, this one can be used again. */
  function leave(onto) {
    left = setTimeout(reopen, SLOW);
    onto();
  }

  /* Another language comes as a page of its own, with all that is on this one. */
  function speak({ name, value }) {
    const said = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    form.append(said);
    leave(() => form.submit());
    said.remove();
  }

  /* It arrived, and was not saved: the page stays, and says why. */
  function refused(told) {
    if (told.stopped) { // what to do now comes before what is on the page
      unsaved = false;
      location.assign(told.to);
      return;
    }
    unsaved = true;
    reopen();
    tell(told.unsaved || (told.problem ? "elsewhere" : "closed"), told);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (going && !unsaved) return;
    ready();
    go(event.submitter || button);
  });

  function changed({ target }) {
    if (going && !unsaved) return;
    if (going) unlike();
    reopen();
    line.hidden = true; // what it says no longer holds for all of the page
    clearTimeout(typing);
    typing = setTimeout(keep, ["radio", "checkbox"].includes(target.type) ? CHOSEN : QUIET);
  }
  const on = form.dataset.keep ? changed : () => line?.toggleAttribute("hidden", true);
  form.addEventListener("input", on);
  form.addEventListener("change", on);

  /* What was sent may have arrived all the same: with a change it is another sending. */
  function unlike() {
    const key = form.elements.submission_key;
    if (key && crypto.randomUUID) key.value = crypto.randomUUID();
  }

  /* A page that goes out of sight may never come back, and what is under way goes with it. */
  function hold() {
    if (typing || (sending && !going && !lasting)) keep({ keepalive: true });
  }
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") hold();
    else if (unsaved) again();
  });
  window.addEventListener("pagehide", () => {
    if (sending && form.dataset.keep) going = null; // left before it was answered
    hold();
  });
  window.addEventListener("online", () => { if (unsaved) again(); });
  window.addEventListener("beforeunload", (event) => {
    hold(); // before the next page is asked for, which may show it
    if (unsaved && !clearing) event.preventDefault();
  });
  /* A shared device is cleared at once: a question here would leave the answers on it. */
  document.querySelector("[data-idle] form")?.addEventListener("submit", () => { clearing = true; });
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
