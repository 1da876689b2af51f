// The list of messages of one phone: days, groups, where it is scrolled, what is new below.

import { createMessage, updateMessage } from "./bubble.js";
import { calmMotion, h, patchList, setText } from "./dom.js";
import { dayName, dayOf } from "./format.js";
import { icon } from "./icons.js";

const STOPS = ".quote, .photo, .voice-play, .seek, .paper, .link, .spoiler:not(.shown), .inline-button, .carry";
const NEAR = 48; // pixels from the end that still count as "at the end"

export class Thread {
  constructor(phone) {
    this.phone = phone;
    this.stuck = true;
    this.fresh = 0;
    this.lastTop = 0;
    this.lastId = null;
    this.list = h("div", { className: "messages" });
    this.scroller = h(
      "div",
      {
        className: "thread",
        role: "log",
        "aria-live": "polite",
        "aria-relevant": "additions text",
        testid: "thread",
      },
      this.list,
    );
    this.count = h("span");
    this.chip = h(
      "button",
      { className: "new-chip", hidden: true, testid: "new-messages" },
      icon("down"),
      this.count,
    );
    this.chip.addEventListener("click", () => this.toEnd(true));
    this.root = h("div", { className: "thread-wrap" }, this.scroller, this.chip);
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.list.addEventListener("keydown", (event) => this.keys(event));
    this.list.addEventListener("focusin", (event) => this.rove(event.target.closest(".message")));
    const follow = new ResizeObserver(() => this.stuck && this.toEnd(false));
    follow.observe(this.list);
    follow.observe(this.scroller);
  }

  update(messages, view) {
    this.scroller.setAttribute("aria-label", `Messages on ${view.owner}'s phone`);
    const hadFocus = this.list.contains(document.activeElement);
    patchList(this.list, rows(messages, view.zone), {
      key: (row) => row.key,
      create: (row) =>
        row.day ? h("div", { className: "day" }, row.day) : createMessage(row.message, this.phone),
      update: (node, row) => {
        if (row.day) setText(node, row.day);
        else
          updateMessage(node, row.message, {
            zone: view.zone,
            last: row.last,
            waiting: view.waiting(row.message.id),
            phone: this.phone,
          });
      },
    });
    this.arrived(messages);
    if (hadFocus && document.activeElement === document.body) this.focusLast();
    this.rove(this.list.querySelector('.message[tabindex="0"]') ?? this.nodes().at(-1));
    if (this.stuck) this.toEnd(false);
  }

  arrived(messages) {
    const newest = messages.at(-1)?.id ?? null;
    const added = this.lastId === null ? [] : messages.filter((each) => each.id > this.lastId);
    if (added.some((each) => each.from === "me")) this.stuck = true;
    const theirs = added.filter((each) => each.from === "bot").length;
    if (!this.stuck) this.fresh += theirs;
    if (theirs) this.phone.unread(theirs);
    if (this.fresh === 0 && added.length) this.rove(this.nodes().at(-1));
    this.lastId = newest ?? this.lastId ?? 0;
    this.showChip();
  }

  showChip() {
    if (this.stuck) this.fresh = 0;
    this.chip.hidden = this.stuck;
    setText(
      this.count,
      this.fresh ? `${this.fresh} new message${this.fresh === 1 ? "" : "s"}` : "To the end",
    );
  }

  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    if (clientHeight === 0) return; // hidden behind the other phone's tab
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    // Only a person scrolls up; a composer that grows merely takes room from below.
    if (atEnd || scrollTop < this.lastTop) this.stuck = atEnd;
    this.lastTop = scrollTop;
    this.showChip();
  }

  toEnd(smooth) {
    this.stuck = true;
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth ? calmMotion() : "auto" });
    this.showChip();
  }

  show(id) {
    const node = this.nodes().find((each) => each.dataset.messageId === String(id));
    if (!node) return this.phone.toast("That message is no longer here.");
    this.stuck = false;
    node.scrollIntoView({ block: "center", behavior: calmMotion() });
    node.classList.remove("flash");
    requestAnimationFrame(() => node.classList.add("flash"));
    return this.focus(node);
  }

  nodes() {
    return [...this.list.querySelectorAll(".message")];
  }

  // One message is a stop for the Tab key, with what it holds: the newest, or the one last visited by arrows.
  rove(node) {
    if (!node) return;
    for (const each of this.nodes()) {
      const tabIndex = each === node ? 0 : -1;
      each.tabIndex = tabIndex;
      for (const stop of each.querySelectorAll(STOPS)) stop.tabIndex = tabIndex;
    }
  }

  focus(node) {
    this.rove(node);
    node?.focus({ preventScroll: true });
  }

  focusLast() {
    this.focus(this.nodes().at(-1));
  }

  keys(event) {
    if (event.key === "Escape") this.phone.composer.focus();
    if (!event.target.matches?.(".message")) return;
    const all = this.nodes();
    const here = all.indexOf(event.target);
    const step = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: all.length - 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(all.length - 1, step))];
    this.focus(next);
    next.scrollIntoView({ block: "nearest" });
  }
}

function rows(messages, zone) {
  const list = [];
  messages.forEach((message, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    const day = dayOf(message.at, zone);
    if (!before || dayOf(before.at, zone) !== day)
      list.push({ key: `day-${day}-${message.id}`, day: dayName(message.at, zone) });
    const last =
      !after || after.from !== message.from || after.kind === "service" || dayOf(after.at, zone) !== day;
    list.push({ key: `m-${message.id}`, message, last });
  });
  return list;
}
