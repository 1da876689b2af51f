// The fixed furniture of a phone: status line, chat header, welcome text, START and unblock.

import * as dialogs from "./dialogs/index.js";
import { h, setText } from "./dom.js";
import { fullName, initials } from "./format.js";
import { icon } from "./icons.js";

const TITLES = { left: "Left", right: "Right" };

export function frame(side, phone) {
  const ownerName = h("span", { className: "owner-name", dir: "auto" });
  const owner = h("button", { className: "owner", testid: "profile-button" }, icon("person"), ownerName);
  owner.addEventListener("click", () => dialogs.profile(phone));
  const clock = h("span", { className: "phone-clock", role: "img", testid: "phone-clock" });
  const face = h("span", { className: "face", "aria-hidden": "true" });
  const botName = h("strong", { dir: "auto" });
  const under = h("small");
  const more = h(
    "button",
    { className: "bare", "aria-haspopup": "menu", "aria-label": "Chat menu", testid: "chat-menu" },
    icon("more"),
  );
  more.addEventListener("click", () => chatMenu(phone, more));
  const header = h(
    "header",
    { className: "chat-header" },
    face,
    h("div", { className: "chat-names" }, botName, under),
    more,
  );
  const pinWords = h("span", { dir: "auto" });
  const pin = h(
    "button",
    { className: "pinned", hidden: true, testid: "pinned" },
    h("strong", {}, "Pinned message"),
    pinWords,
  );
  pin.addEventListener("click", () => phone.thread.show(phone.state.pinned));
  const body = h("div", { className: "phone-body" });
  const surface = h(
    "div",
    { className: "surface" },
    h("div", { className: "status-line" }, owner, clock),
    header,
    pin,
    body,
  );
  const screen = h("div", { className: "screen" }, surface);
  const root = h(
    "section",
    { className: "phone", id: `phone-${side}`, "data-phone": side, testid: `phone-${side}` },
    screen,
  );
  const welcome = h(
    "div",
    { className: "welcome", hidden: true },
    h("strong", { dir: "auto" }),
    h("p", { dir: "auto" }),
  );
  const keys = h("div", { className: "keys", testid: "reply-keyboard" });
  const gate = gateOf(phone);
  return { root, screen, surface, body, welcome, keys, gate: gate.root, update };

  function update(current, time) {
    const { user, started, blocked, messages } = current.state;
    const me = fullName(user);
    root.setAttribute("aria-label", `${TITLES[side]} phone: ${me}`);
    setText(
      ownerName,
      [me, user.username ? `@${user.username}` : null, user.language_code].filter(Boolean).join(" · "),
    );
    owner.setAttribute("aria-label", `Profile of ${me}`);
    setText(clock, time.shown);
    clock.title = time.meaning;
    clock.setAttribute("aria-label", `${time.shown}. ${time.meaning}`);
    setText(botName, current.bot.first_name);
    setText(under, blocked ? "blocked" : "bot");
    setText(face, initials(current.bot.first_name));
    welcome.hidden = started || messages.length > 0;
    setText(welcome.firstElementChild, "What can this bot do?");
    setText(
      welcome.lastElementChild,
      current.state.description ||
        current.bot.description ||
        current.bot.short_description ||
        "Press START to find out.",
    );
    const pinned = messages.find((each) => each.id === current.state.pinned);
    pin.hidden = !pinned;
    setText(pinWords, pinned ? pinned.snippet : "");
    gate.update(started, blocked);
  }
}

function gateOf(phone) {
  const start = h("button", { className: "gate", testid: "start-button" }, "START");
  const unblock = h("button", { className: "gate", testid: "unblock-button" }, "UNBLOCK");
  start.addEventListener("click", async () => {
    if (await phone.start()) phone.composer.focusSoon();
  });
  unblock.addEventListener("click", async () => {
    if (await phone.call("unblock")) phone.composer.focusSoon();
  });
  return {
    root: h("div", { className: "gates" }, start, unblock),
    update(started, blocked) {
      unblock.hidden = !blocked;
      start.hidden = blocked || started;
    },
  };
}

function chatMenu(phone, anchor) {
  const { blocked } = phone.state;
  phone.layers.menu(
    [
      { label: "Profile, language, clock", icon: "person", action: () => dialogs.profile(phone) },
      { label: "About this bot", icon: "list", action: () => dialogs.about(phone) },
      blocked
        ? { label: "Unblock", icon: "open", action: () => phone.call("unblock") }
        : { label: "Block", icon: "block", danger: true, action: () => phone.call("block") },
    ],
    { anchor, label: "Chat" },
  );
}
