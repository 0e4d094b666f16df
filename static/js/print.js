"use strict";
/* A button that prints the page; without it the browser's own menu prints it. */
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
