// What is missing and why, a device in detail, and what happened: lists beside the tree.

import { clock, command, h, sign } from "./dom.js";
import { WORDS } from "./model.js";

const SHOWN = 12; // devices named in one place
const EVENTS = 60;

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
const many = (count, one, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;

/** Names of devices; each leads to the device in the tree. */
function links(names, go) {
  const buttons = names.slice(0, SHOWN).map((name) => h("button", { type: "button", class: "device", onclick: () => go(name) }, name));
  return h("span", { class: "devices" }, buttons, names.length > SHOWN ? h("span", {}, `and ${names.length - SHOWN} more`) : "");
}

/** The command that helps against what a device lacks; each cause has its own (docs/software.md). */
function remedy(one) {
  switch (one.cause) {
    case "signature":
    case "nowhere":
      return `cfgmgr --explain ${one.device}`;
    case "method":
      return `cfgmgr -v -l ${one.device}`;
    case "component":
    case "firmware":
      return "cfgmgr -i --accept-licences";
    default:
      return "cfgmgr -i";
  }
}

/** Everything that does not work, the worst first. */
export function lacks(body, tree, lacking, go) {
  const parts = [
    findings("failed", "Failed", lacking.failed, (name) => (name ? `cfgmgr -v -l ${name}` : "cfgmgr -v"), go),
    plan(lacking.plan, lacking.missing),
    filesets(lacking.missing).map((group) => fileset(group, go)),
    findings("defined", "Do not work, without a fault", lacking.notWorking, (name) => `cfgmgr --explain ${name}`, go),
    findings("drifted", "Attributes changed behind cfgmgr", lacking.drifted, () => "cfgmgr --heal", go),
  ].flat().filter((part) => part);
  body.replaceChildren(...(parts.length > 0 ? parts : [h("p", { class: "well" }, tree.nodes.size > 0 ? "Nothing: every device has its software." : "Nothing is known yet.")]));
}

function plan(plan, missing) {
  if (!plan || plan.packages.length === 0 || missing.length === 0) {
    return "";
  }
  return h("div", { class: "plan" },
    h("p", {}, `${many(plan.packages.length, "package")} (${megabytes(plan.downloadBytes)}) would give software to `, h("strong", {}, many(plan.gives.length, "device")),
      plan.reboot ? `, with kernel ${plan.kernel} and a reboot` : "", plan.consent.length > 0 ? `. Not free software: ${plan.consent.join(", ")}` : "", "."),
    command(plan.consent.length > 0 ? "cfgmgr -i --accept-licences" : "cfgmgr -i"));
}

function filesets(missing) {
  const groups = new Map();
  for (const one of missing) {
    const key = `${one.cause}\n${one.fileset}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function fileset(group, go) {
  const [first] = group;
  const evidence = [...new Set(group.flatMap((one) => one.evidence))];
  return h("article", { class: "missing" },
    h("h3", {}, sign("missing"), h("span", {}, first.fileset.replaceAll(":", " or "))),
    h("p", {}, h("span", { class: "cause" }, first.why), links(group.map((one) => one.device), go)),
    evidence.length > 0 ? h("details", {}, h("summary", {}, "What shows it"), h("ul", {}, evidence.slice(0, SHOWN).map((line) => h("li", {}, line)))) : "",
    command(remedy(first)));
}

function findings(state, title, list, help, go) {
  const groups = new Map();
  list.forEach((one) => groups.set(one.why, [...(groups.get(one.why) ?? []), one.device]));
  return [...groups].map(([why, devices]) => h("article", { class: state },
    h("h3", {}, state === "drifted" ? "" : sign(state), h("span", {}, title)),
    h("p", {}, h("span", { class: "cause" }, why), links(devices.filter((name) => name), go)),
    command(help(devices[0]))));
}

/** All that is known of one device. */
export function detail(section, node, go) {
  section.hidden = !node;
  if (!node) {
    return;
  }
  const facts = {
    State: WORDS[node.state],
    "Status in the ODM": node.state === node.status?.toLowerCase() ? "" : node.status,
    Description: node.description,
    "Kernel's name": node.kname,
    Driver: node.driver,
    Class: [node.class, node.subclass, node.type].filter((part) => part).join(" / "),
    Location: node.location,
    "In sysfs": node.physloc,
  };
  section.querySelector("h2").replaceChildren(sign(node.state), h("span", {}, node.name));
  section.querySelector(".body").replaceChildren(
    ...node.failedList.map((one) => h("p", { class: "why failed" }, one.why)),
    ...node.missingList.map((one) => h("p", { class: "why missing" }, `${one.fileset.replaceAll(":", " or ")}: ${one.why}`)),
    ...node.waitingList.map((one) => h("p", { class: "why" }, one.why)),
    ...node.driftedList.map((one) => h("p", { class: "why" }, one.why)),
    h("dl", {},
      Object.entries(facts).filter(([, value]) => value).map(([term, value]) => [h("dt", {}, term), h("dd", {}, value)]),
      node.up ? [h("dt", {}, "Parent"), h("dd", {}, links([node.up.name], go))] : "",
      node.children.length > 0 ? [h("dt", {}, "Children"), h("dd", {}, links(node.children.map((child) => child.name), go))] : ""),
    ...commands(node));
}

function commands(node) {
  return [...new Set([...node.missingList.map(remedy), `cfgmgr --explain ${node.name}`, `lsattr -El ${node.name}`])].map(command);
}

/** The last things that happened, the latest first. */
export function events(body, happenings, tree, go) {
  const kinds = happenings.filter((one) => one.kind !== "run").slice(-EVENTS).reverse();
  body.replaceChildren(kinds.length === 0 ? h("p", {}, "Nothing yet.") : h("ol", { class: "events" }, kinds.map((one) =>
    h("li", { class: one.kind }, clock(one.time), h("span", { class: "kind" }, one.kind),
      h("span", {}, one.device ? (tree.nodes.has(one.device) ? links([one.device], go) : h("b", {}, one.device)) : "", ` ${one.text}`)))));
}
