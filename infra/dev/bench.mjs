// npm run bench: the figures, each beside its limit or peer in the same run; a table here, all of it in .bench/latest.json.
// npm run bench -- quick    small counts, to see that it runs; its figures say little
// npm run bench -- S1 S2    only these figures
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { api, buildPortal, env, fail, installPackages, portal, requireDotnet, root, step, stopAll } from "./run.mjs";

const size = process.argv.includes("quick") ? "quick" : "full";
const wanted = process.argv.slice(2).filter((word) => word !== "quick");
const project = path.join(root, "tests/load/OnlinePublicServices.Load");
const program = path.join(project, "bin/Release/net10.0/OnlinePublicServices.Load");
const folder = path.join(root, ".bench");
/** The program as infra/docker deploys it, compiled ahead; what npm start builds compiles itself while it runs. */
const deployed = path.join(folder, "program");
const apiProgram = path.join(deployed, "OnlinePublicServices.Api.dll");
const load = () => os.loadavg().map((figure) => Number(figure.toFixed(2)));

/** What is not measured here, and why. */
const notMeasured = {
  S3: "submission with a paper of 1 MB beside Directus and Strapi: neither peer is installed",
  S4: "lookup and submission beside Directus and Strapi: neither peer is installed",
  S8: "the statutory table: not made yet",
  S13: "PostgreSQL beside pgbench, two instances: not measured yet",
  W3: "Lighthouse: not installed",
  W6: "without a network: not made yet",
};

requireDotnet();
console.log("Preparing");
await installPackages();
await buildPortal();
const publish = ["publish", api, "-c", "Release", "--use-current-runtime", "--self-contained", "false", "-p:PublishReadyToRun=true"];
if (!(await step("server as deployed", "dotnet", [...publish, "-o", deployed, "-v", "quiet", "-nologo"])).ok) fail("See above.");
if (!(await step("load", "dotnet", ["build", project, "-c", "Release", "-v", "quiet", "-nologo", "-clp:NoSummary"])).ok) fail("See above.");
mkdirSync(folder, { recursive: true });

console.log("Measuring");
const before = load();
const started = new Date().toISOString();
const figures = [...(await measureServer()), ...(await measureWeight())];
const result = { started, size, machine: { cores: os.cpus().length, model: os.cpus()[0].model.trim(), loadBefore: before, loadAfter: load() }, figures, notMeasured };
writeFileSync(path.join(folder, "latest.json"), `${JSON.stringify(result, null, 2)}\n`);
print(result);
stopAll();
process.exit(0);

/** The program writes what it has after each part: a part that fails leaves the others. */
async function measureServer() {
  const output = path.join(folder, "server.json");
  writeFileSync(output, "[]");
  if (wanted.length > 0 && wanted.every((id) => id.startsWith("W"))) return [];
  await step("server", program, ["measure", apiProgram, portal, output, size, ...wanted], { lines: 40 });
  return JSON.parse(readFileSync(output, "utf8"));
}

async function measureWeight() {
  if (wanted.length > 0 && !wanted.some((id) => id.startsWith("W"))) return [];
  const output = path.join(folder, "weight.json");
  writeFileSync(output, "[]");
  await step("weight", "node", [path.join(root, "tests/load/weight.mjs"), apiProgram, portal, output], { env, lines: 40 });
  return JSON.parse(readFileSync(output, "utf8"));
}

function print({ figures, machine }) {
  const number = (value) => (value === undefined || value === null ? "" : value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3));
  const times = (side) => (side.medianMs === undefined ? "" : ` (${number(side.medianMs)} · ${number(side.p99Ms)} ms)`);
  const rows = figures.map((figure) => [
    figure.id,
    figure.what,
    `${number(figure.ours.value)} ${figure.unit}${times(figure.ours)}`,
    figure.peers?.[0] ? `${figure.peers[0].name}: ${number(figure.peers[0].value)}${times(figure.peers[0])}` : "",
    number(figure.ratio),
    figure.bar ?? "",
    figure.met === undefined ? "" : figure.met ? "yes" : "NO",
  ]);
  const head = ["#", "What", "Ours (median · p99)", "Beside it", "Ratio", "Bar", "Met"];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd();
  console.log(`\n${line(head)}\n${widths.map((width) => "-".repeat(width)).join("  ")}`);
  for (const [index, row] of rows.entries()) {
    console.log(line(row));
    for (const peer of figures[index].peers?.slice(1) ?? []) console.log(line(["", "", "", `${peer.name}: ${number(peer.value)}${times(peer)}`, number(figures[index].ours.value / peer.value)]));
    if (figures[index].note) console.log(line(["", `  ${figures[index].note}`]));
  }
  for (const [id, what] of Object.entries(notMeasured)) console.log(`${id.padEnd(widths[0])}  ${what}`);
  console.log(`\n${machine.cores} cores, load ${machine.loadBefore[0]} before and ${machine.loadAfter[0]} after. Written to .bench/latest.json`);
}
