// The trouble switch: lets the next calls of the bot fail, so that one can watch it cope.

import { setTrouble } from "./api.js";
import { h, setText } from "./dom.js";
import { icon } from "./icons.js";

const KINDS = {
  429: "429, too many requests",
  502: "502, bad gateway",
  timeout: "Time-out after delivery",
  blocked: "Blocked by the person",
  unreachable: "400, chat not found",
  page: "403, a gateway's page",
  sign_in: "200, a sign-in page",
  redirect: "301, a redirect",
};

export class Trouble {
  constructor() {
    this.label = h("span", { testid: "trouble-left" }, "Trouble");
    this.toggle = h(
      "button",
      {
        className: "push",
        "aria-expanded": "false",
        "aria-controls": "trouble-panel",
        testid: "trouble-button",
      },
      icon("storm"),
      this.label,
    );
    this.panel = h("div", {
      id: "trouble-panel",
      className: "panel",
      role: "group",
      "aria-label": "Trouble switch",
      hidden: true,
      testid: "trouble-panel",
    });
    this.root = h("div", { className: "trouble" }, this.toggle, this.panel);
    this.build();
    this.toggle.addEventListener("click", () => this.open(this.panel.hidden));
    this.root.addEventListener("keydown", (event) => event.key === "Escape" && this.open(false));
    document.addEventListener(
      "pointerdown",
      (event) => !this.root.contains(event.target) && this.open(false, false),
    );
  }

  build() {
    this.kind = h(
      "select",
      { className: "input", testid: "trouble-kind" },
      Object.entries(KINDS).map(([value, name]) => h("option", { value }, name)),
    );
    this.kind.value = "429";
    this.count = h("input", {
      type: "number",
      min: "1",
      max: "1000",
      value: "3",
      className: "input",
      testid: "trouble-count",
    });
    this.wait = h("input", {
      type: "number",
      min: "1",
      max: "3600",
      value: "2",
      className: "input",
      testid: "trouble-retry-after",
    });
    const waitField = h("label", { className: "field" }, h("span", {}, "Retry after, seconds"), this.wait);
    this.kind.addEventListener("change", () => {
      waitField.hidden = this.kind.value !== "429";
    });
    this.status = h("p", { className: "hint", role: "status" });
    const go = h("button", { className: "push primary", testid: "trouble-on" }, "Start");
    this.off = h("button", { className: "push", testid: "trouble-off" }, "Off");
    go.addEventListener("click", () =>
      this.set({
        kind: this.kind.value,
        count: Number(this.count.value),
        ...(this.kind.value === "429" ? { retry_after: Number(this.wait.value) } : {}),
      }),
    );
    this.off.addEventListener("click", () => this.set({ kind: "off", count: 0 }));
    this.panel.append(
      h("p", { className: "hint" }, "The next calls of the bot fail like this:"),
      h("label", { className: "field" }, h("span", {}, "Trouble"), this.kind),
      h("label", { className: "field" }, h("span", {}, "Number of calls"), this.count),
      waitField,
      this.status,
      h("div", { className: "dialog-actions" }, this.off, go),
    );
  }

  open(wanted, focus = true) {
    if (this.panel.hidden === !wanted) return;
    this.panel.hidden = !wanted;
    this.toggle.setAttribute("aria-expanded", String(wanted));
    if (focus) (wanted ? this.kind : this.toggle).focus();
  }

  async set(trouble) {
    try {
      await setTrouble(trouble);
      this.said = "";
    } catch (error) {
      this.said = error.message;
    }
    this.show();
  }

  update({ trouble }) {
    this.trouble = trouble;
    this.show();
  }

  show() {
    const { trouble } = this;
    const words = trouble ? `${KINDS[trouble.kind] ?? trouble.kind}: ${trouble.left} left` : "";
    this.toggle.classList.toggle("on", Boolean(trouble));
    setText(this.label, trouble ? `${trouble.kind} · ${trouble.left} left` : "Trouble");
    setText(this.status, this.said || words || "Off: everything works.");
    this.status.classList.toggle("bad", Boolean(this.said));
  }
}
