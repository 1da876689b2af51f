// Handing something on: a link to the other phone, or a forwarded message to the bot.

import { h } from "../dom.js";
import { initials } from "../format.js";
import { actions, button, field, form, problem } from "./parts.js";

export function share(phone, { url, text }) {
  const { other } = phone.names();
  phone.layers.dialog({
    title: "Share to…",
    testid: "share-sheet",
    build: (close) => {
      const person = h(
        "button",
        { className: "person", "data-first": true },
        h("span", { className: "face small", "aria-hidden": "true" }, initials(other)),
        h("span", { dir: "auto" }, other),
      );
      person.addEventListener("click", () => {
        close();
        phone.carry({ url, text });
      });
      return [
        h("p", { className: "words quoted", dir: "auto" }, [text, url].filter(Boolean).join("\n")),
        person,
        actions(
          url
            ? button("Copy link", () => {
                close();
                phone.copy(url);
              })
            : null,
          button("Cancel", close),
        ),
      ];
    },
  });
}

export function forward(phone) {
  phone.layers.dialog({
    title: "Forward a message to the bot",
    testid: "forward-dialog",
    build: (close) => {
      const words = h("textarea", { className: "input", rows: "3", dir: "auto", testid: "forward-text" });
      words.value = "Something a friend wrote";
      const trouble = problem();
      const send = () => {
        if (!words.value.trim()) return trouble.say("The message needs some words.");
        close();
        return phone.call("forward", { text: words.value });
      };
      return form(
        send,
        field("What the forwarded message says", words),
        trouble.node,
        actions(
          button("Cancel", close),
          button("Forward", null, { primary: true, submit: true, testid: "send-forward" }),
        ),
      );
    },
  });
}
