// The page: what is looked at, when it is drawn, and what keys do.

import { by, clock, h, sign } from "./dom.js";
import { Refused, follow, json, keepToken } from "./daemon.js";
import { STATES, WORDS, isOpen, model, rows } from "./model.js";
import { Tree } from "./tree.js";
import { timeline } from "./timeline.js";
import { detail, events, lacks } from "./panels.js";

const OFTEN = 400; // milliseconds between two looks, however much happens
const POLL = 5000;
const KEPT = 2000; // happenings
const FRESH = 4000; // how long a change is shown

const NOTHING = { missing: [], failed: [], notWorking: [], drifted: [], plan: null, machine: "", machineEvidence: [], rebootRequired: false };
const view = { query: "", states: new Set(), open: new Map(), chosen: "" };
const fresh = new Set();
let tree = model([], NOTHING);
let lacking = NOTHING;
let runs = [];
let happenings = [];
let goneSince = "";

const picture = new Tree(by("tree"), by("overview"), {
  choose(name) {
    view.chosen = name;
    detail(by("detail"), tree.nodes.get(name), go);
  },
  open(row, whether) {
    view.open.set(row.node.name, whether);
    drawTree();
  },
});

/** Shows a device, whatever hides it. */
function go(name) {
  const node = tree.nodes.get(name);
  if (!node) {
    return;
  }
  clearSearch();
  for (let one = node.up; one; one = one.up) {
    view.open.set(one.name, true);
  }
  drawTree();
  picture.go(name);
  by("tree").focus({ preventScroll: true });
  by("devices").scrollIntoView({ block: "nearest" });
}

function clearSearch() {
  view.query = by("query").value = "";
  view.states.clear();
  drawStates();
}

function drawTree() {
  const found = rows(tree, view);
  by("found").textContent = found.narrowed ? `${found.hits} of ${tree.nodes.size}` : String(tree.nodes.size);
  by("devices").classList.toggle("none", found.hits === 0);
  picture.show(found, fresh);
}

function drawStates() {
  by("states").replaceChildren(...STATES.filter((state) => tree.counts[state] > 0 || state !== "stopped").map((state) =>
    h("button", { type: "button", class: state, "aria-pressed": String(view.states.has(state)), onclick: () => toggle(state) },
      sign(state), h("b", {}, String(tree.counts[state])), h("span", {}, WORDS[state]))));
}

function toggle(state) {
  view.states.has(state) ? view.states.delete(state) : view.states.add(state);
  drawStates();
  drawTree();
}

function drawBanners() {
  const say = (kind, ...text) => h("p", { class: kind, role: kind === "gone" ? "alert" : undefined }, ...text);
  const banners = [];
  if (goneSince) {
    banners.push(say("gone", h("b", {}, "cfgmgrd does not answer"), " since ", clock(goneSince), ". What is shown is from then; it goes on by itself when the daemon is back: ", h("code", {}, "systemctl status cfgmgrd")));
  }
  if (lacking.rebootRequired) {
    banners.push(say("warn", h("b", {}, "Reboot required"), ": a new kernel waits to be started."));
  }
  if (lacking.machineEvidence.length > 0) {
    banners.push(say("warn", h("b", {}, `This is ${lacking.machine}`), `: ${lacking.machineEvidence.join("; ")}`));
  }
  by("banners").replaceChildren(...banners);
  document.body.classList.toggle("stale", Boolean(goneSince));
}

/** What is drawn anew loses what a person marked or opened in it: only what is other than it was. */
const drawn = new Map();
function differs(part, value) {
  const now = JSON.stringify(value);
  const before = drawn.get(part);
  drawn.set(part, now);
  return now !== before;
}

function draw() {
  const attention = tree.counts.failed + tree.counts.missing;
  document.title = `${goneSince ? "(gone) " : attention > 0 ? `(${attention}) ` : ""}cfgmgr ${by("host").textContent}`.trim();
  drawStates();
  drawTree();
  drawBanners();
  const chosen = tree.nodes.get(view.chosen);
  if (differs("detail", { ...chosen, up: chosen?.up?.name, children: chosen?.children.map((child) => child.name) })) {
    detail(by("detail"), chosen, go);
  }
  if (differs("lacks", [lacking, tree.nodes.size > 0])) {
    lacks(by("lacks").querySelector(".body"), tree, lacking, go);
  }
  timeline(by("runs").querySelector(".body"), runs);
  events(by("events").querySelector(".body"), happenings, tree, go);
}

function live(kind, text) {
  by("live").className = kind;
  by("live").textContent = text;
}

/** Asks for everything; what is asked for while it is under way is asked for once afterwards. */
let looking = false;
let again = false;
async function look() {
  if (looking) {
    again = true;
    return;
  }
  looking = true;
  try {
    const [about, devices, lack, past, happened] = await Promise.all(
      ["about", "devices", "missing", "runs", "events"].map((what) => json(`api/v1/${what}`)));
    by("host").textContent = about.host;
    by("host").title = `kernel ${about.kernel}, cfgmgr ${about.version}`;
    [lacking, runs, happenings] = [lack, past, happened];
    tree = model(devices, lack);
    draw();
  } catch (error) {
    // The stream tells whether the daemon is gone.
    if (!(error instanceof Refused) && !goneSince) {
      live("waiting", `not all could be read: ${error.message}`);
    }
  }
  setTimeout(() => {
    looking = false;
    if (again) {
      again = false;
      look();
    }
  }, OFTEN);
}

function heard(event) {
  happenings = [...happenings, event].slice(-KEPT);
  if (event.device) {
    fresh.add(event.device);
    setTimeout(() => fresh.delete(event.device), FRESH);
  }
  look();
}

let polling;
function opened() {
  clearInterval(polling);
  goneSince = "";
  live("on", "live");
  look();
}

function lost() {
  goneSince ||= new Date().toISOString();
  live("off", "no answer");
  draw();
}

function crowded() {
  goneSince = "";
  live("on", `many listen: asks every ${POLL / 1000} s`);
  clearInterval(polling);
  polling = setInterval(look, POLL);
  look();
}

function refused() {
  const door = by("door");
  live("waiting", "a token is needed");
  door.showModal();
  return new Promise((done) => {
    door.oncancel = (event) => event.preventDefault();
    door.querySelector("form").onsubmit = (event) => {
      event.preventDefault();
      keepToken(by("token").value.trim());
      by("token").value = "";
      door.close();
      done();
    };
  });
}

function setAll(whether) {
  for (const node of tree.nodes.values()) {
    if (node.children.length > 0 && isOpen(tree, node, view.open) !== whether) {
      view.open.set(node.name, whether || node.depth === 0);
    }
  }
  drawTree();
}

by("expand").onclick = () => setAll(true);
by("collapse").onclick = () => setAll(false);
by("query").oninput = (event) => {
  view.query = event.target.value;
  by("tree").scrollTop = 0;
  drawTree();
};
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    by("query").select();
    by("query").focus();
  } else if (event.key === "Escape" && !by("door").open) {
    clearSearch();
    drawTree();
    picture.go(view.chosen || tree.roots[0]?.name || "");
    by("tree").focus();
  } else if (event.target === by("query") && ["ArrowDown", "Enter"].includes(event.key)) {
    event.preventDefault();
    by("tree").focus();
    const first = rows(tree, view).rows.find((row) => row.hit);
    if (first) {
      picture.go(first.node.name);
    }
  }
});
new ResizeObserver(() => timeline(by("runs").querySelector(".body"), runs)).observe(by("runs"));
follow({ opened, heard, lost, crowded, refused });
