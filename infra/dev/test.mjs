// npm test: everything that has to hold, in the order in which a failure is cheapest to find.
// Parts can be named: npm test -- lint server portal browser
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { apiProgram, buildPortal, env, fail, freePort, installPackages, portal, requireDotnet, root, step, stopAll } from "./run.mjs";
import { findJudges, startAzurite, startPostgres } from "./services.mjs";

const wanted = process.argv.slice(2);
const runs = (part) => wanted.length === 0 || wanted.includes(part);
const onCi = process.env.CI === "true";
const tests = path.join(root, "tests");
const results = mkdtempSync(path.join(os.tmpdir(), "ops-results-"));
const totals = { passed: 0, failed: 0, skipped: 0 };
const started = Date.now();

requireDotnet();
console.log("Tools");
const missing = findJudges();
if (missing.length > 0) {
  const words = `Not installed: ${missing.join(", ")}. The tests that need them can't run.`;
  if (onCi) fail(words);
  console.log(`  ${words}`);
}
await installPackages();

console.log("Build");
// The same command writes the contract that the portal's types are made from.
await must("solution", "dotnet", ["build", "OnlinePublicServices.sln", "-c", "Release", "-v", "quiet", "-nologo", "-clp:NoSummary"]);
// The build writes the contract: what it wrote has to be what was committed.
if (onCi) await check("contract as committed", "git", ["diff", "--exit-code", "--stat", "--", "backend/docs/openapi.json"]);
if (runs("portal") || runs("browser")) await buildPortal();

if (runs("lint")) {
  console.log("Format and lint");
  await must("C# tools", "dotnet", ["tool", "restore"]);
  await check("C# format", "dotnet", ["csharpier", "check", "backend", "tests", "infra"]);
  await check("portal lint", "npm", ["run", "lint", "--silent"]);
}

if (runs("portal")) {
  console.log("Portal");
  const { output } = await check("components and functions", "npm", ["run", "test", "--workspace", "frontend", "--silent"]);
  countVitest(output);
}

if (runs("server")) {
  console.log("Server");
  const [postgres, azurite] = await Promise.all([startPostgres(), startAzurite()]);
  const services = { ...env, OPS_TEST_POSTGRES: postgres, OPS_TEST_AZURITE: azurite };
  for (const project of readdirSync(tests).filter((name) => name.endsWith(".Tests")).sort()) {
    const program = path.join(tests, project, "bin/Release/net10.0", project);
    const { output } = await check(project.replace("OnlinePublicServices.", ""), program, ["--no-ansi", "--no-progress"], { env: services, lines: 300 });
    countXunit(output);
  }
}

if (runs("browser")) {
  console.log("Browser");
  const port = await freePort();
  const data = mkdtempSync(path.join(os.tmpdir(), "ops-browser-"));
  const { ok, output } = await check("journeys", "npx", ["playwright", "test"], {
    cwd: path.join(tests, "e2e"),
    env: { ...env, OPS_API: apiProgram, OPS_PORTAL: portal, OPS_E2E_PORT: String(port), OPS_DATA_DIR: data },
    lines: 300,
  });
  rmSync(data, { recursive: true, force: true });
  countPlaywright(output);
  if (!ok) showPages(path.join(tests, "e2e", "test-results"));
}

stopAll();
rmSync(results, { recursive: true, force: true });
console.log(`\n${((Date.now() - started) / 60000).toFixed(1)} minutes`);
console.log(`${totals.passed} passed, ${totals.failed} failed${totals.skipped ? `, ${totals.skipped} skipped` : ""}`);
if (onCi && totals.skipped > 0) console.log("Skipped tests count as failures here.");
process.exit(totals.failed > 0 || totals.passed === 0 || (onCi && totals.skipped > 0) ? 1 : 0);

async function must(name, command, args) {
  const { ok } = await step(name, command, args);
  if (!ok) {
    console.log("\n0 passed, 1 failed");
    process.exit(1);
  }
}

/** A failing check is counted once even when its runner printed no figures. */
async function check(name, command, args, options) {
  const before = totals.failed;
  const outcome = await step(name, command, args, options);
  if (!outcome.ok) totals.failed = before + 1;
  return outcome;
}

/** What stood on the pages of failed journeys: whoever reads a build's log has nothing else of them. */
function showPages(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true }).filter((one) => one.endsWith("error-context.md")))
    console.log(readFileSync(path.join(folder, name), "utf8").split("\n").slice(0, 150).join("\n"));
}

function countXunit(output) {
  const of = (word) => Number(new RegExp(`^\\s+${word}: (\\d+)`, "m").exec(output)?.[1] ?? 0);
  add(of("succeeded"), of("failed"), of("skipped"));
  for (const line of output.split("\n").filter((l) => /^skipped /.test(l)).slice(0, 20)) console.log(`    ${line.trim()}`);
}

function countVitest(output) {
  const line = output.split("\n").findLast((l) => /^\s*Tests\s/.test(l.replace(/\u001b\[[0-9;]*m/g, ""))) ?? "";
  const of = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  add(of("passed"), of("failed"), of("skipped"));
}

function countPlaywright(output) {
  const of = (word) => Number(new RegExp(`^\\s*(\\d+) ${word}`, "m").exec(output)?.[1] ?? 0);
  add(of("passed"), of("failed"), of("skipped"));
}

function add(passed, failed, skipped) {
  // A runner that failed was counted as one already; its own figure replaces that.
  totals.failed = failed > 0 ? totals.failed - 1 + failed : totals.failed;
  totals.passed += passed;
  totals.skipped += skipped;
}
