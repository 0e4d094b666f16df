"use strict";
/* A button that copies a field; without it the field can still be selected by hand. */
(() => {
  const said = document.querySelector("[data-copy-said]");

  document.querySelectorAll("[data-copy]").forEach((button) => {
    const field = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        document.execCommand("copy");
      }
      button.lastChild.textContent = button.dataset.copied;
      said.textContent = button.dataset.copied;
    });
    field.addEventListener("focus", () => field.select());
  });
})();
