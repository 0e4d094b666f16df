"use strict";
/* Comfort for the patient's pages. Everything also works without it. */
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const earlier = JSON.parse(document.getElementById("answers")?.textContent || "null");
  const questions = all(".question");
  const codeOf = (question) => question.id.slice(2);
  const ticked = (question) => all("input:checked", question).map((input) => input.value);

  /* Undefined was not told, null is awaited. Without the earlier pages' answers, what this one
     did not ask cannot be settled here. */
  function answerTo(code, answers) {
    if (!(code in answers) && !earlier) throw new Error(code);
    return answers[code];
  }

  function answersOf(question) {
    const kind = question.dataset.kind;
    const code = codeOf(question);
    if (question.hidden) return { [code]: undefined };
    const awaited = "optional" in question.dataset ? undefined : null;
    const chosen = ticked(question);
    if (kind === "merged") {
      const fills = Object.entries(JSON.parse(question.dataset.fills));
      return Object.fromEntries(fills.map(([part, options]) => {
        const own = chosen.filter((value) => options.includes(value));
        return [part, chosen.length ? (own.length ? own : ["NONE"]) : null];
      }));
    }
    const [first] = chosen;
    const told = { scale: Number(first), choice: first, tick: first, multi: chosen, procedures: chosen };
    return kind in told ? { [code]: chosen.length ? told[kind] : awaited } : {};
  }

  function number(term, answers) {
    if (typeof term === "number") return term;
    const [name, what] = term;
    if (name === "answer") return answerTo(what, answers);
    if (name === "count") return answerTo(what, answers) && answers[what].length;
    if (name !== "sum" && name !== "highest") throw new Error(name);
    const values = what.map((code) => answerTo(code, answers));
    if (values.includes(undefined)) return undefined;
    if (values.includes(null)) return null;
    return name === "sum" ? values.reduce((a, b) => a + b, 0) : Math.max(...values);
  }

  const operators = {
    ">=": (a, b) => a >= b, ">": (a, b) => a > b, "<=": (a, b) => a <= b, "<": (a, b) => a < b,
    "==": (a, b) => a === b,
  };

  function join(parts, answers, settles) {
    const truths = parts.map((part) => holds(part, answers));
    if (truths.includes(settles)) return settles;
    return truths.includes(null) ? null : !settles;
  }

  /* True, false, or null while an answer is awaited. */
  function holds(condition, answers) {
    const [name, parts] = Object.entries(condition)[0];
    if (name === "always") return true;
    if (name === "and") return join(parts, answers, false);
    if (name === "or") return join(parts, answers, true);
    if (name === "not") {
      const truth = holds(parts, answers);
      return truth === null ? null : !truth;
    }
    if (name === "cmp") {
      const pair = [number(parts[0], answers), number(parts[2], answers)];
      if (pair.includes(undefined)) return false;
      return pair.includes(null) ? null : operators[parts[1]](...pair);
    }
    if (name !== "has" && name !== "is") throw new Error(name);
    const answer = answerTo(parts[0], answers);
    if (answer === undefined) return false;
    if (answer === null) return null;
    const given = Array.isArray(answer) || typeof answer !== "object" ? [answer].flat() : Object.keys(answer);
    return given.some((option) => parts[1].includes(String(option)));
  }

  function show(element, shown) {
    element.hidden = !shown;
    all("input, textarea, select", element).forEach((input) => { input.disabled = !shown; });
  }

  /* What cannot be settled here stays in sight: the server decides. */
  function isShown(condition, answers) {
    try {
      return holds(JSON.parse(condition), answers) === true;
    } catch {
      return true;
    }
  }

  function reveal() {
    const answers = { ...earlier };
    questions.forEach((question) => {
      const { shownIf, optionsFrom } = question.dataset;
      if (shownIf) show(question, isShown(shownIf, answers));
      if (question.hidden) return;
      if (optionsFrom && answers[optionsFrom]) offer(question, answers[optionsFrom]);
      all("[data-when-ticked]", question).forEach((detail) => {
        show(detail, document.getElementById(detail.dataset.whenTicked).checked);
      });
      Object.assign(answers, answersOf(question));
    });
  }

  function offer(question, chosen) {
    all(".option", question).forEach((option) => {
      const input = option.querySelector("input");
      show(option, chosen.includes(input.value));
      if (option.hidden) input.checked = false;
    });
  }

  /* "None of these" excludes the others. */
  function exclude(input) {
    if (input.type !== "checkbox" || !input.checked) return;
    const others = all("input[type=checkbox]", input.closest(".question") || input.form)
      .filter((other) => other.name === input.name && other !== input);
    const none = "none" in input.dataset;
    others.forEach((other) => { if (none || "none" in other.dataset) other.checked = false; });
  }

  /* The sentence under the picture. */
  function count(picture) {
    const question = picture.closest(".question");
    const words = all("input:checked + label", question).map((label) => label.textContent.trim());
    picture.querySelector("b").textContent = words.length ? picture.dataset.chosen.replace("{n}", words.length) : "";
    picture.querySelector("[data-count]").lastChild.textContent = ` ${words.join(", ").toLowerCase()}`;
  }

  /* Opening takes back "no"; a tick keeps it open. */
  document.addEventListener("toggle", ({ target }) => {
    if (!target.matches(".listed")) return;
    if (target.open) target.closest(".question").querySelector("[data-none]:checked")?.click();
    else target.open = !!target.querySelector(":checked");
  }, true);

  document.addEventListener("change", ({ target }) => {
    if (target.closest(".options")) exclude(target);
    reveal();
    all(".picture").forEach(count);
  });

  reveal();
  all(".picture").forEach(count);
})();
