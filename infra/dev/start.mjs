// npm start: installs, builds, migrates, seeds and serves everything on one address.
import path from "node:path";
import { api, apiProgram, background, buildApi, buildPortal, fail, installPackages, isOpen, paymentGateways, portal, remoteSigning, requireDotnet, root, stopAll, waitForReady } from "./run.mjs";
import { startMailbox, startPaymentGateways, startRemoteSigning } from "./services.mjs";

const port = Number(process.env.PORT ?? 5080);
const smtpPort = port + 1;
const mailboxPort = port + 2;
const remoteSigningPort = port + 3;
const paymentGatewaysPort = port + 4;
const data = path.resolve(process.env.OPS_DATA_DIR ?? path.join(root, ".data"));
const url = `http://localhost:${port}`;

requireDotnet();
for (const wanted of [port, smtpPort, mailboxPort, remoteSigningPort, paymentGatewaysPort]) {
  if (await isOpen(wanted)) fail(`Port ${wanted} is in use. Stop what uses it, or choose another with PORT=… npm start.`);
}

console.log("Preparing");
await installPackages();
await buildPortal();
await buildApi();
await remoteSigning.build();
await paymentGateways.build();

await startMailbox(smtpPort, mailboxPort, path.join(data, "mailbox"));
const outside = {
  ...(await startRemoteSigning(remoteSigningPort, url, data)),
  ...(await startPaymentGateways(paymentGatewaysPort, url)),
};
const server = background("dotnet", [apiProgram], {
  cwd: api,
  stdio: ["ignore", "inherit", "inherit"],
  env: {
    ...process.env,
    ASPNETCORE_ENVIRONMENT: process.env.ASPNETCORE_ENVIRONMENT ?? "Development",
    PORT: String(port),
    OPS_DATA_DIR: data,
    Portal__Folder: portal,
    Mail__Port: String(smtpPort),
    ...outside,
  },
});
server.on("close", (code) => {
  stopAll();
  process.exit(code ?? 0);
});

if (!(await waitForReady(url))) fail(`The server did not get ready at ${url}; see its messages above.`);
console.log(`
  Portal    ${url}            (English: ${url}/en/)
  Mailbox   http://localhost:${mailboxPort}   (every mail that the system sends)

  Remote signing   http://localhost:${remoteSigningPort}   (a simulator: log in there with an account's name, PIN 246802)
  Payments         http://localhost:${paymentGatewaysPort}   (simulated VNPAY and national payment platform: every payment, its notices)
  Post             http://localhost:${paymentGatewaysPort}/post   (simulated VNPost: every parcel, and what happens to it)
  Population       http://localhost:${paymentGatewaysPort}/population   (simulated population register: who asked what for; slow, failing or refusing)

  Demo accounts, all with the password "Mot-cua-2026":
    nguoidan@example.com   a citizen
    dinhdanh@example.com   a citizen whose personal number is vouched for, as by VNeID
    thao.dongoc            receiving clerk, Xã Triệu Sơn
    vinh.caodinh           receiving clerk, Xã Triệu Sơn
    thao.hoangthithu       supervisor, Xã Triệu Sơn
    quantri, quantri2      administrators
  Data is kept in ${data}. Stop with Ctrl+C.
`);
