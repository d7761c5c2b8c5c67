// npm run db:add-migration -- AddApologyLetters [--identity]
// Writes the same migration for both databases, so that they cannot drift.
import { fail, step } from "./run.mjs";

const [name, ...flags] = process.argv.slice(2);
if (!/^[A-Z][A-Za-z0-9]+$/.test(name ?? "")) fail("Name the migration in words joined like this: AddApologyLetters");
const identity = flags.includes("--identity");
const context = identity ? "AccountsDbContext" : "PublicServicesDbContext";
const folder = identity ? "Migrations/Identity" : "Migrations";

await step("tools", "dotnet", ["tool", "restore"]);
for (const provider of ["Sqlite", "Postgres"]) {
  const project = `backend/OnlinePublicServices.Migrations.${provider}`;
  const { ok } = await step(provider, "dotnet", ["ef", "migrations", "add", name, "--project", project, "--startup-project", project, "--context", context, "--output-dir", folder, "--configuration", "Release"]);
  if (!ok) fail("See above.");
}
