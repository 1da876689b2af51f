// Reads what a link means inside Telegram. Opens nothing by itself.

const HOSTS = new Set(["t.me", "telegram.me", "telegram.dog"]);

// -> {kind: "start", param} | {kind: "share", url, text} | {kind: "outside", url} | {kind: "nothing"}
export function readLink(words, botName) {
  const url = parse(words);
  if (!url) return { kind: "nothing" };
  if (url.protocol === "tg:") return readScheme(url, botName);
  if (url.protocol !== "http:" && url.protocol !== "https:") return { kind: "nothing" };
  if (!HOSTS.has(url.hostname)) return { kind: "outside", url: url.href };
  if (url.pathname === "/share/url" || url.pathname === "/share") return share(url);
  const name = url.pathname.slice(1).split("/")[0];
  if (same(name, botName)) return { kind: "start", param: url.searchParams.get("start") ?? "" };
  return { kind: "outside", url: url.href };
}

function readScheme(url, botName) {
  const verb = url.hostname || url.pathname.replace(/^\/+/, "");
  if (verb === "msg_url") return share(url);
  if (verb === "resolve" && same(url.searchParams.get("domain"), botName)) {
    return { kind: "start", param: url.searchParams.get("start") ?? "" };
  }
  return { kind: "nothing" };
}

function parse(words) {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(words) ? words : `https://${words}`;
  try {
    return new URL(whole);
  } catch {
    return null;
  }
}

function share(url) {
  return { kind: "share", url: url.searchParams.get("url") ?? "", text: url.searchParams.get("text") ?? "" };
}

function same(one, other) {
  return Boolean(one) && one.toLowerCase() === (other ?? "").toLowerCase();
}

// Every link of a message that leads back to the bot: those can be carried to the other phone.
export function deepLinks(message, botName) {
  const found = new Set();
  const take = (words) => {
    if (!words) return;
    const link = readLink(words, botName);
    if (link.kind === "start" && link.param) found.add(words);
    if (link.kind === "share" && link.url) take(link.url);
  };
  for (const each of spans(message)) if (each.url) take(each.url);
  for (const button of (message.buttons ?? []).flat()) take(button.url);
  return [...found];
}

const FINDERS = {
  url: /\b(?:https?:\/\/|t\.me\/)[^\s<>"]*[^\s<>".,;:!?)\]]/gi,
  bot_command: /(?<![^\s("'])\/[a-z][a-z0-9_]{0,31}\b(?![/.\w])/g,
};

// Entities as given, with the links and commands a client would find by itself.
export function spans(message) {
  const text = message.text ?? "";
  const given = (message.entities ?? []).map((each) => ({
    ...each,
    url: each.type === "url" ? text.substr(each.offset, each.length) : each.url,
  }));
  const found = [];
  for (const [type, pattern] of Object.entries(FINDERS)) {
    for (const match of text.matchAll(pattern)) {
      const span = {
        type,
        offset: match.index,
        length: match[0].length,
        url: type === "url" ? match[0] : undefined,
      };
      const taken = [...given, ...found].some((each) => closed(each) && meets(each, span));
      if (!taken) found.push(span);
    }
  }
  return [...given, ...found];
}

const CLOSED = new Set(["code", "pre", "url", "text_link", "bot_command", "mention", "email"]);
const closed = (span) => CLOSED.has(span.type);
const meets = (one, other) =>
  one.offset < other.offset + other.length && other.offset < one.offset + one.length;
