// The time machine: what time it is for the bot, and the buttons that move it.

import { moveTime } from "./api.js";
import { h, setText } from "./dom.js";
import { clockTime, fullDate, fullName, shortDate, zoneOf } from "./format.js";
import { icon } from "./icons.js";

const ERROR_TIME = 12000; // milliseconds
const STEPS = [
  ["hour", "+1 hour"],
  ["nudge", "To the next nudge"],
  ["day", "+1 day"],
  ["checkin", "To the next check-in"],
];

export class TimeBar {
  constructor() {
    this.date = h("span", { className: "bar-date" });
    this.time = h("span", { className: "bar-time" });
    this.zones = h("small", { className: "bar-zones", dir: "auto" });
    this.clock = h(
      "div",
      { className: "bar-clock", testid: "clock" },
      icon("clock"),
      h("div", {}, h("div", {}, this.date, " ", this.time), this.zones),
    );
    this.buttons = STEPS.map(([step, label]) => this.button(step, label));
    this.note = h("p", { className: "bar-note", role: "status", testid: "time-status", hidden: true });
    this.problem = h("p", { className: "bar-note bad", role: "alert", testid: "time-error", hidden: true });
    this.root = h(
      "div",
      { className: "time", role: "group", "aria-label": "Time machine" },
      this.clock,
      h("div", { className: "bar-steps" }, this.buttons),
    );
    this.notes = h("div", { className: "bar-notes" }, this.note, this.problem);
  }

  button(step, label) {
    const node = h(
      "button",
      { className: "push step", testid: `time-${step}` },
      h("span", { className: "spinner", "aria-hidden": "true" }),
      label,
    );
    node.addEventListener("click", () => this.move(step, label, node));
    return node;
  }

  async move(step, label, pressed) {
    if (this.running) return;
    this.running = true;
    this.problem.hidden = true;
    this.show(pressed, `Moving time: ${label}. The bot does what falls due on the way …`);
    try {
      await moveTime(step);
    } catch (error) {
      setText(this.problem, error.message);
      this.problem.hidden = false;
      clearTimeout(this.fading);
      this.fading = setTimeout(() => {
        this.problem.hidden = true;
      }, ERROR_TIME);
    }
    this.running = false;
    this.show(null, "");
  }

  // aria-disabled keeps the focus where it was; a disabled button would lose it.
  show(pressed, words) {
    for (const each of this.buttons) {
      each.setAttribute("aria-disabled", String(Boolean(pressed)));
      each.setAttribute("aria-busy", String(each === pressed));
    }
    setText(this.note, words);
    this.note.hidden = !words;
  }

  update(state) {
    setText(this.date, fullDate(state.now));
    setText(this.time, `${clockTime(state.now)} UTC`);
    const known = Object.values(state.phones).filter((each) => zoneOf(each));
    setText(
      this.zones,
      known.map((each) => `${fullName(each.user)} ${shortDate(state.now, zoneOf(each))}`).join(" · "),
    );
    this.zones.hidden = !known.length;
  }
}
