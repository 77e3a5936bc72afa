// Draws the tree. Only the rows in sight are in the document, so that thousands cost nothing.

import { h, s, sign } from "./dom.js";
import { WORDS } from "./model.js";

const STEP = 22;
const MORE = 12; // rows above and below what is in sight

export class Tree {
  #rows = [];
  #words = [];
  #fresh = new Set();
  #active = "";
  #first = 0;
  #last = 0;

  /** actions: choose(name), open(row, whether). */
  constructor(element, overview, actions) {
    this.element = element;
    this.overview = overview;
    this.actions = actions;
    this.sheet = h("div", { class: "sheet", role: "presentation" });
    element.append(this.sheet);
    element.addEventListener("scroll", () => this.#scrolled());
    element.addEventListener("keydown", (event) => this.#key(event));
    element.addEventListener("click", (event) => this.#click(event));
    overview.addEventListener("click", (event) => this.#jump(event));
    new ResizeObserver(() => {
      this.#draw();
      this.#drawOverview();
    }).observe(element);
  }

  show({ rows, words }, fresh) {
    this.#rows = rows;
    this.#words = words;
    this.#fresh = fresh;
    if (this.#at() < 0) {
      this.#active = rows[0]?.node.name ?? "";
    }
    this.#draw();
    this.#drawOverview();
  }

  /** Moves to a device; brings it in sight. */
  go(name) {
    this.#active = name;
    const height = this.#height();
    const top = this.#at() * height;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop || top + height > scrollTop + clientHeight) {
      this.element.scrollTop = top - clientHeight / 2;
    }
    if (!this.#inDocument(name)) {
      this.#draw();
    }
    this.#mark();
    this.actions.choose(name);
  }

  #inDocument(name) {
    return this.sheet.querySelector(`[data-name="${CSS.escape(name)}"]`);
  }

  /** Says which row is the chosen one. */
  #mark() {
    this.sheet.querySelector(".active")?.setAttribute("aria-selected", "false");
    this.sheet.querySelector(".active")?.classList.remove("active");
    const row = this.#inDocument(this.#active);
    row?.setAttribute("aria-selected", "true");
    row?.classList.add("active");
    this.element.setAttribute("aria-activedescendant", row?.id ?? "");
  }

  #scrolled() {
    const height = this.#height();
    const first = Math.floor(this.element.scrollTop / height);
    if (first < this.#first || first + this.element.clientHeight / height > this.#last) {
      this.#draw();
    }
    this.#drawView();
  }

