// What can be done with one message.

import { deepLinks } from "./links.js";

export function messageActions(message, phone) {
  if (message.kind === "service") return [];
  const actions = [];
  const add = (label, icon, action) => actions.push({ label, icon, action });
  const open = phone.state.started && !phone.state.blocked;
  if (open) add("Reply", "reply", () => phone.composer.replyTo(message));
  if (open && editable(message))
    add(message.kind === "text" ? "Edit" : "Edit caption", "edit", () => phone.composer.edit(message));
  if (message.text && !message.protected) add("Copy text", "copy", () => phone.copy(message.text));
  if (message.text && !message.protected && open)
    add("Forward to the bot", "forward", () => phone.call("forward", { text: message.text }));
  for (const url of deepLinks(message, phone.bot.username)) {
    add(`Carry the link to ${phone.names().other}`, "carry", () => phone.carry({ url }));
  }
  return actions;
}

export function editable(message) {
  return message.from === "me" && !message.forwarded && ["text", "photo", "voice"].includes(message.kind);
}
