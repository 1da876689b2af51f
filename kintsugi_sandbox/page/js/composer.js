// Where a person writes: text, reply, edit, commands and things to attach.

import { composerParts, heading, snippet } from "./composer-parts.js";
import { CommandList } from "./commands.js";
import * as dialogs from "./dialogs/index.js";
import { h, setText } from "./dom.js";
import { editable } from "./message-menu.js";

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.mode = null; // {kind: "reply" | "edit", message}
    this.forced = null;
    const { drop, ...parts } = composerParts();
    Object.assign(this, parts); // menuButton, field, slash, clip, send, strip, stripWords, row
    this.commands = new CommandList(this);
    this.root = h("div", { className: "composer-box" }, this.commands.root, this.strip, this.row);
    this.listen({ drop });
  }

  listen({ drop }) {
    this.menuButton.addEventListener("click", () => this.commands.menu(this.menuButton));
    this.slash.addEventListener("click", () => this.commands.begin());
    this.clip.addEventListener("click", () => this.attachMenu());
    this.send.addEventListener("click", () => this.submit());
    drop.addEventListener("click", () => this.cancel());
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.keys(event));
  }

  update(state) {
    this.root.hidden = !state.started || state.blocked;
    const commands = state.commands ?? [];
    this.menuButton.hidden = !(state.menu_button?.type !== "web_app" && commands.length);
    this.slash.hidden = !commands.length;
    if (this.mode && !state.messages.some((each) => each.id === this.mode.message.id)) this.leaveMode();
    this.obeyForceReply(state.messages);
    this.commands.filter();
    if (this.wantsFocus && !this.root.hidden) this.focus();
  }

  obeyForceReply(messages) {
    const last = messages.findLast((each) => each.from === "me" || each.force_reply);
    if (!last?.force_reply || this.forced === last.id) return;
    this.forced = last.id;
    if (this.mode?.kind === "edit") return;
    const here = this.phone.root.contains(document.activeElement);
    this.set({ kind: "reply", message: last }, here);
  }

  replyTo(message) {
    if (this.mode?.kind === "edit") this.field.value = "";
    this.set({ kind: "reply", message }, true);
  }

  edit(message) {
    this.set({ kind: "edit", message }, true);
    this.field.value = message.text;
    this.typed();
  }

  set(mode, focus) {
    this.mode = mode;
    const names = this.phone.names();
    const author = mode.message.from === "me" ? names.me : names.bot;
    setText(this.stripWords.firstElementChild, heading(mode, author));
    setText(this.stripWords.lastElementChild, snippet(mode.message));
    this.field.placeholder = mode.message.placeholder || "Message";
    this.strip.hidden = false;
    this.send.setAttribute("aria-label", mode.kind === "edit" ? "Save edit" : "Send message");
    if (focus) this.focus();
  }

  cancel() {
    if (this.mode?.kind === "edit") this.field.value = "";
    this.leaveMode();
    this.typed();
    this.focus();
  }

  leaveMode() {
    this.mode = null;
    this.strip.hidden = true;
    this.field.placeholder = "Message";
    this.send.setAttribute("aria-label", "Send message");
  }

  focus() {
    if (this.root.hidden) return;
    this.wantsFocus = false;
    this.field.focus({ preventScroll: true });
  }

  focusSoon() {
    this.wantsFocus = true;
    this.focus();
  }

  typed() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 140)}px`;
    this.commands.filter();
  }

  async submit() {
    const text = this.field.value;
    const { mode } = this;
    const caption = mode?.kind === "edit" && mode.message.kind !== "text";
    if (!text.trim() && !caption) return this.focus();
    this.leaveMode();
    this.field.value = "";
    this.typed();
    this.focus();
    if (await this.deliver(text, mode)) return undefined;
    // Nothing a person wrote is thrown away: a refused message comes back into the field.
    if (!this.field.value) {
      this.field.value = text;
      if (mode) this.set(mode, false);
      this.typed();
    }
    return undefined;
  }

  deliver(text, mode) {
    if (mode?.kind === "edit") return this.phone.call("edit", { message_id: mode.message.id, text });
    return this.phone.say(text, mode ? mode.message.id : null);
  }

  takeReply() {
    const id = this.mode?.kind === "reply" ? this.mode.message.id : null;
    if (id !== null) this.cancel();
    return id;
  }

  keys(event) {
    if (event.isComposing || this.commands.keys(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && this.mode) {
      event.stopPropagation();
      this.cancel();
    } else if (event.key === "ArrowUp" && !this.field.value) this.pick(event);
  }

  // As in Telegram: up edits one's last message, Ctrl+up answers the last one of the other side.
  pick(event) {
    const list = this.phone.state.messages;
    const wanted =
      event.ctrlKey || event.metaKey ? (each) => each.from === "bot" && each.kind !== "service" : editable;
    const message = list.findLast(wanted);
    if (!message) return;
    event.preventDefault();
    if (wanted === editable) this.edit(message);
    else this.replyTo(message);
  }

  attachMenu() {
    const { phone } = this;
    phone.layers.menu(
      [
        { label: "Photo", icon: "photo", action: () => dialogs.sendPhoto(phone) },
        { label: "Voice note", icon: "mic", action: () => dialogs.sendVoice(phone) },
        { label: "Location", icon: "pin", action: () => dialogs.location(phone) },
        { label: "Sticker", icon: "smile", action: () => phone.call("sticker") },
        { label: "Forwarded message", icon: "forward", action: () => dialogs.forward(phone) },
      ],
      { anchor: this.clip, label: "Attach" },
    );
  }
}
