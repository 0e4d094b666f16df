"use strict";
/* One zoom for all photos of the page: what is moved or made larger in one is so in each. */
(() => {
  const LARGEST = 6;
  const STEP = 1.25;
  const bar = document.querySelector(".zoom");
  const frames = [...document.querySelectorAll("[data-frame]")];
  if (!bar || !frames.length) return;
  const said = bar.querySelector("output");
  let scale = 1;
  let left = 0; /* how far the photos are moved, as shares of a frame */
  let top = 0;

  const within = (value) => Math.min(0, Math.max(1 - scale, value));

  function draw() {
    [left, top] = [within(left), within(top)];
    frames.forEach((frame) => {
      const [x, y] = [left * frame.clientWidth, top * frame.clientHeight];
      frame.firstElementChild.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    });
    document.body.classList.toggle("zoomed", scale > 1);
    said.textContent = `${Math.round(scale * 100)}%`;
  }

  /* What lies at this share of the frame stays where it is. */
  function zoom(by, x = 0.5, y = 0.5) {
    const next = Math.min(LARGEST, Math.max(1, scale * by));
    left = x - ((x - left) * next) / scale;
    top = y - ((y - top) * next) / scale;
    scale = next;
    draw();
  }

  bar.addEventListener("click", (event) => {
    const wanted = event.target.closest("[data-zoom]")?.dataset.zoom;
    if (wanted === "in") zoom(STEP);
    if (wanted === "out") zoom(1 / STEP);
    if (wanted === "whole") zoom(1 / LARGEST);
  });

  const MOVES = { ArrowLeft: [0.1, 0], ArrowRight: [-0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1] };
  frames.forEach((frame) => {
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", frame.firstElementChild.alt);
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return; /* a plain wheel scrolls the page */
      event.preventDefault();
      const box = frame.getBoundingClientRect();
      zoom(event.deltaY < 0 ? STEP : 1 / STEP, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    }, { passive: false });
    frame.addEventListener("pointerdown", (event) => {
      if (scale > 1) frame.setPointerCapture(event.pointerId);
    });
    frame.addEventListener("pointermove", (event) => {
      if (!frame.hasPointerCapture(event.pointerId)) return;
      left += event.movementX / frame.clientWidth;
      top += event.movementY / frame.clientHeight;
      draw();
    });
    frame.addEventListener("keydown", (event) => {
      const move = MOVES[event.key];
      if (event.key === "+") zoom(STEP);
      else if (event.key === "-") zoom(1 / STEP);
      else if (move && scale > 1) {
        left += move[0];
        top += move[1];
        draw();
      } else return;
      event.preventDefault();
    });
  });
  window.addEventListener("resize", draw);
  bar.hidden = false;
  draw();
})();
