import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { KeyObject, createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { clerk } from './setup/desk';
import { Person, fileDraft, largePdf, unmarried, verify } from './setup/http';
import { installed } from './setup/judges';
import { attachmentOf, mailTo } from './setup/mailbox';
import { citizen, password } from './setup/people';

const mebibyte = 1024 * 1024;

interface Dossier {
  readonly version: number;
  readonly status: string;
  readonly attachments: readonly { id: string; sha256: string; scan: string; verdict: string }[];
}

interface Session {
  readonly id: string;
  readonly items: readonly { slipId: string; bytesToSign: string }[];
}

/** The documented addresses alone, as a program of another office would speak to them. */
test('the main job over HTTP, its paper cut ten times on the way', async ({ baseURL }) => {
  test.skip(!installed('openssl'), 'openssl is not installed');
  const address = baseURL!;
  const person = new Person(address);

  const found = await person.ask<{ items: { code: string }[] }>('GET', '/api/procedures?query=giay doc than');
  expect(found.body.items.map(({ code }) => code)).toContain('1.004873');
  const procedure = await person.ask('GET', '/api/procedures/1.004873');
  expect(procedure.body).toMatchObject({ code: '1.004873', papers: expect.arrayContaining([]) });

  await person.signIn('citizen', citizen, password);
  expect((await person.ask('GET', '/session/me')).body).toMatchObject({ signedIn: true, kind: 'citizen' });
  const draft = await fileDraft(person, {
    ...unmarried,
    maritalStatus: 'divorced',
    divorceDecision: 'Bản án số 12/2024/HNGĐ-ST',
  });
  const missing = await person.submit(draft);
  expect(missing.status, 'a required paper is missing').toBe(422);

  const paper = largePdf(randomBytes(10 * mebibyte));
  const upload = await person.beginUpload(draft, 'divorce-ruling', 'ban-an.pdf', paper.length);
  let sent = 0;
  for (let cut = 1; cut <= 10; cut++) {
    const [from, until] = [offsetAfter(cut - 1, paper), offsetAfter(cut, paper)];
    await sendAndCut(person, upload, paper, from, until);
    sent += until - from;
    await expect.poll(() => person.offsetOf(upload), { message: `after cut ${cut}` }).toBe(until);
  }
  const rest = paper.subarray(offsetAfter(10, paper));
  const bent = await person.sendPart(
    upload,
    paper.length - rest.length,
    rest.subarray(0, 1024),
    randomBytes(32),
  );
  expect(bent.status, 'a part that is not what its checksum says').toBe(460);
  const whole = await person.sendPart(upload, paper.length - rest.length, rest, sha256(rest));
  expect(whole.status, await whole.text()).toBe(204);
  expect((sent + 1024 + rest.length) / paper.length).toBeLessThanOrEqual(1.02);

  const key = 'a-key-of-the-person-for-this-one-intent';
  const submitted = await person.submit(draft, key);
  const again = await person.submit(draft, key);
  expect(submitted.status, JSON.stringify(submitted.body)).toBe(201);
  const { dossierCode: code, trackingKey, trackingUrl } = submitted.body;
  expect(again.body.dossierCode, 'submitted once, however often it is asked').toBe(code);
  expect(trackingUrl).toContain(code);

  const counter = new Person(address);
  await counter.signIn('staff', clerk, password);
  const queue = await counter.ask<{ items: { code: string }[] }>('GET', '/api/queue', undefined, {
    'X-Search': code,
  });
  expect(queue.body.items.map((item) => item.code)).toEqual([code]);
  const dossier = (await counter.ask<Dossier>('GET', `/api/dossiers/${code}`)).body;
  expect(dossier.attachments).toMatchObject([{ scan: 'clean', sha256: sha256(paper).toString('hex') }]);
  const paperUrl = `/api/dossiers/${code}/attachments/${dossier.attachments[0]!.id}`;
  const seen = Buffer.from(await (await counter.raw(`${paperUrl}/content`)).arrayBuffer());
  expect(sha256(seen), 'what the clerk downloads').toEqual(sha256(paper));

  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = await counter.ask<{ id: string; subject: string }>(
    'POST',
    '/api/certificates/requests',
    {
      csr: requestFor(privateKey),
    },
  );
  expect(certificate.body.subject, 'the name in the staff record, not in the request').toContain(
    'Lê Thị Trang',
  );

  const early = await accept(counter, code, dossier.version);
  expect(early.status, 'a paper was not looked at').toBe(422);
  const judged = await counter.ask<Dossier>(
    'PUT',
    `${paperUrl}/verdict`,
    { verdict: 'good' },
    ifMatch(dossier.version),
  );
  expect(judged.body.attachments[0]!.verdict).toBe('good');
  const stale = await accept(counter, code, dossier.version);
  expect(stale.status, 'of a version that is no more').toBe(412);
  const accepted = await accept(counter, code, judged.body.version);
  expect(accepted.status, JSON.stringify(accepted.body)).toBe(201);
  const { due } = accepted.body;
  expect(due.dueAt).toBe(due.days.at(-1)!.day + due.dueAt.slice(10));

  const session = await counter.ask<Session>('POST', '/api/signing-sessions', {
    dossierCodes: [code],
    certificateId: certificate.body.id,
  });
  const [item] = session.body.items;
  const signature = sign('sha256', Buffer.from(item!.bytesToSign, 'base64'), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  const signed = await counter.ask<{ results: { state: string; sha256: string }[] }>(
    'POST',
    `/api/signing-sessions/${session.body.id}/signatures`,
    { signatures: [{ slipId: item!.slipId, signature: signature.toString('base64') }] },
  );
  expect(signed.body.results).toMatchObject([{ state: 'signed' }]);

  const mail = await mailTo(citizen, new RegExp(`Giấy tiếp nhận và hẹn trả kết quả.*${code}`));
  const slip = await attachmentOf(mail, `giay-hen-${code}.pdf`);
  expect(sha256(slip).toString('hex')).toBe(signed.body.results[0]!.sha256);

  const anyone = new Person(address);
  const outline = await anyone.ask('GET', `/api/tracking/${code}`);
  expect(outline.body).toMatchObject({ status: 'accepted', due: { dueAt: due.dueAt } });
  expect(JSON.stringify(outline.body)).not.toMatch(/Hạnh|038198|0912|ban-an|Thôn 3|Lê Thị/);
  const opened = await anyone.ask('GET', `/api/tracking/${code}`, undefined, {
    'X-Tracking-Key': trackingKey,
  });
  expect(opened.body).toMatchObject({
    detail: { applicantName: 'Nguyễn Thị Hạnh', slip: { state: 'signed' } },
  });
  const download = await anyone.raw(`/api/dossiers/${code}/appointment-slip`, {
    headers: { 'X-Tracking-Key': trackingKey },
  });
  expect(Buffer.from(await download.arrayBuffer())).toEqual(slip);

  expect((await verify(anyone, slip)).body).toMatchObject({
    verdict: 'valid',
    changed: false,
    timeSource: 'timestamp',
    signer: { name: 'Lê Thị Trang', unit: 'Trung tâm Phục vụ hành chính công xã Triệu Sơn' },
    slip: { kind: 'appointmentSlip', dossierCode: code, current: true },
  });
  const altered = await verify(anyone, Buffer.concat([slip, Buffer.from('\n')]));
  expect(altered.body).toMatchObject({ verdict: 'altered', changed: true });
});

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

/** Eleven parts of nearly the same size. */
const offsetAfter = (cut: number, paper: Buffer): number => Math.floor((paper.length * cut) / 11);

/** Announces all that is left, sends a part of it, and the connection ends. */
async function sendAndCut(person: Person, upload: string, paper: Buffer, from: number, until: number) {
  const { hostname, port, host } = new URL(person.address);
  const socket = net.connect(Number(port), hostname);
  socket.write(
    [
      `PATCH ${upload} HTTP/1.1`,
      `Host: ${host}`,
      `Cookie: ${person.cookie}`,
      'X-CSRF: 1',
      'Tus-Resumable: 1.0.0',
      'Content-Type: application/offset+octet-stream',
      `Upload-Offset: ${from}`,
      `Content-Length: ${paper.length - from}`,
      '\r\n',
    ].join('\r\n'),
  );
  socket.write(paper.subarray(from, until));
  // What the server's socket holds unread when the cut comes is lost, as on any network: cut when it has been read.
  const arriving = path.join(process.env['OPS_E2E_DATA']!, 'documents', 'staging', path.basename(upload));
  await expect.poll(() => arrivedBytes(arriving)).toBe(until);
  socket.destroy();
}

/** What has arrived lies there as encrypted pieces: four bytes say how long each is, 44 more come with it. */
function arrivedBytes(file: string): number {
  if (!existsSync(file)) return 0;
  const bytes = readFileSync(file);
  let arrived = 0;
  for (let at = 0; at + 48 <= bytes.length;) {
    const piece = bytes.readInt32BE(at);
    at += piece + 48;
    if (at <= bytes.length) arrived += piece;
  }
  return arrived;
}

function accept(counter: Person, code: string, version: number) {
  return counter.ask<{ due: { dueAt: string; days: { day: string }[] } }>(
    'POST',
    `/api/dossiers/${code}/acceptance`,
    {},
    { ...ifMatch(version), 'Idempotency-Key': `accept-${code}-${version}` },
  );
}

/** A certificate request for a key that stays here, made by a program that knows nothing of ours. */
function requestFor(key: KeyObject): string {
  const home = mkdtempSync(path.join(os.tmpdir(), 'ops-key-'));
  try {
    const file = path.join(home, 'key.pem');
    writeFileSync(file, key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    return execFileSync('openssl', ['req', '-new', '-key', file, '-subj', '/CN=Somebody else'], {
      encoding: 'utf8',
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
