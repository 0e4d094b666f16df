"use strict";
/* The face as a second way to answer: a tap in a zone ticks it and marks the place. A place is
   taken away by tapping it again, or in the list of places. No dragging. The places travel in a
   hidden field, as percentages of the drawing's box; on a page without it, a tap only ticks. */
(() => {
  const MOST = 30;
  const NEAR = 11; /* units of the drawing: a tap this close to a dot means the dot */
  const PLACE = /^([A-Z_]+):([\d.]+),([\d.]+)$/;

  const picture = document.querySelector(".picture");
  const svg = picture.querySelector("svg");
  const question = picture.closest(".question");
  const field = document.querySelector("input[name=points]");
  const marked = picture.querySelector(".marked");
  const [said, list, dots] = [marked.querySelector("p"), marked.querySelector("ol"), svg.querySelector(".dots")];
  const box = svg.viewBox.baseVal;
  const byTap = new Set();
  let places = field ? read(field.value) : [];

  function read(text) {
    return text.split(" ").map((one) => PLACE.exec(one)).filter(Boolean)
      .map(([, zone, x, y]) => ({ zone, x: Number(x), y: Number(y) }));
  }

  const boxOf = (zone) => question.querySelector(`input[value="${zone}"]`);
  const nameOf = (zone) => question.querySelector(`label[for="${boxOf(zone).id}"]`).textContent.trim();
  const onDrawing = ({ x, y }) => [box.x + x * box.width / 100, box.y + y * box.height / 100];
  const words = picture.dataset;
  const counted = (count) => (count === 1 ? words.one : words.many.replace("{n}", count));

  function tick(zone, on) {
    const input = boxOf(zone);
    if (input.checked !== on) input.click();
  }

  function where(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    const part = (value, from, length) => Math.round(1000 * Math.min(1, Math.max(0, (value - from) / length))) / 10;
    return { x: part(point.x, box.x, box.width), y: part(point.y, box.y, box.height) };
  }

  function nearest(place) {
    const [x, y] = onDrawing(place);
    return places.find((one) => Math.hypot(onDrawing(one)[0] - x, onDrawing(one)[1] - y) < NEAR);
  }

  function add(place) {
    if (!boxOf(place.zone).checked) byTap.add(place.zone);
    tick(place.zone, true);
    places.push(place);
    changed();
  }

  function remove(place) {
    places = places.filter((one) => one !== place);
    changed();
    if (byTap.has(place.zone) && !places.some(({ zone }) => zone === place.zone)) tick(place.zone, false);
  }

  /* What a person typed would say so itself. */
  function changed() {
    draw();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function draw(sentence = places.length ? counted(places.length) : "") {
    field.value = [picture.querySelector("[data-drawing]").dataset.drawing,
      ...places.map(({ zone, x, y }) => `${zone}:${x.toFixed(1)},${y.toFixed(1)}`)].join(" ");
    dots.replaceChildren(...places.map(dot));
    svg.querySelectorAll("[data-zone]").forEach((zone) => {
      zone.toggleAttribute("data-dotted", places.some((place) => place.zone === zone.dataset.zone));
    });
    list.replaceChildren(...places.map(line));
    if (said.textContent !== sentence) said.textContent = sentence;
    marked.hidden = !places.length && !sentence;
  }

  function dot(place) {
    const [x, y] = onDrawing(place);
    const circle = document.createElementNS("http://www.w3.org/2000/svg", "circle");
    Object.entries({ cx: x, cy: y, r: 5 }).forEach(([name, value]) => circle.setAttribute(name, value));
    return circle;
  }

  function line(place, index) {
    const name = nameOf(place.zone).toLowerCase();
    const about = words.place.replace("{n}", index + 1).replace("{name}", name);
    const button = document.createElement("button");
    const unseen = Object.assign(document.createElement("span"), { className: "unseen", textContent: ` ${about}` });
    Object.assign(button, { type: "button", className: "button plain" });
    button.append(words.remove, unseen);
    button.addEventListener("click", () => {
      remove(place);
      (list.children[Math.min(index, places.length - 1)]?.querySelector("button") || boxOf(place.zone)).focus();
    });
    ["focus", "blur", "mouseenter", "mouseleave"].forEach((name) => {
      button.addEventListener(name, () => {
        dots.children[index]?.classList.toggle("near", name === "focus" || name === "mouseenter");
      });
    });
    const item = document.createElement("li");
    item.append(about, button);
    return item;
  }

  svg.addEventListener("click", (event) => {
    const zone = event.target.closest("[data-zone]")?.dataset.zone;
    if (!zone) return;
    if (!field) {
      boxOf(zone).click();
      return;
    }
    const place = { zone, ...where(event) };
    const there = nearest(place);
    if (there) remove(there);
    else if (places.length < MOST) add(place);
    else draw(words.most.replace("{n}", MOST));
  });

  /* A zone that is not ticked any more has no places. */
  question.addEventListener("change", () => {
    if (!field) return;
    byTap.forEach((zone) => { if (!boxOf(zone).checked) byTap.delete(zone); });
    const kept = places.filter(({ zone }) => boxOf(zone).checked);
    if (kept.length === places.length) return;
    places = kept;
    draw();
  });

  if (field) draw();
})();
