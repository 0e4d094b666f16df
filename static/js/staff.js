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

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu?.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.body.dataset.keys === "off") return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "/") document.getElementById("search")?.focus();
    else {
      const control = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
      if (!control) return;
      control.focus();
      control.click();
    }
    event.preventDefault();
  });

  document.addEventListener("click", ({ target }) => {
    if (menu?.open && !menu.contains(target)) menu.open = false;
  });
})();
