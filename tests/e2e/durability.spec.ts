import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { Person, emptyPdf, fileDraft, unmarried } from './setup/http';
import { citizen, password } from './setup/people';
import { Server, canTrace } from './setup/server';

let server: Server;
let person: Person;

test.beforeEach(async () => {
  test.skip(!canTrace && process.env['CI'] !== 'true', 'strace is not installed.');
  test.setTimeout(180_000);
  server = new Server(mkdtempSync(path.join(os.tmpdir(), 'ops-durability-')), { Mail__Worker: 'false' });
  await server.start();
  person = new Person(server.address);
  await person.signIn('citizen', citizen, password);
});

test.afterEach(async () => {
  await server?.kill();
  rmSync(server.data, { recursive: true, force: true });
});

const ready = async () => (await fetch(`${server.address}/healthz/ready`)).status;

test('a submission that the disk did not keep is not acknowledged, and nothing more is until the next start', async () => {
  const draft = await fileDraft(person);
  const key = randomUUID();

  const disk = await server.inject('fsync,fdatasync', 'error=EIO');
  const failed = await person.submit(draft, key);
  disk.kill('SIGINT');
  await once(disk, 'close');

  expect(failed.status, JSON.stringify(failed.body)).toBe(503);
  expect(failed.headers.get('retry-after')).not.toBeNull();
  expect(await ready()).toBe(503);
  expect((await person.submit(draft, key)).status, 'the disk works again, but nobody has looked').toBe(503);
  expect((await person.ask('GET', '/api/drafts')).status, 'reading goes on').toBe(200);

  await server.kill();
  await server.start();
  expect(await ready()).toBe(200);
  const kept = await person.submit(draft, key);
  expect(kept.status, JSON.stringify(kept.body)).toBe(201);
  expect((await person.submit(draft, key)).body.dossierCode).toBe(kept.body.dossierCode);
});

test('a paper that the disk did not keep is not acknowledged, and sent again after the next start', async () => {
  const draft = await fileDraft(person, {
    ...unmarried,
    maritalStatus: 'divorced',
    divorceDecision: 'Bản án số 12/2024/HNGĐ-ST',
  });
  const paper = emptyPdf();
  const upload = await person.beginUpload(draft, 'divorce-ruling', 'Bản án.pdf', paper.length);

  const disk = await server.inject('fsync,fdatasync', 'error=EIO');
  await expect(person.continueUpload(upload, 0, paper)).rejects.toThrow('503');
  disk.kill('SIGINT');
  await once(disk, 'close');

  expect(await ready()).toBe(503);
  await expect(person.continueUpload(upload, 0, paper), 'never tried as if fine').rejects.toThrow('503');
  await server.kill();
  await server.start();
  const told = await person.raw(upload, { method: 'HEAD', headers: { 'Tus-Resumable': '1.0.0' } });
  const offset = Number(told.headers.get('upload-offset'));
  const attachment =
    told.headers.get('upload-attachment') ??
    (await person.continueUpload(upload, offset, paper.subarray(offset)));
  expect(attachment).not.toBe('');
});

test('a full disk refuses what is written, shows what is there, and works again by itself', async () => {
  const draft = await fileDraft(person);
  const key = randomUUID();

  const disk = await server.inject('pwrite64', 'error=ENOSPC');
  const refused = await person.submit(draft, key);
  const read = await person.ask('GET', `/api/drafts/${draft}`);
  disk.kill('SIGINT');
  await once(disk, 'close');

  expect(refused.status, JSON.stringify(refused.body)).toBe(503);
  expect(refused.headers.get('retry-after')).not.toBeNull();
  expect(read.status).toBe(200);
  expect(await ready(), 'no flush has failed').toBe(200);
  expect((await person.submit(draft, key)).status).toBe(201);
});

test('a second process on the same data folder refuses and says why', async () => {
  const second = server.spawn(['ignore', 'ignore', 'pipe']);
  let said = '';
  second.stderr!.on('data', (bytes: Buffer) => (said += bytes.toString()));

  const [code] = (await once(second, 'close')) as [number];

  expect(code).toBe(1);
  expect(said.trim()).toBe(
    `The data folder ${server.data} is in use by another process. Stop that one, or set OPS_DATA_DIR to another folder.`,
  );
  expect(await ready(), 'the first goes on').toBe(200);
});
