// Small shared steps of the start, test and bench commands. No packages: this runs before any are installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const cache = path.join(root, ".data", "dev");
const bin = path.join(root, "node_modules", ".bin");

/** The environment of every child: the pinned Node first on the path, no telemetry, no colours in logs. */
export const env = {
  ...process.env,
  PATH: `${bin}${path.delimiter}${process.env.PATH}`,
  DOTNET_CLI_TELEMETRY_OPTOUT: "1",
  DOTNET_NOLOGO: "1",
  NG_CLI_ANALYTICS: "false",
};

export function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** Runs to the end; its output goes to a log, and to the screen only when it fails. */
export function step(name, command, args, options = {}) {
  const started = Date.now();
  process.stdout.write(`  ${name} … `);
  return new Promise((resolve) => {
    const chunks = [];
    const child = spawn(command, args, { cwd: root, env, ...options, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (data) => chunks.push(data));
    child.stderr.on("data", (data) => chunks.push(data));
    child.on("error", (error) => chunks.push(Buffer.from(String(error))));
    child.on("close", (code) => {
      const output = Buffer.concat(chunks).toString();
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(code === 0 ? `${seconds} s` : `FAILED after ${seconds} s`);
      if (code !== 0) console.log(tail(output, options.lines ?? 200));
      resolve({ ok: code === 0, output });
    });
  });
}

export const tail = (text, lines) => text.split("\n").slice(-lines).join("\n");

/** Starts something that goes on, and remembers to stop it with us. */
const children = new Set();
export function background(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, env, ...options, stdio: options.stdio ?? ["ignore", "pipe", "pipe"] });
  children.add(child);
  child.on("close", () => children.delete(child));
  return child;
}

export function stopAll() {
  for (const child of children) child.kill("SIGTERM");
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    stopAll();
    setTimeout(() => process.exit(0), 3000).unref();
  });
}
process.on("exit", stopAll);

/** Installs the locked packages unless exactly these are there already. */
export async function installPackages() {
  const lock = readFileSync(path.join(root, "package-lock.json"));
  const wanted = createHash("sha256").update(lock).digest("hex");
  const mark = path.join(root, "node_modules", ".ops-installed");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  // npm itself runs on the machine's Node and warns about packages that want the newer, pinned one.
  const { ok } = await step("packages of the portal and the test tools", "npm", [
    "ci",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  if (!ok) fail("npm could not install the locked packages. Is the registry reachable?");
  writeFileSync(mark, wanted);
}

/** A text that changes when the content of any file below these folders does. */
export function fingerprint(folders) {
  const hash = createHash("sha256");
  const skip = new Set(["node_modules", "bin", "obj", "dist", ".angular", "TestResults"]);
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!skip.has(entry.name)) walk(full);
      } else if (entry.isFile()) {
        hash.update(path.relative(root, full)).update(readFileSync(full));
      }
    }
  };
  folders.map((folder) => path.join(root, folder)).forEach((full) => (statSync(full).isDirectory() ? walk(full) : hash.update(readFileSync(full))));
  return hash.digest("hex");
}

/** Runs a build only when its sources changed since it last succeeded. */
export async function once(name, folders, build, product) {
  mkdirSync(cache, { recursive: true });
  const mark = path.join(cache, `${name}.built`);
  const now = fingerprint(folders);
  if (existsSync(product) && existsSync(mark) && readFileSync(mark, "utf8") === now) return;
  if (!(await build())) fail(`The ${name} could not be built; see above.`);
  // The build writes files of its own, such as the contract: those are part of what it leaves.
  writeFileSync(mark, fingerprint(folders));
}

export const api = path.join(root, "backend/OnlinePublicServices.Api");
export const apiProgram = path.join(api, "bin/Release/net10.0/OnlinePublicServices.Api.dll");
export const portal = path.join(root, "frontend/dist/portal/browser");

export const buildApi = () =>
  once(
    "server",
    // The account pages carry the tokens of the portal.
    ["backend", "frontend/src/styles/tokens.css"],
    async () =>
      (await step("server", "dotnet", ["build", api, "-c", "Release", "-v", "quiet", "-nologo", "-clp:NoSummary"])).ok,
    apiProgram,
  );

/** Stand-ins for services of others: only developers and tests have them. */
const simulator = (name, folder, project) => {
  const home = path.join(root, folder);
  const program = path.join(home, `bin/Release/net10.0/${project}.dll`);
  const build = () => once(name, [folder], async () => (await step(name, "dotnet", ["build", home, "-c", "Release", "-v", "quiet", "-nologo", "-clp:NoSummary"])).ok, program);
  return { program, build };
};

export const remoteSigning = simulator("remote signing simulator", "infra/remote-signing", "OnlinePublicServices.RemoteSigningSimulator");
export const paymentGateways = simulator("payment gateway simulator", "infra/payment-gateways", "OnlinePublicServices.PaymentGatewaySimulator");

export const buildPortal = () =>
  once(
    "portal",
    ["frontend", "backend/docs", "package-lock.json"],
    async () => (await step("portal", "npm", ["run", "build", "--silent"])).ok,
    path.join(portal, "index.html"),
  );

export function requireDotnet() {
  const found = spawnSync("dotnet", ["--version"], { encoding: "utf8", env });
  if (found.error || !/^10\./.test(found.stdout)) {
    fail("The .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0");
  }
}

/** Waits until something listens, or says what did not come up. */
export async function waitForPort(port, what, seconds = 30) {
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    if (await isOpen(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  fail(`${what} did not come up on port ${port} within ${seconds} s.`);
}

export function isOpen(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => (socket.destroy(), resolve(true)));
    socket.once("error", () => resolve(false));
  });
}

/** A port that nobody uses now. */
export function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export async function waitForReady(url, seconds = 60) {
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    try {
      if ((await fetch(`${url}/healthz/ready`)).ok) return true;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return false;
}
