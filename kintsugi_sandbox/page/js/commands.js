// The list of commands over the composer: opened by the "/" button, narrowed by typing.

import { h } from "./dom.js";

let lists = 0;

export class CommandList {
  constructor(composer) {
    lists += 1;
    this.composer = composer;
    this.chosen = 0;
    this.shownFor = null;
    this.root = h("div", {
      className: "commands",
      role: "listbox",
      id: `commands-${lists}`,
      "aria-label": "Commands",
      hidden: true,
      testid: "command-list",
    });
    composer.field.setAttribute("aria-controls", this.root.id);
    composer.field.addEventListener("blur", () => this.hide());
    this.root.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  all() {
    return this.composer.phone.state?.commands ?? [];
  }

  begin() {
    const { field } = this.composer;
    field.value = "/";
    this.composer.focus();
    this.composer.typed();
  }

  menu(anchor) {
    const { phone } = this.composer;
    const items = this.all().map((each) => ({
      label: `/${each.command}`,
      hint: each.description,
      action: () => phone.say(`/${each.command}`),
    }));
    phone.layers.menu(items, { anchor, label: "Commands" });
  }

  filter() {
    const typed = /^\/(\S*)$/.exec(this.composer.field.value);
    const active = document.activeElement === this.composer.field;
    const found =
      typed && active ? this.all().filter((each) => each.command.startsWith(typed[1].toLowerCase())) : [];
    const signature = JSON.stringify(found);
    if (signature === this.shownFor) return;
    this.shownFor = signature;
    this.found = found;
    this.chosen = 0;
    this.root.replaceChildren(...found.map((each, index) => this.option(each, index)));
    this.root.hidden = !found.length;
    this.mark();
  }

  option(each, index) {
    const node = h(
      "div",
      { className: "command", role: "option", id: `${this.root.id}-${index}` },
      h("strong", {}, `/${each.command}`),
      h("span", { dir: "auto" }, each.description),
    );
    node.addEventListener("click", () => this.run(each));
    return node;
  }

  mark() {
    [...this.root.children].forEach((node, index) => {
      node.setAttribute("aria-selected", String(index === this.chosen));
      if (index === this.chosen) node.scrollIntoView({ block: "nearest" });
    });
    const { field } = this.composer;
    if (this.root.hidden) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", `${this.root.id}-${this.chosen}`);
  }

  run({ command }) {
    const { field, phone } = this.composer;
    field.value = "";
    this.composer.typed();
    phone.say(`/${command}`);
  }

  hide() {
    this.shownFor = null;
    this.root.hidden = true;
    this.composer.field.removeAttribute("aria-activedescendant");
  }

  // -> true when the key was meant for the list
  keys(event) {
    if (this.root.hidden) return false;
    const { field } = this.composer;
    const count = this.found.length;
    if (event.key === "ArrowDown") this.chosen = (this.chosen + 1) % count;
    else if (event.key === "ArrowUp") this.chosen = (this.chosen - 1 + count) % count;
    else if (event.key === "Tab" && !event.shiftKey) field.value = `/${this.found[this.chosen].command} `;
    else if (event.key === "Enter" && !event.shiftKey) this.run(this.found[this.chosen]);
    else if (event.key === "Escape") this.root.hidden = true;
    else return false;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Tab") this.composer.typed();
    this.mark();
    return true;
  }
}
