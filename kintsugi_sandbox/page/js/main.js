// Builds the page and hands each new state to its parts.

import { h } from "./dom.js";
import { Log } from "./log.js";
import { Phone } from "./phone.js";
import { coalesce, follow } from "./state.js";
import { Tabs } from "./tabs.js";
import { TimeBar } from "./timebar.js";
import { Trouble } from "./trouble.js";

const part = (id) => document.getElementById(id);

function begin() {
  const stage = part("stage");
  const tabs = new Tabs(part("tabs"), stage);
  const bar = new TimeBar();
  const trouble = new Trouble();
  const log = new Log();
  let state = null;
  const app = {
    other: (side) => phones[side === "left" ? "right" : "left"],
    unread: (side, count) => tabs.unread(side, count),
    redraw: () => state && render(state),
  };
  const phones = { left: new Phone("left", app), right: new Phone("right", app) };
  part("bar").append(bar.root, h("div", { className: "bar-tools" }, trouble.root, log.toggle), bar.notes);
  stage.append(phones.left.root, phones.right.root, log.root);

  part("skips").append(...["left", "right"].map((side) => skip(side, phones, tabs)));

  const render = (next) => {
    state = next;
    // Both know their state before either draws: each shows the other's name.
    for (const side of ["left", "right"]) phones[side].state = next.phones[side];
    for (const side of ["left", "right"]) phones[side].update(next.phones[side], next);
    for (const each of [bar, trouble, log, tabs]) each.update(next);
    document.body.dataset.ready = "true";
  };
  follow(coalesce(render), (alive) => {
    const line = part("connection");
    line.hidden = alive;
    line.textContent = alive ? "" : "The sandbox does not answer. Trying again …";
  });
}

// For the keyboard: past everything else, straight to where one writes (or to START, or to unblock).
function skip(side, phones, tabs) {
  const node = h("button", { className: "push" }, `Write on the ${side} phone`);
  node.addEventListener("click", () => {
    tabs.choose(side);
    const { root, composer } = phones[side];
    composer.focus();
    if (document.activeElement === node) root.querySelector(".gate:not([hidden])")?.focus();
  });
  return node;
}

begin();
