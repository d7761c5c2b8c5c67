// Recomputes due dates with the portal's own file, which is the argument. The first line of the input holds the
// offices, each later one a dossier and the number of its office; each answer is a line of four instants.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { Office, dueMoments } = await import(pathToFileURL(process.argv[2]).href);
let offices;
const answers = [];
for await (const line of createInterface({ input: process.stdin })) {
  const read = JSON.parse(line);
  if (offices) answers.push(written(dueMoments(offices[read.office], read.facts)));
  else offices = read.map((time) => new Office(time));
}
process.stdout.write(answers.join("\n") + "\n");

function written(due) {
  return due ? [due.legal, due.index766].map((one) => `${one.countsFrom} ${one.dueAt ?? "-"}`).join(" ") : "unknown";
}
