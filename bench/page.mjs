// What a person sees and does on the daemon's page, in Chromium: bench/page.sh runs this.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const { chromium } = createRequire(join(process.env.CFGMGR_PAGE_TOOLS, "node_modules/"))("playwright-core");
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const work = process.env.CFGMGR_PAGE_WORK;
const pictures = process.argv[2] === "--pictures" ? process.argv[3] : "";
const site = "http://127.0.0.1:18621/";
const LIMIT = 60_000; // machines that test are busy
const CARD = "cfgpage0";

const FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

writeFileSync(join(work, "conf"), "http:\n\tport = 18621\n");

function startDaemon() {
  const log = openSync(join(work, "log"), "a");
  const environment = { ...process.env, ODMDIR: join(work, "odm"), CFGMGR_CONF: join(work, "conf") };
  return spawn(join(root, "bin/cfgmgrd"), [], { env: environment, stdio: ["ignore", log, log] });
}

const api = async (what) => (await fetch(`${site}api/v1/${what}`)).json();

async function ready() {
  for (const end = Date.now() + LIMIT; Date.now() < end; await new Promise((done) => setTimeout(done, 100))) {
    const answer = await fetch(`${site}health/ready`).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
  }
  throw new Error(`the daemon was not ready in time:\n${readFileSync(join(work, "log"))}`);
}

let daemon = startDaemon();
mkdirSync(join(work, "home"));
const browser = await chromium.launchPersistentContext(join(work, "home"), {
  executablePath: "/usr/bin/chromium", headless: true, chromiumSandbox: false, args: FLAGS, viewport: { width: 1280, height: 800 },
});
let page = browser.pages()[0];
page.setDefaultTimeout(LIMIT);

const complaints = [];
const strangers = [];
page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
page.on("pageerror", (error) => complaints.push(error.stack));
browser.on("request", (request) => request.url().startsWith(site) || request.url().startsWith("data:") || strangers.push(request.url()));

const found = () => page.locator("#found").textContent();
const foundIs = (text) => page.waitForFunction((wanted) => document.getElementById("found").textContent === wanted, text);
const active = () => page.locator("#tree").getAttribute("aria-activedescendant");
const row = (name) => page.locator(`[role=treeitem][data-name="${name}"]`);

/** The names of all rows, read while scrolling: only those in sight are in the document. */
const shown = () => page.evaluate(async () => {
  const tree = document.getElementById("tree");
  const names = new Set();
  for (let top = 0; top === 0 || top < tree.scrollHeight; top += tree.clientHeight / 2) {
    tree.scrollTop = top;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    document.querySelectorAll("[role=treeitem]").forEach((one) => names.add(one.dataset.name));
  }
  tree.scrollTop = 0;
  return [...names].sort();
});

