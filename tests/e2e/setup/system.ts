import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
// @ts-expect-error The commands of the repository are plain modules: they run before any package is installed.
import * as run from '../../../infra/dev/run.mjs';
// @ts-expect-error As above.
import { startMailbox, startPaymentGateways, startRemoteSigning } from '../../../infra/dev/services.mjs';
import { port } from '../playwright.config';

/**
 * Starts the whole system as a person would meet it: the built server with the built portal, an empty database, a
 * mailbox, a remote signing service and payment gateways. `OPS_API`, `OPS_PORTAL`, `OPS_E2E_PORT` and `OPS_DATA_DIR` say what and where; without them the products
 * of `npm start` are used, with a data folder that is thrown away.
 */
export default async function startSystem() {
  const data = process.env['OPS_DATA_DIR'] ?? mkdtempSync(path.join(os.tmpdir(), 'ops-journeys-'));
  const [smtpPort, mailboxPort] = [await run.freePort(), await run.freePort()];
  // Tests run in processes of their own and read it from there.
  process.env['OPS_E2E_MAILBOX'] = `http://127.0.0.1:${mailboxPort}`;
  process.env['OPS_E2E_DATA'] = data;

  await startMailbox(smtpPort, mailboxPort, path.join(data, 'mailbox'));
  const paymentsPort = await run.freePort();
  process.env['OPS_E2E_PAYMENTS'] = `http://127.0.0.1:${paymentsPort}`;
  const outside = {
    ...(await startRemoteSigning(await run.freePort(), `http://localhost:${port}`, data)),
    ...(await startPaymentGateways(paymentsPort, `http://localhost:${port}`)),
  };
  const server = run.background('dotnet', [process.env['OPS_API'] ?? run.apiProgram], {
    cwd: run.api,
    stdio: ['ignore', process.env['OPS_E2E_LOG'] ? 'inherit' : 'ignore', 'inherit'],
    env: {
      ...process.env,
      ASPNETCORE_ENVIRONMENT: 'Development',
      PORT: String(port),
      OPS_DATA_DIR: data,
      Portal__Folder: process.env['OPS_PORTAL'] ?? run.portal,
      Mail__Port: String(smtpPort),
      ...outside,
    },
  });
  const stopped = new Promise<void>((resolve) => server.on('close', () => resolve()));
  if (!(await run.waitForReady(`http://localhost:${port}`))) throw new Error('The server did not get ready.');

  return async () => {
    run.stopAll();
    await stopped;
    if (!process.env['OPS_DATA_DIR']) rmSync(data, { recursive: true, force: true });
  };
}
