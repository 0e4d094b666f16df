(given) => {
  const seen = (element) => element.checkVisibility() && !element.disabled;
  const day = ["14", "9", "2025"];
  for (let round = 0; round < 4; round += 1) {
    for (const question of document.querySelectorAll(".question")) {
      if (!seen(question)) continue;
      const code = question.id.slice(2);
      const all = [...question.querySelectorAll("input, textarea")].filter(seen);
      const cards = all.filter((one) => one.matches("[type=radio], [type=checkbox]")
        && !one.name.endsWith("_unknown"));
      const by = (value) => cards.find((one) => one.value === value);
      if (given[code] instanceof Array) {
        cards.filter((one) => given[code].includes(one.value) && !one.checked)
          .forEach((one) => one.click());
      } else if (cards.length && !cards.some((one) => one.checked)) {
        (by("NONE") || by("NO") || by("SELF") || by("2") || cards[0]).click();
      }
      if ("optional" in question.dataset && !(code in given)) continue;
      all.filter((one) => /_(day|month|year)$/.test(one.name) && !one.value).forEach((one) => {
        one.value = day[["day", "month", "year"].indexOf(one.name.split("_").pop())];
      });
      if (typeof given[code] === "string") all.filter((one) => one.matches("textarea, [type=text]"))
        .forEach((one) => { one.value = given[code]; });
    }
  }
}
