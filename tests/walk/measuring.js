() => {
  const root = document.documentElement;
  const words = (one) => `“${one.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  const seen = (one) => one.checkVisibility() && !one.closest(".skip, .unseen");
  const boxOf = (one) => one.getBoundingClientRect();

  /* Wider than the screen, beyond its edges, or cut off inside its own box. */
  function* unfit() {
    if (root.scrollWidth > root.clientWidth) {
      yield `the page is ${root.scrollWidth} pixels wide, the screen ${root.clientWidth}`;
    }
    for (const one of document.body.querySelectorAll("*:not(svg *)")) {
      const { left, right, width } = boxOf(one);
      if (!width || !seen(one)) continue;
      if (right > root.clientWidth + 1 || left < -1) yield `${one.tagName} ${words(one)} leaves the page`;
      const hides = getComputedStyle(one).overflowX !== "visible"
        && !one.matches("input, textarea, select, svg");
      if (hides && one.scrollWidth > one.clientWidth + 1) yield `${one.tagName} ${words(one)} is cut off`;
    }
  }

  /* Below 44 pixels, also among the words of a sentence: a patient calls or writes by it. */
  function* small() {
    const targets = "a[href], button, input:not([type=hidden]), select, textarea, summary";
    for (const one of document.querySelectorAll(targets)) {
      if (!seen(one) || one.disabled) continue;
      const { width, height } = boxOf(one.closest(".option") || one);
      if (Math.min(width, height) < 43.5) {
        yield `${one.tagName} ${one.name || words(one)} is ${Math.round(width)} by ${Math.round(height)}`;
      }
    }
  }

  /* What is read later stands neither above nor, on one line, before what was read earlier. */
  function* outOfOrder() {
    const onward = getComputedStyle(root).direction === "ltr" ? 1 : -1;
    const read = "h1, h2, h3, legend, label, summary, button, a[href], main p";
    const all = [...document.querySelectorAll(read)].filter(seen);
    for (const [index, one] of all.slice(1).entries()) {
      const earlier = all[index];
      if (earlier.contains(one)) continue;
      const [before, after] = [boxOf(earlier), boxOf(one)];
      const above = after.bottom <= before.top + 1;
      const oneLine = after.top < before.bottom - 1 && after.bottom > before.top + 1;
      const ahead = oneLine && onward * (after.left - before.left) < -1;
      if (above || ahead) yield `${words(one)} is read after ${words(earlier)} and stands before it`;
    }
  }

  return [...unfit(), ...small(), ...outOfOrder()];
}
