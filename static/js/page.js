"use strict";
/* For every page: the problem takes focus, and a form is sent once, also by Back. */
(() => {
  const waiting = new Map();

  const problem = document.getElementById("error-summary");
  if (problem) problem.focus();

  /* The answer to a form on this same page: Back then asks for it anew instead of sending again. */
  if (problem || document.referrer === location.href.split("#")[0]) {
    history.replaceState(null, "", location.href);
  }

  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    /* A button out of sight is pressed by Enter in a box, and the one in sight stands for it. */
    const button = submitter?.matches(".unseen") ? form.querySelector(".button") : submitter;
    if (form.method !== "post" || "often" in form.dataset) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    if (!button) return;
    waiting.set(button, [...button.childNodes]);
    button.setAttribute("aria-disabled", "true");
    button.textContent = button.dataset.saving || document.body.dataset.saving;
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
