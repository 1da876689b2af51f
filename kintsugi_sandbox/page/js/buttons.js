// Buttons that the bot put under a message, and the keyboard it put under the composer.

import { h } from "./dom.js";
import { icon } from "./icons.js";

export function inlineButtons(message, rows, waiting, phone) {
  return h(
    "div",
    { className: "inline-buttons", role: "group", "aria-label": "Buttons", testid: "inline-buttons" },
    rows.map((row) =>
      h(
        "div",
        { className: "button-row" },
        row.map((each) => inlineButton(message, each, waiting, phone)),
      ),
    ),
  );
}

function inlineButton(message, button, waiting, phone) {
  const busy = button.data !== undefined && waiting.includes(button.data);
  const node = h(
    "button",
    {
      type: "button",
      className: `inline-button ${button.style ? `style-${button.style}` : ""}`.trim(),
      "aria-busy": busy ? "true" : null,
      title: button.url ?? null,
    },
    h("span", { dir: "auto" }, button.text),
    corner(button),
    busy ? h("span", { className: "spinner", "aria-hidden": "true" }) : null,
  );
  node.addEventListener("click", () => press(message, button, phone));
  node.addEventListener("contextmenu", (event) => {
    if (!button.url) return;
    event.preventDefault();
    event.stopPropagation();
    phone.linkMenu(button.url, node);
  });
  return node;
}

function corner(button) {
  if (button.url) return icon("open", "corner");
  if (copied(button) !== null) return icon("copy", "corner");
  if (query(button) !== null) return icon("forward", "corner");
  return null;
}

function press(message, button, phone) {
  if (button.url) return phone.openLink(button.url);
  if (copied(button) !== null) return phone.copy(copied(button));
  if (query(button) !== null) return phone.share({ url: "", text: query(button) });
  return phone.tap(message.id, button.data);
}

// Bot API 10.1 nests both values in an object; a plain string is understood too.
function copied({ copy_text: copy }) {
  if (copy === null || copy === undefined) return null;
  return typeof copy === "string" ? copy : copy.text;
}

function query({ switch_inline_query_chosen_chat: chosen }) {
  if (chosen === null || chosen === undefined) return null;
  return typeof chosen === "string" ? chosen : (chosen.query ?? "");
}

export function replyKeyboard(rows, phone) {
  return h(
    "div",
    { className: "key-rows" },
    rows.map((row) =>
      h(
        "div",
        { className: "key-row" },
        row.map((given) => {
          const key = typeof given === "string" ? { text: given } : given;
          const node = h(
            "button",
            { className: "key" },
            key.request_location ? icon("pin") : null,
            h("span", { dir: "auto" }, key.text),
          );
          node.addEventListener("click", () =>
            key.request_location ? phone.askLocation() : phone.say(key.text),
          );
          return node;
        }),
      ),
    ),
  );
}

// The keyboard that is in force: the newest one sent; an empty one takes it away.
export function keyboardOf({ keyboard: told, messages }) {
  if (told !== undefined) return told?.length ? { rows: told } : null;
  for (let place = messages.length - 1; place >= 0; place -= 1) {
    const { keyboard, from } = messages[place];
    if (from === "bot" && keyboard)
      return keyboard.length ? { rows: keyboard, id: messages[place].id } : null;
  }
  return null;
}
