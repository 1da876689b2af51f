// One message as a bubble. Parts are rebuilt one by one, so that sound goes on while a reaction arrives.

import { h, onPress, patchPart } from "./dom.js";
import { richText } from "./entities.js";
import { clockTime } from "./format.js";
import { icon, tail } from "./icons.js";
import { inlineButtons } from "./buttons.js";
import { deepLinks } from "./links.js";
import { attachment } from "./media.js";

const RTL = /^[^\p{L}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/u;

export function createMessage(message, phone) {
  const bubble = h("div", { className: "bubble" });
  const row = h(
    "article",
    {
      className: `message ${message.from}`,
      testid: "message",
      tabindex: "-1",
      "data-message-id": message.id,
    },
    bubble,
  );
  row.bubble = bubble;
  row.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    phone.messageMenu(row, { x: event.clientX, y: event.clientY });
  });
  row.addEventListener("keydown", (event) => {
    if (event.target !== row || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    phone.messageMenu(row);
  });
  row.addEventListener("dblclick", (event) => {
    if (!event.target.closest("button, a, audio, input, .spoiler")) phone.composer.replyTo(row.message);
  });
  return row;
}

// view: {zone, last (of its group), waiting (data of taps not yet answered), phone}
export function updateMessage(row, message, view) {
  const { phone } = view;
  const signature = JSON.stringify([message, view.zone, view.last, view.waiting, phone.names()]);
  row.message = message;
  if (row.signature === signature) return;
  row.signature = signature;
  const { bubble } = row;
  const deeds = phone.deeds(message);
  const author = message.from === "me" ? "You" : phone.names().bot;
  row.setAttribute("aria-label", `${author}, ${clockTime(message.at, view.zone)}`);
  row.dataset.kind = message.kind;
  row.classList.toggle("last", view.last);
  row.classList.toggle("protected", Boolean(message.protected));
  patchPart(bubble, "forwarded", message.forwarded || null, () =>
    h("div", { className: "forwarded" }, "Forwarded message"),
  );
  patchPart(bubble, "reply", message.reply_to, (reply) => quote(reply, phone));
  const media = [message.kind, message.media_url, message.duration, message.latitude, message.longitude, message.spoiler];
  const sticker = message.kind === "sticker" ? message.text : null;
  patchPart(
    bubble,
    "media",
    message.kind === "text" || message.kind === "service" ? null : [...media, sticker],
    () => attachment(message, phone),
  );
  patchPart(
    bubble,
    "text",
    message.text && message.kind !== "sticker" ? [message.text, message.entities, view.zone] : null,
    () => words(message, deeds),
  );
  patchPart(bubble, "foot", foot(message, view), (shown) => footer(shown));
  patchPart(
    bubble,
    "tail",
    view.last && message.kind !== "service" && message.kind !== "sticker" ? message.from : null,
    tail,
  );
  patchPart(bubble, "handle", message.kind === "service" ? null : "handle", () => handle(row, phone));
  patchPart(
    row,
    "buttons",
    message.buttons?.length ? [message.buttons, view.waiting] : null,
    ([rows, waiting]) => inlineButtons(message, rows, waiting, phone),
  );
  patchPart(row, "carry", carried(message, phone), (shown) => carryChip(shown, phone));
  bubble.style.setProperty("--meta", `${metaWidth(message)}px`);
  bubble.classList.toggle("rtl-end", RTL.test((message.text ?? "").split("\n").pop()));
  bubble.classList.toggle("with-reaction", Boolean(message.reaction));
}

function words(message, deeds) {
  const node = h("div", { className: "text", dir: "auto", testid: "message-text" }, richText(message, deeds));
  node.append(h("span", { className: "meta-room", "aria-hidden": "true" }));
  return node;
}

function quote(reply, phone) {
  const author = reply.from === "me" ? phone.names().me : phone.names().bot;
  const node = h(
    "button",
    { className: "quote", testid: "quote", "aria-label": `In reply to ${author}: ${reply.snippet ?? ""}` },
    h("strong", { dir: "auto" }, author),
    h("span", { dir: "auto" }, reply.snippet ?? ""),
  );
  node.addEventListener("click", () => phone.thread.show(reply.id));
  return node;
}

function foot(message, view) {
  if (message.kind === "service") return null;
  const { at, edited, silent, from, reaction, effect } = message;
  return {
    at: clockTime(at, view.zone),
    edited,
    silent,
    from,
    reaction,
    effect,
    protected: message.protected,
    bot: view.phone.names().bot,
  };
}

function footer(shown) {
  const signs = h(
    "span",
    { className: "meta" },
    shown.effect ? sign("spark", "Sent with an effect") : null,
    shown.protected ? sign("lock", "Cannot be forwarded or copied") : null,
    shown.silent ? sign("quiet", "Sent without a sound") : null,
    shown.edited ? h("span", { className: "edited" }, "edited") : null,
    h("time", {}, shown.at),
    shown.from === "me" ? icon("ticks", "ticks") : null,
  );
  const reaction = shown.reaction
    ? h(
        "span",
        {
          className: "reaction",
          testid: "reaction",
          role: "img",
          "aria-label": `${shown.bot} reacted with ${shown.reaction}`,
        },
        h("span", { className: "reaction-sign" }, shown.reaction),
        h("span", { className: "dot-face" }),
      )
    : null;
  return h("div", { className: "foot-line" }, reaction, signs);
}

function sign(name, meaning) {
  return h("span", { className: "sign", role: "img", "aria-label": meaning, title: meaning }, icon(name));
}

function metaWidth({ edited, silent, from, effect, protected: locked }) {
  return (
    40 + (from === "me" ? 18 : 0) + (edited ? 38 : 0) + [silent, effect, locked].filter(Boolean).length * 17
  );
}

function handle(row, phone) {
  const button = h(
    "button",
    { className: "handle", tabindex: "-1", "aria-label": "Message menu", testid: "message-menu" },
    icon("down"),
  );
  button.addEventListener("click", () => phone.messageMenu(row, null, button));
  return button;
}

function carried(message, phone) {
  const links = deepLinks(message, phone.names().username);
  return links.length ? { links, other: phone.names().other } : null;
}

function carryChip({ links, other }, phone) {
  const chip = h(
    "span",
    { className: "carry", role: "button", tabindex: "0", testid: "carry-link" },
    icon("carry"),
    `Carry the link to ${other}`,
  );
  onPress(chip, () => phone.carry({ url: links[0] }));
  return chip;
}
