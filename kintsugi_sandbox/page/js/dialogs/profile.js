// Who holds this phone: name, username, language; and the clock that this page shows on it.

import { h } from "../dom.js";
import { chooseZone, chosenZone, isZone } from "../format.js";
import { actions, button, field, form, problem } from "./parts.js";

const LANGUAGES = [
  ["en", "English"],
  ["ar", "العربية"],
  ["de", "Deutsch"],
  ["es", "Español"],
  ["fa", "فارسی"],
  ["fr", "Français"],
  ["he", "עברית"],
  ["hi", "हिन्दी"],
  ["it", "Italiano"],
  ["ja", "日本語"],
  ["nl", "Nederlands"],
  ["pl", "Polski"],
  ["pt-br", "Português (Brasil)"],
  ["ru", "Русский"],
  ["tr", "Türkçe"],
  ["uk", "Українська"],
  ["zh-hans", "简体中文"],
];
const ZONES = [
  "Pacific/Auckland",
  "Asia/Tokyo",
  "Asia/Kolkata",
  "Africa/Nairobi",
  "Europe/Berlin",
  "Europe/Lisbon",
  "America/Sao_Paulo",
  "America/New_York",
  "America/Los_Angeles",
];

export function profile(phone) {
  const { user } = phone.state;
  phone.layers.dialog({
    title: "This phone's owner",
    testid: "profile-dialog",
    build: (close) => {
      const text = (value, testid) =>
        h("input", { type: "text", className: "input", dir: "auto", value: value ?? "", testid });
      const first = text(user.first_name, "first-name");
      const last = text(user.last_name, "last-name");
      const username = text(user.username, "username");
      const language = choice(LANGUAGES, user.language_code ?? "en", "language");
      const zone = choice(
        [["", asKnown(phone.state)], ...zoneNames().map((name) => [name, name])],
        chosenZone(phone.state) ?? "",
        "device-zone",
      );
      const trouble = problem();
      const save = async () => {
        if (!first.value.trim()) return trouble.say("A first name is needed.");
        chooseZone(phone.state, zone.value || null);
        close();
        phone.app.redraw();
        return phone.call("profile", {
          first_name: first.value,
          last_name: last.value || null,
          username: username.value.replace(/^@/, "") || null,
          language_code: language.value,
        });
      };
      return form(
        save,
        h("div", { className: "two" }, field("First name", first), field("Last name", last)),
        h("div", { className: "two" }, field("Username", username), field("Language", language)),
        field("Clock on this phone", zone, "Only for the times this page shows. The bot never learns it."),
        trouble.node,
        actions(
          button("Cancel", close),
          button("Save", null, { primary: true, submit: true, testid: "save-profile" }),
        ),
      );
    },
  });
}

function choice(pairs, value, testid) {
  const all = pairs.some(([code]) => code === value) ? pairs : [[value, value], ...pairs];
  return h(
    "select",
    { className: "input", testid },
    all.map(([code, name]) => h("option", { value: code, selected: code === value }, name)),
  );
}

const asKnown = ({ zone }) => (zone ? `As the bot knows it: ${zone}` : "As the bot knows it: not yet, so UTC");

function zoneNames() {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = Intl.supportedValuesOf?.("timeZone") ?? [];
  return [...new Set([here, ...ZONES, ...all])].filter((name) => name && isZone(name));
}
