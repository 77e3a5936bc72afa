// The devices as a tree, and which of its rows are to be seen. Nothing here draws.

const SMALL = 80; // a tree of so many devices is shown whole
const FIELDS = ["name", "kname", "location", "class", "subclass", "type", "description", "driver", "physloc"];
const inOrder = new Intl.Collator("en", { numeric: true }).compare;

/** From the worst to the best. */
export const STATES = ["failed", "missing", "defined", "stopped", "available"];
export const WORDS = { failed: "Failed", missing: "Software missing", defined: "Defined", stopped: "Stopped", available: "Available" };

/** The devices, each with its children, its state, and what is known of it. */
export function model(devices, lacks) {
  const found = { missing: grouped(lacks.missing), failed: grouped(lacks.failed), waiting: grouped(lacks.notWorking), drifted: grouped(lacks.drifted) };
  const nodes = new Map();
  for (const device of devices) {
    const node = { ...device, children: [], state: "available", below: {}, size: 1, depth: 0 };
    for (const [kind, map] of Object.entries(found)) {
      node[`${kind}List`] = map.get(device.name) ?? [];
    }
    node.state = state(node);
    node.text = FIELDS.map((field) => device[field] ?? "").join("\n").toLowerCase();
    nodes.set(device.name, node);
  }
  const roots = [];
  for (const node of nodes.values()) {
    const parent = nodes.get(node.parent);
    (parent && parent !== node ? parent.children : roots).push(node);
  }
  roots.forEach((root) => measure(root, undefined, 0));
  return { nodes, roots: roots.sort((a, b) => b.size - a.size || inOrder(a.name, b.name)), counts: counts([...nodes.values()]) };
}

function grouped(list) {
  const map = new Map();
  list.forEach((one) => map.set(one.device, [...(map.get(one.device) ?? []), one]));
  return map;
}

function state(node) {
  if (node.failedList.length > 0) {
    return "failed";
  }
  if (node.missingList.length > 0) {
    return "missing";
  }
  const status = (node.status ?? "").toLowerCase();
  return STATES.includes(status) ? status : "defined";
}

function measure(node, parent, depth) {
  node.up = parent;
  node.depth = depth;
  node.children.sort((a, b) => inOrder(a.name, b.name));
  for (const child of node.children) {
    measure(child, node, depth + 1);
    node.size += child.size;
    for (const [state, count] of Object.entries(child.below)) {
      node.below[state] = (node.below[state] ?? 0) + count;
    }
    node.below[child.state] = (node.below[child.state] ?? 0) + 1;
  }
}

function counts(nodes) {
  return Object.fromEntries(STATES.map((state) => [state, nodes.filter((node) => node.state === state).length]));
}

/** Whether a device fits all words of a search; class:disk looks in one field only. */
function fits(node, words) {
  return words.every((word) => {
    const [, field, value] = word.match(/^([a-z]+):(.+)$/) ?? [];
    return FIELDS.includes(field) ? (node[field] ?? "").toLowerCase().includes(value) : node.text.includes(word);
  });
}

/**
 * The rows to be seen. view: query, states (a set; none for all), open (what a person opened or closed).
 */
export function rows(tree, view) {
  const words = view.query.toLowerCase().split(/\s+/).filter((word) => word);
  const narrowed = words.length > 0 || view.states.size > 0;
  const hits = new Set();
  const shown = new Set();
  for (const node of narrowed ? tree.nodes.values() : []) {
    if ((view.states.size === 0 || view.states.has(node.state)) && fits(node, words)) {
      hits.add(node);
      for (let one = node; one && !shown.has(one); one = one.up) {
        shown.add(one);
      }
    }
  }
  const found = [];
  const walk = (nodes, lines) => {
    const seen = narrowed ? nodes.filter((node) => shown.has(node)) : nodes;
    seen.forEach((node, at) => {
      const last = at === seen.length - 1;
      const below = narrowed ? node.children.some((child) => shown.has(child)) : node.children.length > 0;
      const open = below && (narrowed || isOpen(tree, node, view.open));
      found.push({ node, lines: [...lines, !last], at: at + 1, of: seen.length, below, open, hit: !narrowed || hits.has(node) });
      if (open) {
        walk(node.children, [...lines, !last]);
      }
    });
  };
  walk(tree.roots, []);
  return { rows: found, hits: narrowed ? hits.size : tree.nodes.size, narrowed, words };
}

/** What nobody opened or closed is open in a small tree, near the root, and above what needs attention. */
export function isOpen(tree, node, chosen) {
  const large = tree.nodes.size > SMALL;
  return chosen.get(node.name) ?? (!large || node.depth === 0 || Boolean(node.below.missing || node.below.failed));
}
