// The drawer "What the bot does": its last calls, newest first.

import { h, patchList } from "./dom.js";
import { exactTime, fullName } from "./format.js";
import { icon } from "./icons.js";

export class Log {
  constructor() {
    this.toggle = h(
      "button",
      { className: "push", "aria-expanded": "false", "aria-controls": "log-drawer", testid: "log-button" },
      icon("list"),
      h("span", {}, "What the bot does"),
    );
    const close = h("button", { className: "bare", "aria-label": "Close the drawer" }, icon("close"));
    this.list = h("ol", {
      className: "log-list",
      testid: "log",
      tabindex: "0",
      "aria-label": "Last calls of the bot",
    });
    this.root = h(
      "aside",
      { id: "log-drawer", className: "drawer", "aria-label": "What the bot does", hidden: true },
      h("div", { className: "drawer-head" }, h("h2", {}, "What the bot does"), close),
      h("p", { className: "hint" }, "Its last calls of the Bot API, newest first."),
      this.list,
    );
    this.toggle.addEventListener("click", () => this.open(this.root.hidden));
    close.addEventListener("click", () => this.open(false));
    this.root.addEventListener("keydown", (event) => event.key === "Escape" && this.open(false));
  }

  open(wanted) {
    this.root.hidden = !wanted;
    this.toggle.setAttribute("aria-expanded", String(wanted));
    document.body.classList.toggle("with-drawer", wanted);
    if (wanted) this.list.focus();
    else this.toggle.focus();
  }

  update(state) {
    const owners = new Map(Object.values(state.phones).map((each) => [each.user.id, fullName(each.user)]));
    const seen = new Map();
    const calls = (state.log ?? []).map((call) => {
      const name = JSON.stringify(call);
      seen.set(name, (seen.get(name) ?? 0) + 1);
      return {
        ...call,
        key: `${name} ${seen.get(name)}`,
        to: call.chat === null ? "" : (owners.get(call.chat) ?? String(call.chat)),
      };
    });
    patchList(this.list, calls.reverse(), { key: (call) => call.key, create: line, update: () => {} });
  }
}

function line(call) {
  return h(
    "li",
    { className: call.ok ? "call" : "call bad" },
    h("time", {}, exactTime(call.at)),
    h("code", {}, call.method),
    h("span", { dir: "auto" }, call.to ? `to ${call.to}` : ""),
    call.ok ? null : h("em", {}, call.error ?? "failed"),
  );
}
