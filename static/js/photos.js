"use strict";
/* Comfort for the page of photos: a camera with an outline, a look at the picture before it is
   sent, a smaller picture, and how far sending is. Everything also works without it. Nothing is
   kept: a picture lives in this page until it is sent. */
(() => {
  const LONGEST = 1600; /* pixels */
  const LIGHT = 600_000; /* bytes worth aiming at */
  const HEAVIEST = 10_000_000; /* bytes the clinic takes */
  const QUALITIES = [0.86, 0.78, 0.7, 0.6];
  const LOOKED_AT = 480; /* pixels of the longest side when checking light and sharpness */
  const DARK = 55, BRIGHT = 225, BLURRED = 35;
  const SECONDS = 3;

  const words = JSON.parse(document.getElementById("photo-words").textContent);
  const cards = () => document.querySelectorAll(".photo");
  const live = navigator.mediaDevices && navigator.mediaDevices.getUserMedia;
  let closeCamera = () => {};
  let last = Promise.resolve(); /* the sending that was begun last */
  let unsent = 0; /* sendings that are under way, or wait for their turn */
  let clearing = false; /* this device is about to forget the page */

  function make(tag, properties = {}, ...inside) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  }

  function button(name, about, look = "quiet") {
    return make("button", { type: "button", className: `button ${look}` },
      name, make("span", { className: "unseen" }, `: ${about}`));
  }

  /* The picture */

  function drawn(source, width, height, longest) {
    const scale = Math.min(1, longest / Math.max(width, height));
    const canvas = make("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
    const pen = canvas.getContext("2d", { willReadFrequently: longest === LOOKED_AT });
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(source, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  function asJpeg(canvas, quality) {
    return new Promise((done) => { canvas.toBlob(done, "image/jpeg", quality); });
  }

  async function light(canvas) {
    let made = null;
    for (const quality of QUALITIES) {
      made = await asJpeg(canvas, quality);
      if (made && made.size <= LIGHT) break;
    }
    return made;
  }

  /* A sentence when the picture looks dark, bright or blurred; it never forbids. */
  function doubt(canvas) {
    const small = drawn(canvas, canvas.width, canvas.height, LOOKED_AT);
    const { width, height } = small;
    const { data } = small.getContext("2d").getImageData(0, 0, width, height);
    const grey = new Float32Array(width * height);
    let sum = 0;
    for (let i = 0; i < grey.length; i += 1) {
      grey[i] = 0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2];
      sum += grey[i];
    }
    const mean = sum / grey.length;
    if (mean < DARK) return words.dark;
    if (mean > BRIGHT) return words.bright;
    return sharpness(grey, width, height) < BLURRED ? words.blurred : "";
  }

  /* The variance of the Laplacian over the middle, where the face is. */
  function sharpness(grey, width, height) {
    let sum = 0, squares = 0, count = 0;
    const left = Math.max(1, width >> 3), top = Math.max(1, height >> 3);
    for (let y = top; y < height - top; y += 1) {
      for (let x = left; x < width - left; x += 1) {
        const i = y * width + x;
        const edge = 4 * grey[i] - grey[i - 1] - grey[i + 1] - grey[i - width] - grey[i + width];
        sum += edge;
        squares += edge * edge;
        count += 1;
      }
    }
    return count ? squares / count - (sum / count) ** 2 : Infinity;
  }

  /* One card */

  function enhance(card) {
    const [frame, said, form] = [".frame", ".said", "form"].map((one) => card.querySelector(one));
    const input = form.querySelector("input[type=file]");
    const buttons = form.querySelector(".buttons");
    const about = card.querySelector("h2").textContent;
    const again = Boolean(frame.querySelector("img"));
    const atRest = [...frame.childNodes];
    const wasSaid = [...said.childNodes];
    let picked = null;

    const camera = button(again ? words.again : words.take, about);
    const choose = button(again ? words.another : words.choose, about);
    const use = button(words.use, about, "");
    const drop = button(words.again, about);
    form.querySelector(".file").hidden = true;
    input.hidden = true;

    function say(what, mood = "") {
      said.className = `said ${mood}`;
      said.replaceChildren(...[what].flat());
    }

    function show(...what) { buttons.replaceChildren(...what); }

    function rest() {
      picked = null;
      input.value = "";
      frame.replaceChildren(...atRest);
      say(wasSaid);
      show(camera, choose);
    }

    async function pick(file) {
      card.querySelector(".error")?.remove();
      say(words.looking);
      let bitmap = null;
      try {
        bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
      } catch {
        return unseen(file);
      }
      const canvas = drawn(bitmap, bitmap.width, bitmap.height, LONGEST);
      bitmap.close();
      return preview(canvas);
    }

    /* A picture that this browser cannot show, such as HEIC: the clinic can. */
    function unseen(file) {
      if (file.size > HEAVIEST) {
        rest();
        say(words.large, "failed");
        return;
      }
      picked = file;
      frame.replaceChildren(...atRest);
      say(words.unseen);
      show(use, drop);
      use.focus();
    }

    async function preview(canvas) {
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", `${words.fresh}: ${about}`);
      picked = await light(canvas);
      frame.replaceChildren(canvas);
      const problem = doubt(canvas);
      use.firstChild.data = problem ? words.anyway : words.use;
      say(problem ? `${problem} ${words.either}` : words.unsaved, problem ? "doubt" : "");
      show(use, drop);
      use.focus();
    }

    /* One at a time: of two that arrive together, only one would be noted as seen from here. */
    async function send() {
      const sent = new FormData(form);
      sent.set("photo", picked, "photo");
      const request = new XMLHttpRequest();
      const bar = make("progress", { max: 1, value: 0 });
      bar.setAttribute("aria-label", `${words.sending} ${about}`);
      request.upload.addEventListener("progress", ({ loaded, total }) => {
        if (total) bar.value = loaded / total;
        if (loaded === total) say(words.saving);
      });
      request.open("POST", form.action);
      request.timeout = 120_000; /* from when its turn comes */
      say(words.sending);
      show(bar);
      unsent += 1;
      last = last.then(() => new Promise((done) => {
        request.addEventListener("loadend", done);
        request.send(sent);
      }));
      await last;
      unsent -= 1;
      if (request.status) answered(request);
      else failed(); /* no network, or too slow */
    }

    function failed(what = words.failed) {
      say(what, "failed");
      use.firstChild.data = words.retry;
      show(use, drop);
      use.focus();
    }

    function answered(request) {
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      const fresh = page.getElementById(card.id);
      if (request.status === 200 && !fresh) {
        location.assign(request.responseURL); /* such as the birth date, asked again */
        return;
      }
      const problem = fresh && fresh.querySelector(".error p");
      if (request.status !== 200) {
        failed(problem ? `${words.refused} ${problem.lastChild.data}` : undefined);
        return;
      }
      document.getElementById("photos-next")?.replaceWith(page.getElementById("photos-next"));
      card.replaceWith(fresh);
      enhance(fresh);
      fresh.focus();
    }

    /* The camera */

    async function look(facing = "user") {
      closeCamera();
      say(words.opening);
      let stream = null;
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: facing, width: { ideal: LONGEST }, height: { ideal: LONGEST } },
        });
      } catch {
        rest();
        say(words.shut, "failed");
        choose.focus();
        return;
      }
      const video = make("video", { playsInline: true, muted: true, autoplay: true, srcObject: stream });
      const stage = make("div", { className: `stage${facing === "user" ? " mirror" : ""}` }, video);
      const outline = document.getElementById(`outline-${card.dataset.side}`).content;
      stage.append(outline.cloneNode(true));
      const shoot = button(words.shoot, about, "");
      const turn = button(words.turn, about);
      const close = button(words.close, about);
      let counting = 0;
      closeCamera = () => {
        clearInterval(counting);
        stream.getTracks().forEach((track) => track.stop());
        closeCamera = () => {};
        rest();
      };
      shoot.addEventListener("click", () => {
        let left = SECONDS;
        const count = make("div", { className: "count", ariaHidden: "true" }, String(left));
        frame.append(count);
        show(close);
        say(words.still.replace("{n}", SECONDS));
        counting = setInterval(() => {
          left -= 1;
          count.textContent = String(left);
          if (left) return;
          const canvas = drawn(video, video.videoWidth, video.videoHeight, LONGEST);
          closeCamera();
          preview(canvas);
        }, 1000);
      });
      turn.addEventListener("click", () => look(facing === "user" ? "environment" : "user"));
      close.addEventListener("click", () => { closeCamera(); camera.focus(); });
      frame.replaceChildren(stage);
      say(words.fit);
      show(shoot, turn, close);
      shoot.focus();
    }

    /* Without a camera in the page, the telephone's own takes the picture. */
    function takeWithPhone() {
      input.setAttribute("capture", "user");
      input.click();
    }

    camera.addEventListener("click", () => (live ? look() : takeWithPhone()));
    choose.addEventListener("click", () => { input.removeAttribute("capture"); input.click(); });
    drop.addEventListener("click", () => { rest(); camera.focus(); });
    use.addEventListener("click", send);
    input.addEventListener("change", () => { if (input.files[0]) pick(input.files[0]); });
    form.addEventListener("submit", (event) => event.preventDefault());
    show(camera, choose);
  }

  cards().forEach(enhance);
  window.addEventListener("pagehide", () => closeCamera());
  window.addEventListener("beforeunload", (event) => { if (unsent && !clearing) event.preventDefault(); });
  /* A shared device is cleared at once: a question here would leave the photos on it. */
  document.querySelector("[data-idle] form")?.addEventListener("submit", () => { clearing = true; });
  document.addEventListener("visibilitychange", () => { if (document.hidden) closeCamera(); });
})();
