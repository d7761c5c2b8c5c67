import { FullConfig } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
// @ts-expect-error The commands of the repository are plain modules: they run before any package is installed.
import * as run from '../../../infra/dev/run.mjs';
// @ts-expect-error As above.
import { startMailbox, startPaymentGateways, startRemoteSigning } from '../../../infra/dev/services.mjs';
import { port } from '../playwright.config';

/**
 * Starts the whole system as a person would meet it, once for each worker: the built server with the built portal, an
 * empty database, a mailbox, a remote signing service and payment gateways. `OPS_API`, `OPS_PORTAL`, `OPS_E2E_PORT` (the
 * first one's) and `OPS_DATA_DIR` say what and where; without them the products of `npm start` are used, with a data
 * folder that is thrown away.
 */
export default async function startSystems({ workers }: FullConfig) {
  const data = process.env['OPS_DATA_DIR'] ?? mkdtempSync(path.join(os.tmpdir(), 'ops-journeys-'));
  const systems = await Promise.all(
    Array.from({ length: workers }, async (_, at) =>
      startSystem(path.join(data, String(at)), at === 0 ? port : ((await run.freePort()) as number)),
    ),
  );
  // Tests run in processes of their own and read it from there.
  process.env['OPS_E2E_SYSTEMS'] = JSON.stringify(systems.map(({ settings }) => settings));
  return async () => {
    run.stopAll();
    await Promise.all(systems.map(({ stopped }) => stopped));
    if (!process.env['OPS_DATA_DIR']) rmSync(data, { recursive: true, force: true });
  };
}

/** One of them: what its tests find in their environment, and the end of its server. */
async function startSystem(data: string, at: number) {
  mkdirSync(data, { recursive: true });
  const address = `http://localhost:${at}`;
  const [smtpPort, mailboxPort] = [await run.freePort(), await run.freePort()];
  await startMailbox(smtpPort, mailboxPort, path.join(data, 'mailbox'));
  const paymentsPort = await run.freePort();
  const outside = {
    ...(await startRemoteSigning(await run.freePort(), address, data)),
    ...(await startPaymentGateways(paymentsPort, address)),
  };
  const server = run.background('dotnet', [process.env['OPS_API'] ?? run.apiProgram], {
    cwd: run.api,
    stdio: ['ignore', process.env['OPS_E2E_LOG'] ? 'inherit' : 'ignore', 'inherit'],
    env: {
      ...process.env,
      ASPNETCORE_ENVIRONMENT: 'Development',
      PORT: String(at),
      OPS_DATA_DIR: data,
      Portal__Folder: process.env['OPS_PORTAL'] ?? run.portal,
      Mail__Port: String(smtpPort),
      ...outside,
    },
  });
  const stopped = new Promise<void>((resolve) => server.on('close', () => resolve()));
  if (!(await run.waitForReady(address))) throw new Error('The server did not get ready.');
  const settings = {
    OPS_E2E_PORT: String(at),
    OPS_E2E_DATA: data,
    OPS_E2E_MAILBOX: `http://127.0.0.1:${mailboxPort}`,
    OPS_E2E_PAYMENTS: `http://127.0.0.1:${paymentsPort}`,
  };
  return { settings, stopped };
}
