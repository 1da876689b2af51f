// Makes and patches elements. Words reach the page only as text nodes, never as markup.

export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  if (tag === "button") node.type = "button"; // never a form's submit by accident
  for (const [name, value] of Object.entries(props)) setProp(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function setProp(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "testid") node.dataset.testid = value;
  else node.setAttribute(name === "className" ? "class" : name, value === true ? "" : value);
}

// Nodes that stay are neither moved nor replaced, so focus, selection and playing sound survive.
export function patchList(parent, items, { key, create, update }) {
  const wanted = new Set(items.map((item) => String(key(item))));
  const present = new Map();
  for (const node of [...parent.children]) {
    if (wanted.has(node.dataset.key)) present.set(node.dataset.key, node);
    else node.remove();
  }
  let cursor = parent.firstElementChild;
  for (const item of items) {
    const name = String(key(item));
    let node = present.get(name);
    if (!node) {
      node = create(item);
      node.dataset.key = name;
    }
    update(node, item);
    if (node === cursor) cursor = cursor.nextElementSibling;
    else parent.insertBefore(node, cursor);
  }
}

// A named part of an element is rebuilt only when what it shows has changed.
export function patchPart(holder, name, shown, build) {
  const signature = JSON.stringify(shown ?? null);
  holder.parts ??= new Map();
  const old = holder.parts.get(name);
  if (old && old.signature === signature) return;
  const node =
    shown === null || shown === undefined || shown === false ? document.createComment(name) : build(shown);
  if (old) {
    const back = rememberFocus(old.node);
    old.node.replaceWith(node);
    back(node);
  } else holder.append(node);
  holder.parts.set(name, { signature, node });
}

function rememberFocus(node) {
  const active = document.activeElement;
  if (!(node instanceof Element) || !active || !node.contains(active)) return () => {};
  const words = active.textContent;
  const home = node.closest("[data-message-id]");
  return (next) => {
    const fresh = next instanceof Element ? [...next.querySelectorAll("button, [tabindex]")] : [];
    const target = fresh.find((each) => each.textContent === words) ?? fresh[0] ?? home;
    target?.focus({ preventScroll: true });
  };
}

export function setText(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

export function onPress(node, action) {
  node.addEventListener("click", action);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    action(event);
  });
}

export function calmMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}
