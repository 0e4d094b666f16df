"use strict";
/* Keys for what a clinician makes of the finding in hand. Each presses a button that is there. */
(() => {
  const findings = [...document.querySelectorAll("[data-finding]")];
  const next = () => findings.find((one) => one.dataset.finding !== "judged");
  const typing = (element) => element.matches("input:not([type=checkbox], [type=radio]), textarea, select");

  document.addEventListener("toggle", ({ target }) => {
    if (target.open && target.matches(".set-aside")) target.lastElementChild.scrollIntoView({ block: "nearest" });
  }, true);

  // Before the page's own keys, where a number means a decision.
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const here = document.activeElement.closest("[data-finding]");
    const open = here?.querySelector(".set-aside[open]");
    let control = null;
    if (open && event.key === "Escape") {
      open.open = false;
      open.querySelector("summary").focus();
    }
    if (document.body.dataset.keys === "off") return;
    if (open) {
      control = [...open.querySelectorAll("[data-why]")].find((one) => one.dataset.why === event.key);
    }
    if (!control && ["c", "n", "a"].includes(event.key)) {
      // A key means the finding that is marked, so the first press only marks one.
      if (!here) {
        next()?.focus();
        return;
      }
      control = here.querySelector(`[data-judge="${event.key}"]`);
    }
    if (!control) return;
    control.focus();
    control.click();
    event.preventDefault();
    event.stopPropagation();
  }, true);
})();
