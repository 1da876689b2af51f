// Menus, dialogs and toasts of one phone. A dialog keeps the rest of its own phone still, never the other phone.

import { h } from "./dom.js";
import { icon } from "./icons.js";

const TOAST_TIME = 3500; // milliseconds
let names = 0;

export class Layers {
  constructor(surface) {
    this.surface = surface;
    this.root = h("div", { className: "layers" });
    this.toasts = h("div", { className: "toasts", role: "status", "aria-live": "polite" });
    this.open = [];
  }

  toast(words, kind = "") {
    const node = h("div", { className: `toast ${kind}`, testid: "toast", dir: "auto" }, words);
    this.toasts.append(node);
    while (this.toasts.children.length > 3) this.toasts.firstElementChild.remove();
    setTimeout(() => node.remove(), kind === "error" ? TOAST_TIME * 1.5 : TOAST_TIME);
  }

  // build(close) -> nodes of the body. Resolves nothing: what is done in a dialog is done by its buttons.
  dialog({ title, role = "dialog", testid, build, wide = false }) {
    this.closeMenu();
    names += 1;
    const back = document.activeElement;
    const shade = h("div", { className: "shade" });
    const close = () => {
      if (!shade.isConnected) return;
      shade.remove();
      this.open = this.open.filter((each) => each !== close);
      this.hold();
      if (back?.isConnected && !back.closest("[inert]")) back.focus({ preventScroll: true });
    };
    const heading = h("h2", { id: `title-${names}`, dir: "auto" }, title);
    const box = h(
      "div",
      {
        className: wide ? "dialog wide" : "dialog",
        role,
        "aria-modal": "true",
        "aria-labelledby": `title-${names}`,
        testid,
        tabindex: "-1",
      },
      heading,
      build(close),
    );
    shade.append(box);
    shade.addEventListener("pointerdown", (event) => event.target === shade && role === "dialog" && close());
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        close();
      }
      if (event.key === "Tab") circle(event, box);
    });
    this.root.append(shade);
    this.open.push(close);
    this.hold();
    (
      box.querySelector("[data-first]") ??
      box.querySelector("input, select, textarea, button") ??
      box
    ).focus();
    return close;
  }

  hold() {
    this.surface.inert = this.open.length > 0;
  }

  // items: [{label, icon, action, hint?}]; place: {x, y} in the window, or beside the anchor.
  menu(items, { anchor, place = null, label }) {
    this.closeMenu();
    const list = h(
      "div",
      { className: "menu", role: "menu", "aria-label": label },
      items.map((each) => menuItem(each, () => this.closeMenu())),
    );
    const away = (event) => !list.contains(event.target) && this.closeMenu(false);
    this.menuOpen = { list, anchor, away };
    this.root.append(list);
    put(list, this.root.getBoundingClientRect(), place ?? corner(anchor));
    list.addEventListener("keydown", (event) => menuKeys(event, list, () => this.closeMenu()));
    list.addEventListener("contextmenu", (event) => event.preventDefault());
    document.addEventListener("pointerdown", away, true);
    anchor?.setAttribute("aria-expanded", "true");
    list.firstElementChild?.focus();
  }

  closeMenu(focusBack = true) {
    if (!this.menuOpen) return;
    const { list, anchor, away } = this.menuOpen;
    this.menuOpen = null;
    const hadFocus = list.contains(document.activeElement);
    list.remove();
    document.removeEventListener("pointerdown", away, true);
    anchor?.removeAttribute("aria-expanded");
    if (focusBack && hadFocus && anchor?.isConnected) anchor.focus({ preventScroll: true });
  }
}

function menuItem(item, close) {
  const node = h(
    "button",
    { role: "menuitem", className: `menu-item ${item.danger ? "danger" : ""}`, tabindex: "-1" },
    item.icon ? icon(item.icon) : null,
    h("span", { dir: "auto" }, item.label),
    item.hint ? h("small", { dir: "auto" }, item.hint) : null,
  );
  node.addEventListener("click", () => {
    close();
    item.action();
  });
  return node;
}

function menuKeys(event, list, close) {
  const all = [...list.children];
  const here = all.indexOf(document.activeElement);
  const next = {
    ArrowDown: (here + 1) % all.length,
    ArrowUp: (here - 1 + all.length) % all.length,
    Home: 0,
    End: all.length - 1,
  }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    all[next].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    close();
  }
}

function corner(anchor) {
  const box = anchor.getBoundingClientRect();
  return { x: box.left, y: box.bottom + 4, above: box.top - 4 };
}

function put(list, frame, { x, y, above }) {
  const { offsetWidth: width, offsetHeight: height } = list;
  const left = Math.max(8, Math.min(x - frame.left, frame.width - width - 8));
  const under = y - frame.top;
  const fits = under + height <= frame.height - 8;
  const top = fits
    ? under
    : Math.max(8, Math.min((above ?? y) - frame.top - height, frame.height - height - 8));
  list.style.left = `${left}px`;
  list.style.top = `${top}px`;
}

function circle(event, box) {
  const all = [...box.querySelectorAll("button, input, select, textarea, a[tabindex], a[href]")].filter(
    (each) => !each.disabled && each.offsetParent,
  );
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (document.activeElement !== edge && document.activeElement !== box) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}
