// Small line drawings, so that the page needs no icon font and no picture from elsewhere.

const SHAPES = {
  send: "M4 12l16-8-5 17-3.5-7zM11.5 14L20 4",
  clip: "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8.3 8.3a1.7 1.7 0 0 1-2.4-2.4L14.6 7",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  close: "M6 6l12 12M18 6L6 18",
  reply: "M9 6L4 11l5 5M4 11h9c4 0 7 2.5 7 7",
  edit: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  forward: "M15 6l5 5-5 5M20 11h-9c-4 0-7 2.5-7 7",
  open: "M9 5H5v14h14v-4M13 5h6v6M19 5l-9 9",
  carry: "M3 5h7v14H3zM14 5h7v14h-7zM8 12h9M14.5 9.5L17 12l-2.5 2.5",
  menu: "M4 7h16M4 12h16M4 17h16",
  slash: "M4 4h16v16H4zM14.5 8l-5 8",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.01",
  mic: "M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4zM6 11a6 6 0 0 0 12 0M12 17v3",
  pin: "M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  smile: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM8.5 14.5c2 2.4 5 2.4 7 0M9 9.5v.01M15 9.5v.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4 3.5-6 7.5-6s6.9 2 7.5 6",
  block: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM6 6l12 12",
  down: "M6 9l6 6 6-6",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  quiet: "M6.5 17V11c0-3 2-5.5 5.5-5.5 1 0 2 .2 2.8.6M17.5 10v7h-9M10 20h4M4 4l16 16",
  ticks: "M2 12.5l4.5 4.5L16 7M10.5 16l1 1L21 7",
  play: "M8 5l11 7-11 7z",
  pause: "M8 5v14M16 5v14",
  keyboard: "M3 6h18v12H3zM7 10v.01M12 10v.01M17 10v.01M8 14h8",
  clock: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7v5l3.5 2",
  storm: "M13 3L5 14h6l-1 7 9-12h-6z",
  list: "M9 6h11M9 12h11M9 18h11M4.5 6v.01M4.5 12v.01M4.5 18v.01",
  spark: "M12 3l2 7 7 2-7 2-2 7-2-7-7-2 7-2z",
};
const SVG = "http://www.w3.org/2000/svg";

export function icon(name, extra = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name} ${extra}`.trim());
  svg.setAttribute("aria-hidden", "true");
  svg.append(path(SHAPES[name]));
  return svg;
}

export function tail() {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 9 18");
  svg.setAttribute("class", "tail");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path("M9 0v18H0c4.5-1 7.5-5 7.5-11z"));
  return svg;
}

function path(shape) {
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", shape);
  return line;
}
