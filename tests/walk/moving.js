() => {
  const longest = (times) => Math.max(...times.split(",").map(parseFloat));
  const moves = (style) => (style.transitionProperty !== "none" && longest(style.transitionDuration) > 0)
    || (style.animationName !== "none" && longest(style.animationDuration) > 0)
    || style.scrollBehavior === "smooth";
  const parts = [null, "::before", "::after"];
  return [...document.querySelectorAll("*")]
    .filter((one) => parts.some((part) => moves(getComputedStyle(one, part))))
    .map((one) => `${one.tagName} moves`);
}
