// Pieces that several dialogs are made of.

import { h } from "../dom.js";

export function field(label, input, note = null) {
  return h("label", { className: "field" }, h("span", {}, label), input, note ? h("small", {}, note) : null);
}

export function actions(...buttons) {
  return h("div", { className: "dialog-actions" }, buttons);
}

export function button(label, action, { primary = false, testid, submit = false, autofocus = false } = {}) {
  const node = h(
    "button",
    {
      type: submit ? "submit" : "button",
      className: primary ? "push primary" : "push",
      testid,
      "data-first": autofocus,
    },
    label,
  );
  if (action) node.addEventListener("click", action);
  return node;
}

export function form(onSubmit, ...children) {
  const node = h("form", { className: "dialog-form", novalidate: true }, children);
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    onSubmit();
  });
  return node;
}

export function problem() {
  const node = h("p", { className: "problem", role: "alert" });
  return {
    node,
    say: (words) => {
      node.textContent = words;
    },
  };
}