  #at() {
    return this.#rows.findIndex((row) => row.node.name === this.#active);
  }

  #height() {
    return parseFloat(getComputedStyle(this.element).getPropertyValue("--row"));
  }

  #draw() {
    const height = this.#height();
    const { scrollTop, clientHeight } = this.element;
    this.#first = Math.max(0, Math.floor(scrollTop / height) - MORE);
    this.#last = Math.ceil((scrollTop + clientHeight) / height) + MORE;
    this.sheet.style.height = `${this.#rows.length * height}px`;
    this.sheet.replaceChildren(...this.#rows.slice(this.#first, this.#last).map((row, at) => this.#row(row, (this.#first + at) * height, height)));
    this.#mark();
  }

  #row(row, top, height) {
    const { node } = row;
    const below = row.below ? `, ${node.size - 1} below` : "";
    const element = h("div", {
      id: `d-${encodeURIComponent(node.name)}`,
      class: ["row", node.state, row.hit ? "" : "path", this.#fresh.has(node.name) ? "fresh" : ""].join(" "),
      role: "treeitem",
      "aria-level": node.depth + 1,
      "aria-posinset": row.at,
      "aria-setsize": row.of,
      "aria-expanded": row.below ? String(row.open) : undefined,
      "aria-selected": "false",
      "aria-label": `${node.name}, ${WORDS[node.state]}, ${node.description || node.type}${below}`,
      "data-name": node.name,
    },
    lines(row, height),
    sign(node.state),
    h("span", { class: "name" }, this.#marked(node.name)),
    h("span", { class: "kname" }, node.kname !== node.name ? this.#marked(node.kname ?? "") : ""),
    h("span", { class: "description" }, this.#marked(node.description ?? "")),
    badges(row),
    h("span", { class: "location" }, this.#marked(node.location ?? "")));
    element.style.top = `${top}px`;
    return element;
  }

  /** A text with what was searched for marked. */
  #marked(text) {
    const word = this.#words.map((one) => one.replace(/^[a-z]+:/, "")).find((one) => one && text.toLowerCase().includes(one));
    if (!word) {
      return text;
    }
    const at = text.toLowerCase().indexOf(word);
    return [text.slice(0, at), h("mark", {}, text.slice(at, at + word.length)), text.slice(at + word.length)];
  }

  /** A tick for each row that needs attention, in a strip beside the tree: where to scroll to. */
  #drawOverview() {
    const all = this.#rows.length;
    const high = this.overview.clientHeight;
    this.view = s("rect", { class: "view", x: 0, width: 14, rx: 3 });
    const ticks = this.#rows.flatMap(({ node, open }, at) => {
      const worst = ["failed", "missing"].find((state) => node.state === state || (!open && node.below[state]));
      return worst ? [s("rect", { class: worst, x: worst === "failed" ? 2 : 4, width: worst === "failed" ? 10 : 6, y: (at / all) * high, height: Math.max(3, Math.min(high / all, 8)) })] : [];
    });
    this.overview.replaceChildren(s("svg", { width: 14, height: high }, this.view, ticks));
    this.#drawView();
  }

  /** Which part of all rows is in sight. */
  #drawView() {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    const high = this.overview.clientHeight;
    this.view?.setAttribute("y", (scrollTop / scrollHeight) * high);
    this.view?.setAttribute("height", (clientHeight / scrollHeight) * high);
  }

  #jump(event) {
    const part = event.offsetY / this.overview.clientHeight;
    this.element.scrollTop = part * this.element.scrollHeight - this.element.clientHeight / 2;
  }

  #click(event) {
    const name = event.target.closest(".row")?.dataset.name;
    const row = this.#rows.find((one) => one.node.name === name);
    if (row) {
      if (event.target.closest(".lines")) {
        this.actions.open(row, !row.open);
      }
      this.go(name);
    }
  }

  #key(event) {
    const at = Math.max(0, this.#at());
    const row = this.#rows[at];
    if (!row || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.#height()) - 1);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, PageUp: at - page, PageDown: at + page, Home: 0, End: this.#rows.length - 1 }[event.key];
    if (to !== undefined) {
      this.go(this.#rows[Math.min(Math.max(to, 0), this.#rows.length - 1)].node.name);
    } else if (event.key === "ArrowRight" && row.below) {
      row.open ? this.go(this.#rows[at + 1].node.name) : this.actions.open(row, true);
    } else if (event.key === "ArrowLeft" && row.open) {
      this.actions.open(row, false);
    } else if (event.key === "ArrowLeft" && row.node.up) {
      this.go(row.node.up.name);
    } else if (event.key === "Enter" || event.key === " ") {
      row.below ? this.actions.open(row, !row.open) : this.go(row.node.name);
    } else {
      return;
    }
    event.preventDefault();
  }
}

/** The lines from the parent, and whether there is more below. */
function lines(row, height) {
  const { depth } = row.node;
  const x = (level) => level * STEP + STEP / 2 + 0.5;
  const middle = Math.round(height / 2) + 0.5;
  let path = "";
  row.lines.slice(1, -1).forEach((goesOn, level) => {
    path += goesOn ? `M${x(level)} 0V${height}` : "";
  });
  if (depth > 0) {
    path += `M${x(depth - 1)} 0V${row.lines.at(-1) ? height : middle}M${x(depth - 1)} ${middle}H${x(depth) - 6}`;
  }
  const handle = row.below
    ? [s("rect", { x: x(depth) - 6, y: middle - 6, width: 12, height: 12, rx: 3 }), s("path", { d: `M${x(depth) - 3} ${middle}h6${row.open ? "" : `m-3 -3v6`}` })]
    : [s("path", { d: `M${x(depth) - 6} ${middle}h14` })];
  const under = row.open ? `M${x(depth)} ${middle + 6}V${height}` : "";
  return s("svg", { class: row.below ? "lines handle" : "lines", width: (depth + 1) * STEP, height, "aria-hidden": "true" }, s("path", { d: path + under }), handle);
}

/** What a closed row hides. */
function badges({ node, below, open }) {
  if (!below || open) {
    return "";
  }
  const worst = ["failed", "missing"].filter((state) => node.below[state]);
  return h("span", { class: "badges" },
    h("span", { class: "badge" }, `+${node.size - 1}`),
    worst.map((state) => h("span", { class: `badge ${state}` }, `${node.below[state]} ${state}`)));
}
