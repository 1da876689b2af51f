// The elements that the composer is made of, and the words over them. What they do is the composer's.

import { h } from "./dom.js";
import { icon } from "./icons.js";

export function composerParts() {
  const field = h("textarea", {
    rows: "1",
    placeholder: "Message",
    "aria-label": "Message",
    dir: "auto",
    testid: "composer",
    autocomplete: "off",
    "aria-autocomplete": "list",
  });
  const menuProps = { className: "menu-button", "aria-haspopup": "menu", testid: "menu-button" };
  const menuButton = h("button", menuProps, icon("menu"), "Menu");
  const slash = tool("slash", "bare tool", "Commands", "commands-button");
  const clip = tool("clip", "bare tool", "Attach", "attach-button");
  clip.setAttribute("aria-haspopup", "menu");
  const send = tool("send", "send", "Send message", "send-button");
  const drop = tool("close", "bare", "Cancel reply or edit", "strip-cancel");
  const stripWords = h("div", { className: "strip-words" }, h("strong"), h("span", { dir: "auto" }));
  const strip = h("div", { className: "strip", hidden: true, testid: "reply-strip" }, stripWords, drop);
  const row = h("div", { className: "composer" }, menuButton, field, slash, clip, send);
  return { menuButton, field, slash, clip, send, strip, stripWords, drop, row };
}

function tool(name, className, label, testid) {
  return h("button", { className, "aria-label": label, testid }, icon(name));
}

export function heading({ kind, message }, author) {
  if (kind === "reply") return `Reply to ${author}`;
  return message.kind === "text" ? "Edit message" : "Edit caption";
}

export function snippet(message) {
  if (message.text) return message.snippet;
  return (
    { photo: "Photo", voice: "Voice note", location: "Location", sticker: "Sticker" }[message.kind] ?? ""
  );
}
