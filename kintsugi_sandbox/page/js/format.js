// Says times, names and lengths in words. UTC unless a phone's own zone is known.

import { kept } from "./state.js";

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

export function zoneOf(phone) {
  return phone.local_zone_hint ?? kept(`zone.${phone.side}`, null);
}

export function isZone(name) {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
