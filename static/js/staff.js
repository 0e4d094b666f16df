"use strict";
/* Keys and the menu of the staff pages. Every key has a link or a button that does the same. */
(() => {
  const typing = (element) => element.matches("input:not([type=checkbox], [type=radio]), textarea, select");
  const menu = document.querySelector(".me");

  function move(step) {
    const rows = [...document.querySelectorAll("[data-row]")];
    const here = rows.findIndex((row) => row === document.activeElement);
    const next = rows[Math.min(Math.max(here + step, 0), rows.length - 1)];
    next?.focus();
  }

  /* Enter opens the first line where nothing is chosen, so that two keys triage what comes first. */
  function open() {
    if (document.activeElement !== document.body) return false;
    const first = document.querySelector("[data-row]");
    first?.click();
    return Boolean(first);
  }

  function pick() {
    const box = document.activeElement.closest("tr")?.querySelector("input[type=checkbox]");
    box?.click();
    return Boolean(box);
  }

  /* On a line of the queue, or the first one: straight to asking the patient. */
  function ask() {
    const line = document.activeElement.closest("[data-intake]")
      || (document.activeElement === document.body && document.querySelector("[data-intake]"));
    if (!line?.dataset.ask) return false;
    location.assign(line.dataset.ask);
    return true;
  }

  function press(key) {
    const focused = document.querySelector(`[data-focus-key="${key}"]`);
    const control = focused || document.querySelector(`[data-key="${key}"]`);
    const fold = focused?.closest("details");
    if (fold) fold.open = true;
    control?.focus();
    if (!focused) control?.click();
    return Boolean(control) || (key === "2" && ask());
  }

  /* Whether the key was one of ours. */
  function pressed(key) {
    if (key === "j") move(1);
    else if (key === "k") move(-1);
    else if (key === "/") document.getElementById("search")?.focus();
    else if (key === "?") document.getElementById("keys")?.showModal();
    else if (key === "Enter") return open();
    else if (key === "x") return pick();
    else return /^[a-z0-9]$/.test(key) && press(key);
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu?.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.body.dataset.keys === "off" || document.querySelector("dialog[open]")) return;
    if (pressed(event.key)) event.preventDefault();
  });

  document.addEventListener("click", ({ target }) => {
    if (menu?.open && !menu.contains(target)) menu.open = false;
  });
})();
