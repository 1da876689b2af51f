// Dialogs that only tell something: an alert, a picture, a link that would lead outside, the bot's words about itself.

import { h } from "../dom.js";
import { actions, button } from "./parts.js";

export function alert(phone, words) {
  phone.layers.dialog({
    title: phone.names().bot,
    role: "alertdialog",
    testid: "alert",
    build: (close) => [
      h("p", { className: "words", dir: "auto" }, words),
      actions(button("OK", close, { primary: true, autofocus: true })),
    ],
  });
}

export function photo(phone, message) {
  phone.layers.dialog({
    title: "Photo",
    testid: "photo-view",
    wide: true,
    build: (close) => [
      h("img", { className: "big-photo", src: message.media_url, alt: message.text || "Photo" }),
      actions(button("Close", close, { primary: true, autofocus: true })),
    ],
  });
}

export function outside(phone, url) {
  phone.layers.dialog({
    title: "Open this link?",
    testid: "outside-link",
    build: (close) => {
      const go = h(
        "a",
        {
          className: "push primary",
          href: url,
          target: "_blank",
          rel: "noopener noreferrer",
          "data-first": true,
        },
        "Open",
      );
      go.addEventListener("click", () => setTimeout(close));
      return [
        h("p", { className: "words url" }, url),
        h("p", { className: "hint" }, "It leads out of the sandbox, to the internet."),
        actions(button("Cancel", close), go),
      ];
    },
  });
}

export function copyByHand(phone, words) {
  phone.layers.dialog({
    title: "Copy this text",
    testid: "copy-by-hand",
    build: (close) => {
      const area = h("textarea", {
        className: "input",
        rows: "4",
        readonly: true,
        "aria-label": "Text to copy",
      });
      area.value = words;
      area.addEventListener("focus", () => area.select());
      return [area, actions(button("Close", close, { primary: true }))];
    },
  });
}

export function about(phone) {
  const { first_name: name, username, short_description: brief, description } = phone.bot;
  phone.layers.dialog({
    title: name,
    testid: "about",
    build: (close) =>
      [
        h("p", { className: "hint" }, `@${username}`),
        brief ? h("p", { className: "words", dir: "auto" }, brief) : null,
        description ? h("p", { className: "words", dir: "auto" }, description) : null,
        actions(button("Close", close, { primary: true, autofocus: true })),
      ].filter(Boolean),
  });
}
