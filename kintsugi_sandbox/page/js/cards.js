// Links that came over from the other phone. They live in this page only.

import { h, patchList } from "./dom.js";
import { icon } from "./icons.js";
import { keep, kept } from "./state.js";

export class Cards {
  constructor(phone) {
    this.phone = phone;
    this.list = kept(`cards.${phone.side}`, []);
    this.root = h("div", { className: "cards", role: "status" });
  }

  // card: {from, url, text}
  add(card) {
    this.change([...this.list, { ...card, id: (this.list.at(-1)?.id ?? 0) + 1 }]);
  }

  change(list) {
    this.list = list;
    keep(`cards.${this.phone.side}`, list);
    this.update();
  }

  update() {
    patchList(this.root, this.list, {
      key: (card) => card.id,
      create: (card) => this.build(card),
      update: () => {},
    });
  }

  build(card) {
    const remove = () => {
      this.change(this.list.filter((each) => each.id !== card.id));
      this.phone.composer.focus();
    };
    const open = h("button", { className: "card-open" }, "Open");
    const away = h("button", { className: "bare", "aria-label": "Put away" }, icon("close"));
    open.hidden = !card.url;
    open.addEventListener("click", async () => {
      remove();
      await this.phone.openLink(card.url);
    });
    away.addEventListener("click", remove);
    const words = [card.text, card.url].filter(Boolean).join("\n");
    return h(
      "div",
      { className: "card", role: "group", "aria-label": `${card.from} shared a link`, testid: "shared-link" },
      h(
        "div",
        { className: "card-words" },
        h("strong", { dir: "auto" }, `${card.from} shared a link`),
        h("span", { dir: "auto" }, words),
      ),
      open,
      away,
    );
  }
}
