// What a message carries besides words: picture, voice note, place, sticker.

import { h } from "./dom.js";
import { length } from "./format.js";
import { icon } from "./icons.js";

const BARS = 34;
const OWN_STICKER = "/static/img/bowl.svg";

export function attachment(message, phone) {
  if (message.kind === "photo") return photo(message, phone);
  if (message.kind === "voice") return voice(message);
  if (message.kind === "location") return place(message);
  if (message.kind === "sticker") return sticker(message);
  if (message.kind === "document") return paper(message);
  return document.createComment(message.kind);
}

function photo(message, phone) {
  const picture = h("img", { src: message.media_url, alt: "Photo", loading: "lazy", draggable: "false" });
  const frame = h("button", { className: "photo", "aria-label": "Open the photo", testid: "photo" }, picture);
  picture.addEventListener("error", () => frame.classList.add("missing"));
  if (message.spoiler) cover(frame);
  frame.addEventListener("click", () => {
    if (frame.classList.contains("covered")) uncover(frame);
    else phone.showPhoto(message);
  });
  return frame;
}

// A photo that was sent hidden: the first press shows it, the next one opens it.
function cover(frame) {
  frame.classList.add("covered");
  frame.setAttribute("aria-label", "Hidden photo, press to show");
}

function uncover(frame) {
  frame.classList.remove("covered");
  frame.setAttribute("aria-label", "Open the photo");
}

function voice(message) {
  const sound = h("audio", { src: message.media_url, preload: "metadata" });
  const button = h("button", { className: "voice-play", "aria-label": "Play the voice note" }, icon("play"));
  const bars = h(
    "span",
    { className: "bars", "aria-hidden": "true" },
    heights(message.id).map((height) => bar(height)),
  );
  const seek = h("input", {
    type: "range",
    className: "seek",
    min: "0",
    max: "1000",
    value: "0",
    "aria-label": "Position in the voice note",
  });
  const clock = h("span", { className: "voice-time" }, length(message.duration ?? 0));
  const total = () =>
    Number.isFinite(sound.duration) && sound.duration > 0 ? sound.duration : (message.duration ?? 0);

  const show = () => {
    const part = total() ? sound.currentTime / total() : 0;
    seek.value = String(Math.round(part * 1000));
    [...bars.children].forEach((each, index) => each.classList.toggle("heard", index < part * BARS));
    clock.textContent =
      sound.currentTime > 0 ? `${length(sound.currentTime)} / ${length(total())}` : length(total());
    button.replaceChildren(icon(sound.paused ? "play" : "pause"));
    button.setAttribute("aria-label", sound.paused ? "Play the voice note" : "Pause the voice note");
  };
  for (const event of ["timeupdate", "play", "pause", "loadedmetadata"]) sound.addEventListener(event, show);
  sound.addEventListener("ended", () => {
    sound.currentTime = 0;
  });
  sound.addEventListener("error", () => {
    clock.textContent = "cannot be played here";
  });
  button.addEventListener("click", () => (sound.paused ? sound.play().catch(() => {}) : sound.pause()));
  seek.addEventListener("input", () => {
    sound.currentTime = (Number(seek.value) / 1000) * total();
  });
  return h(
    "div",
    { className: "voice", testid: "voice" },
    button,
    h("div", { className: "voice-body" }, h("div", { className: "track" }, bars, seek), clock),
    sound,
  );
}

function bar(height) {
  const node = h("span");
  node.style.setProperty("--height", `${height}%`);
  return node;
}

// A made-up wave form, the same each time for the same message.
function heights(seed) {
  let value = ((Number(seed) || 1) * 2654435761) % 4294967296;
  return Array.from({ length: BARS }, (_, index) => {
    value = (value * 1664525 + 1013904223) % 4294967296;
    return 18 + Math.round((value / 4294967296) * 55 * (0.55 + 0.45 * Math.sin(index / 3)) + 12);
  });
}

function place(message) {
  const lat = Number(message.latitude);
  const lon = Number(message.longitude);
  const words = `${Math.abs(lat).toFixed(4)}° ${lat < 0 ? "S" : "N"}, ${Math.abs(lon).toFixed(4)}° ${lon < 0 ? "W" : "E"}`;
  return h(
    "div",
    { className: "place", testid: "location" },
    h("div", { className: "map", "aria-hidden": "true" }, icon("pin")),
    h("div", { className: "place-words" }, `Location ${words}`),
  );
}

function paper(message) {
  const name = message.file_name || "File";
  return h(
    "a",
    { className: "paper", href: message.media_url, download: name, testid: "document" },
    icon("list"),
    h("span", { dir: "auto" }, name),
  );
}

function sticker(message) {
  const bowl = h("img", {
    className: "sticker",
    src: message.media_url ?? OWN_STICKER,
    alt: message.text || "Sticker",
  });
  // A sticker of a single pixel, or one that cannot be shown, is only a stand-in.
  const replace = () => {
    if (bowl.naturalWidth < 2 && !bowl.src.endsWith(OWN_STICKER)) bowl.src = OWN_STICKER;
  };
  bowl.addEventListener("load", replace);
  bowl.addEventListener("error", replace);
  if (!message.text) return bowl;
  return h(
    "div",
    { className: "sticker-box" },
    bowl,
    h("span", { className: "sticker-words" }, message.text),
  );
}
