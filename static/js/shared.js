"use strict";
/* A shared device left alone for five minutes clears itself, after a warning. */
(() => {
  const bar = document.querySelector("[data-idle]");
  if (!bar) return;
  const warning = bar.querySelector("[data-warning]");
  const idle = bar.dataset.idle * 1000;
  let touched = Date.now();

  const stay = () => {
    touched = Date.now();
    warning.hidden = true;
  };
  ["pointerdown", "keydown", "input", "scroll"].forEach((kind) =>
    window.addEventListener(kind, stay, { passive: true, capture: true }));

  setInterval(() => {
    const rest = Date.now() - touched;
    if (rest >= idle) bar.querySelector("form").requestSubmit();
    else if (rest >= idle - 30000 && warning.hidden) warning.hidden = false;
  }, 1000);
})();
