// The last runs: a bar for each, as high as it took long, and the latest in words.

import { clock, h, s, sign } from "./dom.js";

const HEIGHT = 64;
const WIDTH = 9; // of a bar and the gap beside it
const LISTED = 8;
const TOLD = 5; // devices named of a run
const MOST = 100; // the API names no more

const STATE = { ok: "available", missing: "missing", failed: "failed", error: "failed", stopped: "stopped" };
const WORD = { ok: "ok", missing: "software missing", failed: "failed", error: "could not be done", stopped: "given up" };

export const duration = (ms) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`);

/** runs: the oldest first. */
export function timeline(body, runs) {
  if (runs.length === 0) {
    body.replaceChildren(h("p", {}, "None yet."));
    return;
  }
  const fit = Math.max(10, Math.floor((body.clientWidth || 320) / WIDTH));
  const seen = runs.slice(-fit);
  body.replaceChildren(
    chart(seen),
    h("p", { class: "axis" }, clock(seen[0].start), h("span", {}, "height: duration, logarithmic"), clock(seen.at(-1).start)),
    h("ol", { class: "runs" }, runs.slice(-LISTED).reverse().map(line)));
}

function chart(runs) {
  const longest = Math.max(10, ...runs.map((run) => run.milliseconds));
  const bars = runs.map((run, at) => {
    const high = 4 + (HEIGHT - 16) * (Math.log1p(run.milliseconds) / Math.log1p(longest));
    const x = at * WIDTH;
    return s("g", { class: `run ${STATE[run.outcome]}` },
      s("title", {}, `${run.start} ${run.trigger}: ${WORD[run.outcome]} after ${duration(run.milliseconds)}${changes(run)}`),
      s("rect", { class: "reach", x, y: 0, width: WIDTH, height: HEIGHT }),
      s("rect", { x, y: HEIGHT - high, width: WIDTH - 2, height: high, rx: 1 }),
      mark(run.outcome, x + (WIDTH - 2) / 2, HEIGHT - high - 6));
  });
  const worse = runs.filter((run) => run.outcome !== "ok").length;
  return s("svg", { class: "chart", height: HEIGHT, width: runs.length * WIDTH, role: "img", "aria-label": `${runs.length} runs, ${worse} of them not ok; the longest took ${duration(longest)}` }, bars);
}

/** A run that was not well is told from others by its shape too. */
function mark(outcome, x, y) {
  switch (STATE[outcome]) {
    case "missing":
      return s("path", { d: `M${x} ${y - 4}l4 4l-4 4l-4 -4z` });
    case "failed":
      return s("path", { d: `M${x - 3} ${y - 3}h6v6h-6z` });
    case "stopped":
      return s("circle", { class: "hollow", cx: x, cy: y, r: 2.5 });
    default:
      return "";
  }
}

function changes(run) {
  const more = (names) => (names.length <= TOLD ? "" : names.length >= MOST ? " and many more" : ` and ${names.length - TOLD} more`);
  const named = (what, names) => (names.length === 0 ? "" : `, ${what} ${names.slice(0, TOLD).join(" ")}${more(names)}`);
  const events = run.events > 0 ? `, ${run.events} ${run.events === 1 ? "event" : "events"}` : "";
  return events + named("configured", run.configured) + named("changed", run.changed) + named("gone", run.gone) + named("failed", run.failed);
}

function line(run) {
  return h("li", {}, sign(STATE[run.outcome] ?? "defined"), clock(run.start),
    h("span", {}, h("b", {}, `${run.trigger}: ${WORD[run.outcome] ?? run.outcome}`), ` ${duration(run.milliseconds)}${changes(run)}`));
}
