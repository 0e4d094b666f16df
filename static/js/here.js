"use strict";
/* Says twice a minute that this page is open, and shows who else has it open. */
(() => {
  const place = document.querySelector("[data-here]");
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
  let before = place.innerHTML.trim();

  const body = (more) => {
    const fields = new FormData();
    fields.set("csrfmiddlewaretoken", token);
    if (more) fields.set(more, "1");
    return fields;
  };

  async function beat() {
    if (document.hidden) return;
    try {
      const answer = await fetch(place.dataset.here, { method: "POST", body: body(), redirect: "error" });
      if (!answer.ok) return;
      const now = (await answer.text()).trim();
      const bare = (html) => html.replace(/value="[^"]*"/g, "");
      /* A word that is being written is not swept away. */
      if (bare(now) === bare(before) || place.contains(document.activeElement)) return;
      place.innerHTML = before = now;
    } catch {
      /* Without a network the claim lapses by itself. */
    }
  }

  /* The page before may say goodbye after this one came. */
  setTimeout(beat, 2000);
  setInterval(beat, 30000);
  document.addEventListener("visibilitychange", beat);
  /* A form leads back here, or the clinic knows that the work is done. */
  let sent = false;
  document.addEventListener("submit", () => { sent = true; });
  window.addEventListener("pagehide", () => sent || navigator.sendBeacon(place.dataset.here, body("leave")));
})();
