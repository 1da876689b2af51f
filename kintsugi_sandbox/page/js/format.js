// Says times, names and lengths in words. UTC unless a phone's own zone is known.

import { keep, kept } from "./state.js";

const makers = new Map();

function maker(zone, options) {
  const name = `${zone} ${JSON.stringify(options)}`;
  if (!makers.has(name))
    makers.set(name, new Intl.DateTimeFormat("en-GB", { timeZone: zone ?? "UTC", ...options }));
  return makers.get(name);
}

export const clockTime = (iso, zone) =>
  maker(zone, { hour: "2-digit", minute: "2-digit" }).format(new Date(iso));
export const dayOf = (iso, zone) =>
  maker(zone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(iso));
export const dayName = (iso, zone) =>
  maker(zone, { weekday: "long", day: "numeric", month: "long" }).format(new Date(iso));
export const fullDate = (iso, zone) =>
  maker(zone, { weekday: "short", day: "numeric", month: "short", year: "numeric" }).format(new Date(iso));
export const shortDate = (iso, zone) =>
  maker(zone, { weekday: "short", hour: "2-digit", minute: "2-digit" }).format(new Date(iso));
export const fullTime = (iso, zone) =>
  maker(zone, { dateStyle: "full", timeStyle: "short" }).format(new Date(iso));
export const exactTime = (iso) =>
  maker(null, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(new Date(iso));

export function length(seconds) {
  const whole = Math.max(0, Math.round(Number.isFinite(seconds) ? seconds : 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function fullName(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}

export function initials(name) {
  const first = [...(name ?? "").trim()][0];
  return first ? first.toUpperCase() : "?";
}

// A clock that was chosen on this page goes before the zone that the bot knows, as somebody's own phone would;
// it belongs to one life of the sandbox.
const zoneKey = (phone) => `zone.${phone.side}.${phone.life}`;
export const chosenZone = (phone) => kept(zoneKey(phone), null);
export const chooseZone = (phone, zone) => keep(zoneKey(phone), zone);
export const zoneOf = (phone) => chosenZone(phone) ?? (phone.zone && isZone(phone.zone) ? phone.zone : null);

// "Lisbon", "New York"; people know zones of fixed offset by the opposite sign of their IANA names.
export function zoneName(zone) {
  const fixed = /^Etc\/GMT([+-])(\d+)$/.exec(zone);
  if (fixed) return `UTC${fixed[1] === "-" ? "+" : "\u2212"}${fixed[2]}`;
  return zone.split("/").at(-1).replaceAll("_", " ");
}

// What the clock of a phone shows, and how it is known.
export function phoneClock(now, phone) {
  const zone = zoneOf(phone);
  const place = zone ? zoneName(zone) : "UTC";
  return { shown: `${clockTime(now, zone)} ${place}`, meaning: howKnown(zone, phone) };
}

function howKnown(zone, phone) {
  if (chosenZone(phone)) return `${zone}, chosen on this page; ${bots(phone)}`;
  return zone ? `${zone}, the time zone that the bot goes by` : bots(phone);
}

const bots = ({ zone }) =>
  zone ? `the bot goes by ${zone}` : "the bot does not know this person's time zone yet";

export function isZone(name) {
  try {
    return Boolean(maker(name, {}));
  } catch {
    return false;
  }
}
