// W1 and W4: what a phone fetches before a page stands, counted on the wire by a real browser. W2 and W5: when its
// largest part stands and how far parts move, on a slow phone in a slow network. Node's own packages and the browser
// tests' Playwright only.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const [program, portal, output] = process.argv.slice(2);
const { chromium, devices } = createRequire(import.meta.url)("@playwright/test");
const kilobytes = (bytes) => Math.round(bytes / 100) / 10;

const port = await freePort();
const data = mkdtempSync(path.join(os.tmpdir(), "ops-weight-"));
const server = spawn("dotnet", [program], {
  cwd: path.resolve(path.dirname(program), "../../.."),
  stdio: "ignore",
  env: { ...process.env, ASPNETCORE_ENVIRONMENT: "Development", PORT: String(port), OPS_DATA_DIR: data, Portal__Folder: portal },
});
let browser;
try {
  const home = `http://localhost:${port}`;
  await ready(home);
  browser = await chromium.launch({ executablePath: process.env.OPS_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  const page = await (await browser.newContext({ ...devices["Pixel 7"], locale: "vi-VN" })).newPage();
  const wire = await page.context().newCDPSession(page);
  await wire.send("Network.enable");
  const seen = new Map();
  wire.on("Network.requestWillBeSent", ({ requestId, request, type }) => seen.set(requestId, { url: request.url, type, bytes: 0 }));
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (seen.has(requestId)) seen.get(requestId).bytes = encodedDataLength;
  });

  const slow = await visitSlowly(home, 3);
  const first = await visit(home);
  const form = await visitForm(home);
  const figures = [
    ...slow,
    figure("W1", "first page on a phone, all that is fetched, compressed, with fonts", first, 150),
    ...(form ? [figure("W4", "form route beyond the first page, code and styles", form, 130)] : []),
  ];
  writeFileSync(output, JSON.stringify(figures, null, 2));

  /** Lighthouse's slow 4G and slow phone, imposed by the browser instead of computed; each time with nothing cached. */
  async function visitSlowly(address, times) {
    const seenBy = [];
    for (let i = 0; i < times; i++) {
      const context = await browser.newContext({ ...devices["Pixel 7"], locale: "vi-VN" });
      const visitor = await context.newPage();
      const session = await context.newCDPSession(visitor);
      await session.send("Network.enable");
      await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: (750e3 / 8) * 0.9 });
      await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      await visitor.addInitScript(() => {
        window.seen = { largest: 0, shift: 0 };
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.seen.largest = entry.startTime))).observe({ type: "largest-contentful-paint", buffered: true });
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.seen.shift += entry.hadRecentInput ? 0 : entry.value))).observe({ type: "layout-shift", buffered: true });
      });
      await visitor.goto(address, { waitUntil: "networkidle", timeout: 120_000 });
      // A slow phone still reads the program while nothing more comes over its network.
      await visitor.waitForFunction(() => document.querySelector("h1") && window.seen.largest > 0, undefined, { timeout: 60_000 });
      seenBy.push(await visitor.evaluate(() => window.seen));
      await context.close();
    }

    const middle = (name) => seenBy.map((seen) => seen[name]).sort((a, b) => a - b)[times >> 1];
    const note = "throttled by the browser: 150 ms, 1.6 Mbit/s, a processor four times slower; Lighthouse itself is not at hand";
    return [
      { id: "W2", what: `largest contentful paint of the first page, middle of ${times}`, unit: "ms", ours: { name: "seen", value: middle("largest") }, bar: "≤ 2,500 ms", met: middle("largest") <= 2500, note },
      { id: "W5", what: "layout shift of the first page", unit: "", ours: { name: "seen", value: middle("shift") }, bar: "≤ 0.05", met: middle("shift") <= 0.05 },
    ];
  }

  async function visit(address) {
    seen.clear();
    await page.goto(address, { waitUntil: "networkidle" });
    return [...seen.values()].filter(({ url }) => url.startsWith("http"));
  }

  /** Signed in as the demo citizen, a new draft; only what the browser did not have yet is counted. */
  async function visitForm() {
    await page.goto(`${home}/session/login?kind=citizen&returnUrl=/`, { waitUntil: "networkidle" });
    await page.fill("input[name=login]", "nguoidan@example.com");
    await page.fill("input[name=password]", "Mot-cua-2026");
    await Promise.all([page.waitForURL(`${home}/`), page.click("form[method=post] button[type=submit]")]);
    await page.waitForLoadState("networkidle");
    const draft = await page.evaluate(async () => {
      const answer = await fetch("/api/drafts", {
        method: "POST",
        headers: { "X-CSRF": "1", "Content-Type": "application/json" },
        body: JSON.stringify({ procedureCode: "1.001193", unitId: "trieu-son-commune" }),
      });
      return (await answer.json()).id;
    });
    const fetched = await visit(`${home}/nop-ho-so/${draft}`);
    return fetched.filter(({ url, type }) => ["Script", "Stylesheet"].includes(type) && !first.some((had) => had.url === url));
  }
} finally {
  await browser?.close();
  server.kill("SIGTERM");
  await new Promise((resolve) => server.once("close", resolve));
  rmSync(data, { recursive: true, force: true });
}

function figure(id, what, fetched, most) {
  const foreign = fetched.filter(({ url }) => new URL(url).hostname !== "localhost").map(({ url }) => url);
  const value = kilobytes(fetched.reduce((sum, { bytes }) => sum + bytes, 0));
  const by = Object.entries(Object.groupBy(fetched, ({ type }) => type)).map(([type, all]) => `${type} ${kilobytes(all.reduce((sum, { bytes }) => sum + bytes, 0))}`);
  return {
    id,
    what,
    unit: "kB",
    ours: { name: "on the wire", value },
    bar: `≤ ${most} kB`,
    met: value <= most && foreign.length === 0,
    note: `${by.join(", ")}${foreign.length > 0 ? `; FOREIGN: ${foreign.join(" ")}` : ""}`,
    fetched: fetched.map(({ url, type, bytes }) => ({ path: new URL(url).pathname, type, bytes })),
  };
}

async function ready(home) {
  for (let i = 0; i < 600; i++) {
    try {
      if ((await fetch(`${home}/healthz/ready`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The server did not get ready.");
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
}
