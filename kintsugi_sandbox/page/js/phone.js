// One phone: puts its parts together and turns what the person does into calls of the sandbox.

import { phoneCall } from "./api.js";
import { keyboardOf, replyKeyboard } from "./buttons.js";
import { Cards } from "./cards.js";
import { Composer } from "./composer.js";
import * as dialogs from "./dialogs/index.js";
import { patchPart } from "./dom.js";
import { fullName, fullTime, phoneClock, zoneName, zoneOf } from "./format.js";
import { frame } from "./frame.js";
import { Layers } from "./layers.js";
import { readLink } from "./links.js";
import { messageActions } from "./message-menu.js";
import { Thread } from "./thread.js";

export class Phone {
  constructor(side, app) {
    this.side = side;
    this.app = app;
    this.pending = [];
    this.seenToasts = null;
    this.frame = frame(side, this);
    this.root = this.frame.root;
    this.layers = new Layers(this.frame.surface);
    this.thread = new Thread(this);
    this.composer = new Composer(this);
    this.cards = new Cards(this);
    this.frame.body.append(
      this.cards.root,
      this.thread.root,
      this.frame.welcome,
      this.composer.root,
      this.frame.keys,
      this.frame.gate,
    );
    this.frame.screen.append(this.layers.root, this.layers.toasts);
  }

  update(state, app) {
    this.state = state;
    this.bot = app.bot;
    this.now = app.now;
    const zone = zoneOf(state);
    this.frame.update(this, phoneClock(app.now, state));
    this.thread.update(state.messages, {
      zone,
      owner: this.names().me,
      waiting: (id) => this.waiting(id),
    });
    this.composer.update(state);
    this.cards.update();
    patchPart(
      this.frame.keys,
      "keys",
      state.started && !state.blocked ? keyboardOf(state) : null,
      ({ rows }) => replyKeyboard(rows, this),
    );
    this.showToasts(state.toasts ?? []);
  }

  names() {
    const other = this.app.other(this.side);
    return {
      me: fullName(this.state.user),
      bot: this.bot.first_name,
      username: this.bot.username,
      other: other?.state ? fullName(other.state.user) : "the other phone",
    };
  }

  waiting(id) {
    const open = [...(this.state.awaiting ?? []), ...this.pending];
    return open.filter((each) => each.message_id === id).map((each) => each.data);
  }

  showToasts(list) {
    const seen = this.seenToasts;
    this.seenToasts = new Set(list.map((each) => each.id));
    if (seen === null) return;
    for (const each of list.filter(({ id, text }) => text && !seen.has(id))) {
      if (each.alert) dialogs.alert(this, each.text);
      else this.toast(each.text);
    }
    for (const { id, url } of list.filter((each) => each.url)) {
      if (!seen.has(id)) this.openLink(url);
    }
  }

  toast(words, kind) {
    this.layers.toast(words, kind);
  }

  unread(count) {
    this.app.unread(this.side, count);
  }

  async call(verb, body) {
    try {
      await phoneCall(this.side, verb, body);
      return true;
    } catch (error) {
      this.toast(error.message, "error");
      return false;
    }
  }

  say(text, replyTo = null) {
    return this.call("say", replyTo === null ? { text } : { text, reply_to: replyTo });
  }

  async tap(id, data) {
    if (this.pending.some((each) => each.message_id === id && each.data === data)) return;
    const mine = { message_id: id, data };
    this.pending.push(mine);
    this.app.redraw();
    await this.call("tap", mine);
    this.pending = this.pending.filter((each) => each !== mine);
    this.app.redraw();
  }

  start(param = "") {
    return this.call("start", param ? { param } : {});
  }

  async openLink(url) {
    const link = readLink(url, this.bot.username);
    if (link.kind === "start") {
      if (link.param || !this.state.started) await this.start(link.param);
      this.thread.toEnd(false);
    } else if (link.kind === "share") this.share(link);
    else if (link.kind === "outside") dialogs.outside(this, link.url);
    else this.toast("This link leads nowhere.");
  }

  async copy(words) {
    try {
      await navigator.clipboard.writeText(words);
      this.toast("Copied");
    } catch {
      dialogs.copyByHand(this, words);
    }
  }

  share(link) {
    dialogs.share(this, link);
  }

  carry({ url, text = "" }) {
    const link = readLink(url, this.bot.username);
    const inner = link.kind === "share" ? { url: link.url, text: text || link.text } : { url, text };
    this.app.other(this.side).cards.add({ from: this.names().me, ...inner });
    this.toast(`Shared with ${this.names().other}`);
    this.app.unread(this.app.other(this.side).side, 1);
  }

  askLocation() {
    dialogs.location(this);
  }

  showPhoto(message) {
    dialogs.photo(this, message);
  }

  deeds() {
    return {
      openLink: (url) => this.openLink(url),
      linkMenu: (url, node) => this.linkMenu(url, node),
      command: (words) => this.say(words),
      copy: (words) => this.copy(words),
      instant: (iso) => this.instant(iso),
    };
  }

  instant(iso) {
    const zone = zoneOf(this.state);
    return `${fullTime(iso, zone)} ${zone ? zoneName(zone) : "UTC"}`;
  }

  linkMenu(url, anchor) {
    this.layers.menu(
      [
        { label: "Open here", icon: "open", action: () => this.openLink(url) },
        { label: `Carry to ${this.names().other}`, icon: "carry", action: () => this.carry({ url }) },
        { label: "Copy link", icon: "copy", action: () => this.copy(url) },
      ],
      { anchor, label: "Link" },
    );
  }

  messageMenu(row, place = null, anchor = row) {
    const actions = messageActions(row.message, this);
    if (actions.length) this.layers.menu(actions, { anchor, place, label: "Message" });
  }
}
