// Making elements. Text goes in as text, never as markup: names come from hardware.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== ""));
  return element;
}

export const h = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);

export const s = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

export const by = (id) => document.getElementById(id);

/** The sign of a state: its shape and letter say the same as its colour. */
export const sign = (state, attributes = {}) =>
  s("svg", { class: `sign ${state}`, width: 18, height: 18, "aria-hidden": "true", ...attributes },
    s("use", { href: `#${state}` }));

/** A command to be copied. */
export const command = (text) =>
  h("div", { class: "command" },
    h("code", {}, text),
    h("button", { type: "button", "aria-label": `Copy: ${text}`, onclick: (event) => copy(event.currentTarget, text) }, "copy"));

async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "copied";
  } catch {
    // A page that came without TLS from another machine may not.
    getSelection().selectAllChildren(button.previousElementSibling);
    button.textContent = "selected";
  }
  setTimeout(() => (button.textContent = "copy"), 1500);
}

/** A time of the daemon as this browser's user reads it; with the day when it is not today's. */
export function clock(iso) {
  const when = new Date(iso);
  const today = when.toDateString() === new Date().toDateString();
  return h("time", { datetime: iso, title: when.toString() },
    today ? when.toLocaleTimeString([], { hour12: false }) : when.toLocaleString([], { hour12: false }));
}
