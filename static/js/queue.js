"use strict";
/* Keeps the queue up to date. While somebody works in it nothing moves: a bar says what is new. */
(() => {
  const EVERY = 20000, HANDS_OFF = 15000; // milliseconds
  const list = () => document.getElementById("queue-list");
  const news = document.querySelector("[data-news]");
  if (!list() || !news) return;
  const button = news.querySelector("button");
  let touched = Date.now();
  let mark = "", told = null;

  const touch = () => { touched = Date.now(); };
  ["pointermove", "pointerdown", "keydown", "scroll"].forEach((kind) =>
    window.addEventListener(kind, touch, { passive: true, capture: true }));

  const rows = () => [...list().querySelectorAll("[data-intake]")];
  const picked = () => [...list().querySelectorAll("input:checked")].map((box) => box.value);
  const busy = () => rows().length
    && (Date.now() - touched < HANDS_OFF || picked().length || list().contains(document.activeElement));

  function write(element, words) {
    if (element && element.textContent !== words) element.textContent = words;
  }

  function refresh(lines, counts) {
    document.querySelectorAll("[data-count]").forEach((one) => {
      const count = counts[one.dataset.count];
      if (count !== undefined) write(one, count);
    });
    const told = new Map(lines.map(([code, due, state]) => [code, { due, state }]));
    rows().forEach((row) => {
      const now = told.get(row.dataset.intake);
      row.classList.toggle("moved", !now);
      if (!now) return;
      write(row.querySelector("[data-due]"), now.due);
      write(row.querySelector("[data-state]"), now.state);
    });
  }

  /* The lines as they are now, with the focus, what is picked and chosen, and the place kept.
     Only where somebody pressed for them is it a reading of theirs. */
  async function show(pressed) {
    const headers = pressed ? {} : { "X-Renewed": "1" };
    const answer = await fetch(location.href, { headers, redirect: "error" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("queue-list");
    if (!fresh) return;
    const kept = new Set(picked());
    const chosen = [...list().querySelectorAll("select")].map((one) => [one.id, one.value]);
    const row = document.activeElement.closest("[data-intake]")?.dataset.intake;
    const top = window.scrollY;
    list().replaceWith(document.adoptNode(fresh));
    list().querySelectorAll("input[type=checkbox]").forEach((box) => { box.checked = kept.has(box.value); });
    chosen.forEach(([id, value]) => {
      const field = document.getElementById(id);
      if (field) field.value = value;
    });
    if (row) list().querySelector(`[data-intake="${row}"] [data-row]`)?.focus({ preventScroll: true });
    window.scrollTo(0, top);
    news.hidden = true;
  }

  /* What the clinic tells; it answers 304 and tells nothing while its last words still hold. */
  async function ask() {
    const headers = { Accept: "application/json", ...(mark && { "If-None-Match": mark }) };
    const answer = await fetch(list().dataset.pulse, { headers, redirect: "error" });
    if (answer.ok) {
      told = await answer.json();
      mark = answer.headers.get("ETag");
    }
    return answer.ok || answer.status === 304;
  }

  async function pulse() {
    if (document.hidden) return;
    try {
      if (!await ask()) return;
      const { lines, counts } = told;
      const had = rows().map((row) => row.dataset.intake);
      const versions = rows().map((row) => row.dataset.version);
      const codes = lines.map(([code]) => code);
      const fresh = codes.filter((code) => !had.includes(code)).length;
      const moved = codes.join() !== had.join();
      refresh(lines, counts);
      if (!moved && lines.map((line) => line[3]).join() === versions.join()) {
        news.hidden = true;
        return;
      }
      if (!busy()) return void (await show(false));
      write(button, fresh ? `${fresh} new, show` : moved ? "The order has changed, show" : "A line has changed, show");
      news.hidden = false;
    } catch {
      /* Without a network the page stays as it was. */
    }
  }

  button.addEventListener("click", () => show(true));
  setInterval(pulse, EVERY);
  document.addEventListener("visibilitychange", pulse);
})();
