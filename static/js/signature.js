"use strict";
/* A name may be drawn instead of typed. Without this the name is typed. */
(() => {
  const question = document.getElementById("q-signature");
  const [typed, pad] = [".typed", ".pad"].map((part) => question.querySelector(part));
  const canvas = pad.querySelector("canvas");
  const kept = pad.querySelector("input");
  const pen = canvas.getContext("2d");
  const most = { strokes: 60, numbers: 4000 };
  let strokes = [];
  let drawing = false;

  function read() {
    try {
      return JSON.parse(kept.value || "[]");
    } catch {
      return [];
    }
  }

  function ink() {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 4;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = getComputedStyle(canvas).color;
    strokes.forEach((stroke) => {
      pen.beginPath();
      pen.moveTo(stroke[0], stroke[1]);
      for (let i = 0; i < stroke.length; i += 2) pen.lineTo(stroke[i], stroke[i + 1]);
      pen.stroke();
    });
  }

  function keep() {
    kept.value = strokes.length ? JSON.stringify(strokes) : "";
  }

  function point(event) {
    const box = canvas.getBoundingClientRect();
    const within = (value, most) => Math.min(most, Math.max(0, Math.round(value)));
    return [
      within(((event.clientX - box.left) * canvas.width) / box.width, canvas.width),
      within(((event.clientY - box.top) * canvas.height) / box.height, canvas.height),
    ];
  }

  canvas.addEventListener("pointerdown", (event) => {
    const room = strokes.length < most.strokes && strokes.flat().length < most.numbers;
    if (!event.isPrimary || event.button > 0 || !room) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    drawing = true;
    strokes.push(point(event));
    ink();
  });

  canvas.addEventListener("pointermove", (event) => {
    if (!drawing || !event.isPrimary || strokes.flat().length >= most.numbers) return;
    const stroke = strokes.at(-1);
    const [x, y] = point(event);
    const near = Math.hypot(x - stroke.at(-2), y - stroke.at(-1)) < 4;
    if (near) return;
    stroke.push(x, y);
    ink();
  });

  ["pointerup", "pointercancel"].forEach((end) => canvas.addEventListener(end, () => {
    drawing = false;
    keep();
  }));

  pad.querySelector("button").addEventListener("click", () => {
    strokes = [];
    keep();
    ink();
  });

  function choose() {
    const [types, draw] = ["typed", "drawn"].map((way) => document.getElementById(`signature_${way}`));
    if (!draw.checked) types.checked = true;
    typed.hidden = draw.checked;
    pad.hidden = !draw.checked;
    ink();
  }

  question.addEventListener("change", choose);
  window.addEventListener("pageshow", choose);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ink);
  question.querySelectorAll("[data-scripted]").forEach((part) => { part.hidden = false; });
  strokes = read();
  choose();
})();
