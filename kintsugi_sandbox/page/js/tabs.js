// On a narrow screen one phone is seen at a time; tabs and a swipe change it, a badge tells of the other.

import { h, setText } from "./dom.js";
import { fullName } from "./format.js";

const SIDES = ["left", "right"];
const SWIPE = 70; // pixels

export class Tabs {
  constructor(root, stage) {
    this.stage = stage;
    this.counts = { left: 0, right: 0 };
    this.tabs = Object.fromEntries(SIDES.map((side) => [side, this.tab(side)]));
    root.append(...SIDES.map((side) => this.tabs[side].node));
    root.addEventListener("keydown", (event) => this.keys(event));
    this.watchSwipe();
    this.choose("left");
  }

  tab(side) {
    const name = h("span", { dir: "auto" });
    const badge = h("span", { className: "badge", hidden: true, testid: `badge-${side}` });
    const node = h(
      "button",
      { role: "tab", className: "tab", "aria-controls": `phone-${side}`, testid: `tab-${side}` },
      name,
      badge,
    );
    node.addEventListener("click", () => this.choose(side));
    return { node, name, badge };
  }

  choose(side) {
    this.side = side;
    this.stage.dataset.shown = side;
    for (const each of SIDES) {
      this.tabs[each].node.setAttribute("aria-selected", String(each === side));
      this.tabs[each].node.tabIndex = each === side ? 0 : -1;
    }
    this.counts[side] = 0;
    this.show();
  }

  unread(side, count) {
    if (side === this.side || !this.alone()) return;
    this.counts[side] += count;
    this.show();
  }

  alone() {
    return matchMedia("(max-width: 700px)").matches;
  }

  show() {
    for (const side of SIDES) {
      const { badge } = this.tabs[side];
      badge.hidden = this.counts[side] === 0;
      setText(badge, String(this.counts[side]));
      badge.setAttribute("aria-label", `${this.counts[side]} new`);
    }
  }

  update(state) {
    for (const side of SIDES) setText(this.tabs[side].name, fullName(state.phones[side].user));
  }

  keys(event) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    this.choose(this.side === "left" ? "right" : "left");
    this.tabs[this.side].node.focus();
  }

  watchSwipe() {
    let from = null;
    this.stage.addEventListener(
      "touchstart",
      (event) => {
        const [touch] = event.touches;
        from =
          event.touches.length === 1 && !event.target.closest("input, textarea, .layers, pre") ? touch : null;
      },
      { passive: true },
    );
    this.stage.addEventListener(
      "touchend",
      (event) => {
        if (!from) return;
        const [touch] = event.changedTouches;
        const aside = touch.clientX - from.clientX;
        if (Math.abs(aside) > SWIPE && Math.abs(touch.clientY - from.clientY) < SWIPE / 2)
          this.choose(aside < 0 ? "right" : "left");
        from = null;
      },
      { passive: true },
    );
  }
}
