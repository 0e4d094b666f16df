"use strict";
/* For every page: the problem takes focus, and a form is sent once. */
(() => {
  const waiting = new Map();

  document.getElementById("error-summary")?.focus();

  document.addEventListener("submit", (event) => {
    const { target: form, submitter: button } = event;
    if (form.method !== "post" || "often" in form.dataset) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    if (!button) return;
    waiting.set(button, [...button.childNodes]);
    button.setAttribute("aria-disabled", "true");
    button.textContent = button.dataset.saving || "Saving…";
  });

  /* The browser's Back button may bring the page back as it was left. */
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
    waiting.forEach((words, button) => {
      button.replaceChildren(...words);
      button.removeAttribute("aria-disabled");
    });
    waiting.clear();
  });
})();
