// Turns text with entities (UTF-16 offsets, as JavaScript counts) into nodes; every word as a text node.

import { h, onPress } from "./dom.js";
import { spans } from "./links.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

// deeds: {openLink(url), linkMenu(url, node), command(words), copy(words), instant(milliseconds since 1970)}
export function richText(message, deeds) {
  const text = message.text ?? "";
  const list = spans(message)
    .filter((each) => each.length > 0 && each.offset >= 0 && each.offset < text.length)
    .map((each) => ({ ...each, end: Math.min(text.length, each.offset + each.length) }));
  return nest(text, list, 0, text.length, deeds);
}

// A block ends its line by itself: the line break after it stays in the text but makes no empty line.
function pushText(nodes, words) {
  const before = nodes.at(-1);
  const afterBlock = before instanceof Element && before.matches("pre, blockquote");
  if (!afterBlock || !words.startsWith("\n")) return nodes.push(words);
  return nodes.push(h("span", { className: "line-end" }, "\n"), words.slice(1));
}

function nest(text, list, start, end, deeds) {
  const queue = [...list].sort((a, b) => a.offset - b.offset || b.end - a.end || rank(a) - rank(b));
  const nodes = [];
  let at = start;
  while (queue.length) {
    const outer = queue.shift();
    if (outer.offset > at) pushText(nodes, text.slice(at, outer.offset));
    const inside = [];
    while (queue.length && queue[0].offset < outer.end) {
      const inner = queue.shift();
      inside.push({ ...inner, end: Math.min(inner.end, outer.end) });
      // What reaches beyond its neighbour goes on after it.
      if (inner.end > outer.end) insert(queue, { ...inner, offset: outer.end });
    }
    nodes.push(wrap(outer, text, nest(text, inside, outer.offset, outer.end, deeds), deeds));
    at = outer.end;
  }
  if (at < end) pushText(nodes, text.slice(at, end));
  return nodes;
}

const rank = (span) => (span.type.endsWith("blockquote") || span.type === "pre" ? 0 : 1);

function insert(queue, span) {
  const place = queue.findIndex((each) => each.offset > span.offset);
  if (place === -1) queue.push(span);
  else queue.splice(place, 0, span);
}

function wrap(span, text, nodes, deeds) {
  if (span.type === "spoiler") return spoiler(nodes);
  if (span.type === "url" || span.type === "text_link") return link(span.url, nodes, deeds);
  if (span.type === "bot_command") return command(text.slice(span.offset, span.end), nodes, deeds);
  const node = h(TAGS[span.type] ?? "span", { className: `e-${span.type}` }, nodes);
  if (span.type === "date_time") node.title = deeds.instant(span.unix_time * 1000);
  if (span.type === "code")
    node.addEventListener("click", () => deeds.copy(text.slice(span.offset, span.end)));
  return node;
}

function link(url, nodes, deeds) {
  const node = h("a", { role: "link", tabindex: "0", className: "link", title: url }, nodes);
  onPress(node, () => deeds.openLink(url));
  node.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    event.stopPropagation();
    deeds.linkMenu(url, node);
  });
  return node;
}

function command(words, nodes, deeds) {
  const node = h("a", { role: "link", tabindex: "0", className: "link" }, nodes);
  onPress(node, () => deeds.command(words));
  return node;
}

// Hidden words are inert: neither read aloud, nor copied by accident, nor reachable, until they are shown.
function spoiler(nodes) {
  const words = h("span", { className: "spoiler-words", inert: true, "aria-hidden": "true" }, nodes);
  const cover = h(
    "span",
    {
      className: "spoiler",
      role: "button",
      tabindex: "0",
      "aria-label": "Hidden words, press to show",
      testid: "spoiler",
    },
    words,
  );
  onPress(cover, () => {
    if (cover.classList.contains("shown")) return;
    const whole = cover.closest("[data-message-id]") ?? cover;
    for (const each of whole.querySelectorAll(".spoiler")) show(each);
  });
  return cover;
}

function show(cover) {
  cover.classList.add("shown");
  cover.removeAttribute("role");
  cover.removeAttribute("aria-label");
  cover.setAttribute("tabindex", "-1");
  cover.firstElementChild.inert = false;
  cover.firstElementChild.removeAttribute("aria-hidden");
}
