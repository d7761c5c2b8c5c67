import { expect, test } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
// @ts-expect-error The commands of the repository are plain modules: they run before any package is installed.
import * as run from '../../infra/dev/run.mjs';
// @ts-expect-error As above.
import { startAzurite, startMailbox, startPostgres } from '../../infra/dev/services.mjs';
import { Person, emptyPdf, fileDraft, unmarried } from './setup/http';
import { citizen, password } from './setup/people';

/** Two servers over one PostgreSQL and one blob store: whatever the first knows, the second knows. */
test('two instances share sign-ins, keys, numbers, uploads and the outbox', async () => {
  test.setTimeout(240_000);
  const home = mkdtempSync(path.join(os.tmpdir(), 'ops-instances-'));
  const [first, second, smtp, mailbox] = await Promise.all(Array.from({ length: 4 }, () => run.freePort()));
  const [postgres, blobs] = await Promise.all([
    startPostgres(),
    startAzurite(),
    startMailbox(smtp, mailbox, home),
  ]);
  const documentsKey = randomBytes(32).toString('base64');
  const start = async (port: number) => {
    const server = run.background('dotnet', [process.env['OPS_API'] ?? run.apiProgram], {
      cwd: run.api,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        ASPNETCORE_ENVIRONMENT: 'Development',
        PORT: String(port),
        OPS_DATA_DIR: path.join(home, String(port)),
        Portal__PublicUrl: `http://localhost:${first}`,
        Database__Provider: 'Postgres',
        Database__ConnectionString: `${postgres};Database=instances`,
        Documents__Store: 'Azure',
        Documents__KeyEncryptionKey: documentsKey,
        Documents__Azure__ConnectionString: blobs,
        Mail__Port: String(smtp),
      },
    });
    expect(await run.waitForReady(`http://localhost:${port}`), `instance on ${port}`).toBe(true);
    return server;
  };
  const servers = [await start(first), await start(second)];
  const at = [`http://localhost:${first}`, `http://localhost:${second}`];

  try {
    const person = new Person(at[0]);
    await person.signIn('citizen', citizen, password);
    person.address = at[1];
    const me = await person.ask('GET', '/session/me');
    expect(me.body['signedIn'], 'a session of the first instance on the second').toBe(true);

    const divorced = {
      ...unmarried,
      maritalStatus: 'divorced',
      divorceDecision: 'Bản án số 12/2024/HNGĐ-ST',
    };
    person.address = at[0];
    const withPaper = await fileDraft(person, divorced);
    const paper = emptyPdf();
    const upload = await person.beginUpload(withPaper, 'divorce-ruling', 'Bản án.pdf', paper.length);
    await person.continueUpload(upload, 0, paper.subarray(0, 100));
    person.address = at[1];
    expect(
      await person.continueUpload(upload, 100, paper.subarray(100)),
      'an upload continued elsewhere',
    ).not.toBe('');
    const submitted = await person.submit(withPaper);
    expect(submitted.status, JSON.stringify(submitted.body)).toBe(201);
    const tracked = await new Person(at[0]).ask(
      'GET',
      `/api/tracking/${submitted.body.dossierCode}`,
      undefined,
      {
        'X-Tracking-Key': submitted.body.trackingKey,
      },
    );
    expect(tracked.body['detail'], 'a key drawn by the second instance opens on the first').toBeDefined();

    const drafts: string[] = [];
    for (let n = 0; n < 20; n++) drafts.push(await fileDraft(person));
    const receipts = await Promise.all(
      drafts.map(async (draft, n) => {
        const hurried = Object.assign(Object.create(Object.getPrototypeOf(person)), person, {
          address: at[n % 2],
        });
        return (hurried as Person).submit(draft);
      }),
    );
    expect(receipts.map((receipt) => receipt.status)).toEqual(Array(20).fill(201));
    const numbers = receipts.map((receipt) => Number(receipt.body.dossierCode.split('-').at(-1)));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 2));

    await expect
      .poll(async () => (await mails(mailbox)).length, {
        message: 'a mail for each dossier',
        timeout: 60_000,
      })
      .toBe(21);
    expect(new Set((await mails(mailbox)).map((mail) => mail.subject)).size, 'none sent twice').toBe(21);

    person.address = at[1];
    await person.ask('POST', '/session/logout');
    const stolen = Object.assign(Object.create(Object.getPrototypeOf(person)), person, {
      address: at[0],
    }) as Person;
    expect((await stolen.ask('GET', '/session/me')).body['signedIn'], 'signed out on both').toBe(false);
  } finally {
    await Promise.all(
      servers.map(
        (server) =>
          new Promise<void>((resolve) => {
            server.on('close', () => resolve());
            server.kill('SIGTERM');
          }),
      ),
    );
    rmSync(home, { recursive: true, force: true });
  }
});

async function mails(port: number): Promise<{ subject: string }[]> {
  return (await (await fetch(`http://127.0.0.1:${port}/api/email`)).json()) as { subject: string }[];
}
