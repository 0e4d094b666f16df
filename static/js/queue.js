"use strict";
/* Keeps the queue up to date. While somebody works in it nothing moves: a bar says what is new. */
(() => {
  const EVERY = 20000, HANDS_OFF = 15000; // milliseconds
  const list = () => document.getElementById("queue-list");
  const news = document.querySelector("[data-news]");
  if (!list() || !news) return;
  const button = news.querySelector("button");
  let touched = Date.now();

  const touch = () => { touched = Date.now(); };
  ["pointermove", "pointerdown", "keydown", "scroll"].forEach((kind) =>
    window.addEventListener(kind, touch, { passive: true, capture: true }));

  const rows = () => [...list().querySelectorAll("[data-intake]")];
  const picked = () => [...list().querySelectorAll("input:checked")].map((box) => box.value);
  const busy = () => Date.now() - touched < HANDS_OFF || picked().length || list().contains(document.activeElement);

  function write(element, words) {
    if (element && element.textContent !== words) element.textContent = words;
  }

  function refresh(lines, counts) {
    document.querySelectorAll("[data-count]").forEach((one) => {
      const count = counts[one.dataset.count];
      if (count !== undefined) write(one, count >= 1000 ? "1000+" : String(count));
    });
    const told = new Map(lines.map(([code, due, here]) => [code, { due, here }]));
    rows().forEach((row) => {
      const now = told.get(row.dataset.intake);
      row.classList.toggle("moved", !now);
      if (!now) return;
      write(row.querySelector("[data-due]"), now.due);
      const here = row.querySelector("[data-here]");
      write(here, now.here || here.dataset.here);
    });
  }

  /* The lines as they are now, with the focus, the picked lines and the place kept. */
  async function show() {
    const answer = await fetch(location.href, { redirect: "error" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("queue-list");
    if (!fresh) return location.reload();
    const kept = new Set(picked());
    const row = document.activeElement.closest("[data-intake]")?.dataset.intake;
    const top = window.scrollY;
    list().replaceWith(document.adoptNode(fresh));
    list().querySelectorAll("input[type=checkbox]").forEach((box) => { box.checked = kept.has(box.value); });
    if (row) list().querySelector(`[data-intake="${row}"] [data-row]`)?.focus({ preventScroll: true });
    window.scrollTo(0, top);
    news.hidden = true;
  }

  async function pulse() {
    if (document.hidden) return;
    try {
      const answer = await fetch(list().dataset.pulse, { headers: { Accept: "application/json" }, redirect: "error" });
      if (!answer.ok) return;
      const { lines, counts } = await answer.json();
      const had = rows().map((row) => row.dataset.intake);
      const codes = lines.map(([code]) => code);
      const fresh = codes.filter((code) => !had.includes(code)).length;
      refresh(lines, counts);
      if (codes.join() === had.join()) {
        news.hidden = true;
        return;
      }
      if (!busy()) return void (await show());
      write(button, fresh ? `${fresh} new, show` : "The order has changed, show");
      news.hidden = false;
    } catch {
      /* Without a network the page stays as it was. */
    }
  }

  button.addEventListener("click", show);
  setInterval(pulse, EVERY);
  document.addEventListener("visibilitychange", pulse);
})();