const steps = {
  async "loads, and shows the devices that the API has"() {
    await page.goto(site);
    const devices = await api("devices");
    assert.ok(devices.length > 5, `only ${devices.length} devices`);
    await foundIs(String(devices.length));
    await page.click("#expand");
    assert.deepEqual(await shown(), devices.map((one) => one.name).sort());
    assert.deepEqual(complaints, []);
    return `${devices.length} devices`;
  },

  async "counts states as the API does"() {
    const devices = await api("devices");
    const available = devices.filter((one) => one.status === "Available" && !one.missing).length;
    assert.equal(await page.locator("#states .available b").textContent(), String(available));
    assert.equal(await page.locator("#states .missing b").textContent(), "1");
    return `${available} available, 1 without its software`;
  },

  async "says what is missing, why, and what helps"() {
    const [lack] = (await api("missing")).missing;
    const article = page.locator("#lacks article.missing");
    assert.equal(await article.locator("h3").textContent(), lack.fileset.replaceAll(":", " or "));
    assert.equal(await article.locator(".cause").textContent(), lack.why);
    assert.equal(await article.locator("code").textContent(), "cfgmgr -i");
    await article.locator("summary").click();
    assert.deepEqual(await article.locator("li").allTextContents(), lack.evidence);
    await article.locator("button.device").click();
    assert.equal(await page.textContent("#detail-title"), lack.device);
    assert.equal(await active(), `d-${lack.device}`);
    assert.equal(await row(lack.device).getAttribute("aria-label"), `${lack.device}, Software missing, ${(await api("devices")).find((one) => one.name === lack.device).description}`);
    return `${lack.device}: ${lack.why}`;
  },

  async "pictures"() {
    for (const [name, size, colorScheme] of pictures ? [["light", [1280, 800], "light"], ["dark", [1280, 800], "dark"], ["narrow", [360, 740], "light"]] : []) {
      await page.setViewportSize({ width: size[0], height: size[1] });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: "light" });
    return pictures || "not asked for";
  },

  async "search narrows it: name, kernel's name, class, location"() {
    const devices = await api("devices");
    const one = devices.find((device) => device.kname && device.kname !== device.name && device.location) ?? devices[0];
    const lines = [];
    for (const query of [one.name, `kname:${one.kname}`, `class:${one.class}`, `location:${one.location}`, "nothing-has-this"]) {
      const [, field, value] = query.match(/^([a-z]+):(.*)$/) ?? [];
      const fields = ["name", "kname", "location", "class", "subclass", "type", "description", "driver", "physloc"];
      const wanted = devices.filter((device) => field ? device[field].includes(value.toLowerCase()) : fields.some((name) => (device[name] ?? "").toLowerCase().includes(query))).length;
      await page.fill("#query", query);
      await foundIs(`${wanted} of ${devices.length}`);
      lines.push(`${query} ${wanted}`);
    }
    return lines.join(", ");
  },

  async "keys: / searches, Escape ends it, arrows move, open and close"() {
    await page.keyboard.press("Escape");
    await foundIs(String((await api("devices")).length));
    assert.equal(await page.evaluate(() => document.activeElement.id), "tree");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "query");
    assert.equal(await page.inputValue("#query"), "");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Home");
    const first = await active();
    await page.keyboard.press("ArrowDown");
    const second = await active();
    assert.notEqual(second, first);
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(), first);
    const expanded = () => page.locator(`[id="${first}"]`).getAttribute("aria-expanded");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await expanded(), "false");
    await page.keyboard.press("ArrowRight");
    assert.equal(await expanded(), "true");
    await page.keyboard.press("ArrowRight");
    assert.equal(await active(), second);
    await page.keyboard.press("ArrowLeft");
    assert.equal(await active(), first);
    await page.keyboard.press("End");
    const box = await page.locator(`[id="${await active()}"]`).boundingBox();
    assert.ok(box && box.y + box.height <= 800, "the last row is not in sight");
  },

  async "a network card that comes and goes shows without a reload"() {
    await page.evaluate(() => (window.notReloaded = true));
    await page.fill("#query", CARD);
    await foundIs(`0 of ${(await api("devices")).length}`);
    const before = Date.now();
    execFileSync("ip", ["link", "add", CARD, "type", "veth", "peer", "name", "cfgpage1"]);
    await page.waitForFunction(() => document.getElementById("found").textContent.startsWith("1 of"));
    const came = Date.now() - before;
    execFileSync("ip", ["link", "delete", CARD]);
    await page.waitForFunction(() => document.getElementById("found").textContent.startsWith("0 of"));
    assert.equal(await page.evaluate(() => window.notReloaded), true);
    assert.ok((await page.locator("#runs .runs li").count()) > 1, "the runs are not in the list");
    await page.keyboard.press("Escape");
    return `seen after ${came} ms`;
  },

  async "a card that gets its driver is no longer missing it, without a reload"() {
    symlinkSync("../../../../bus/pci/drivers/e1000", join(process.env.CFGMGR_PAGE_CARD, "driver"));
    daemon.kill("SIGHUP");
    await page.waitForSelector("#lacks .well");
    assert.equal(await page.textContent("#lacks .well"), "Nothing: every device has its software.");
    assert.equal(await page.locator("#states .missing b").textContent(), "0");
  },

  async "fits a screen of 360 pixels"() {
    await page.setViewportSize({ width: 360, height: 740 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await page.setViewportSize({ width: 1280, height: 800 });
  },

  async "light and dark differ, and text is readable in both"() {
    const papers = [];
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      papers.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
      assert.deepEqual(await page.evaluate(faint), [], `too little contrast when ${colorScheme}`);
    }
    assert.notEqual(papers[0], papers[1]);
    await page.emulateMedia({ colorScheme: "light" });
  },

  async "asks nobody but the daemon, and has no error in its console"() {
    assert.deepEqual(strangers, []);
    assert.deepEqual(complaints, []);
  },

  async "says so when the daemon is gone, and goes on when it is back"() {
    const ended = new Promise((done) => daemon.once("exit", done));
    daemon.kill("SIGTERM");
    await ended;
    await page.waitForSelector("#banners .gone");
    assert.match(await page.textContent("#banners .gone"), /^cfgmgrd does not answer since .*systemctl status cfgmgrd$/);
    assert.equal(await page.textContent("#live"), "no answer");
    assert.deepEqual(await page.evaluate(faint), [], "too little contrast");
    daemon = startDaemon();
    await page.waitForSelector("#live.on");
    await page.waitForSelector("#banners .gone", { state: "detached" });
    assert.equal(await page.evaluate(() => window.notReloaded), true);
    await ready();
  },

  async "asks for the token where the daemon wants one"() {
    const token = "0123456789abcdef0123456789abcdef";
    writeFileSync(join(work, "token"), token, { mode: 0o600 });
    writeFileSync(join(work, "conf"), `http:\n\tport = 18621\n\ttoken_file = ${join(work, "token")}\n`);
    daemon.kill("SIGHUP");
    await page.waitForSelector("#door[open]");
    await page.fill("#token", "not-the-token-at-all");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#door[open]");
    await page.fill("#token", token);
    await page.keyboard.press("Enter");
    await page.waitForSelector("#live.on");
    assert.equal(await page.locator("#door[open]").count(), 0);
  },
};

/** Texts with less contrast than WCAG 2.2 asks for (1.4.3, level AA). */
function faint() {
  const numbers = (color) => color.match(/[\d.]+/g).map(Number);
  const light = ([red, green, blue]) => [red, green, blue].map((part) => part / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const paper = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const color = numbers(getComputedStyle(one).backgroundColor);
      if ((color[3] ?? 1) === 1) {
        return color;
      }
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && [...element.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) && !element.closest("svg, noscript, .path, .fresh"))
    .map((element) => {
      const [a, b] = [light(numbers(getComputedStyle(element).color)), light(paper(element))];
      return { text: element.textContent.trim().slice(0, 40), contrast: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
    })
    .filter((one) => one.contrast < 4.5);
}

let failed = 0;
try {
  await ready();
  for (const [name, step] of Object.entries(steps)) {
    try {
      const figures = await step();
      console.log(`ok      ${name}${figures ? `: ${figures}` : ""}`);
    } catch (error) {
      failed++;
      console.log(`FAILED  ${name}: ${error.stack}`);
    }
  }
} finally {
  await browser.close();
  daemon.kill("SIGTERM");
}
console.log(failed === 0 ? "page: all is well" : `page: ${failed} failed; the daemon said:\n${readFileSync(join(work, "log"))}`);
process.exitCode = failed === 0 ? 0 : 1;
