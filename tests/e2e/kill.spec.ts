import { expect, test } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Person, fileDraft } from './setup/http';
import { MailServer, MailStep } from './setup/mail-server';
import { citizen, password } from './setup/people';
import { Server, canTrace } from './setup/server';

/** Once through all kinds of kills; `OPS_KILL_ROUNDS=20` goes twenty times, each time one call later. */
const rounds = Number(process.env['OPS_KILL_ROUNDS'] ?? 1);
/** Said when it starts, so that a round that failed can be had again. */
const seed = Number(process.env['OPS_KILL_SEED'] ?? Date.now() % 1_000_000);
const lanesOfTheWorker = 4;

/** One dossier from its filled-in draft to its acceptance, each act under one key however often it is asked for. */
interface Case {
  readonly draft: string;
  readonly submissionKey: string;
  readonly acceptanceKey: string;
  code?: string;
  slip?: string;
}

type Kill =
  { at: 'call'; call: string; nth: number } | { at: 'mail'; step: MailStep } | { at: 'moment'; ms: number };

test('a server killed at any step of submission, acceptance and mailing loses nothing and doubles nothing', async () => {
  test.setTimeout(90_000 + rounds * 240_000);
  console.log(`    seed ${seed}`);
  const home = mkdtempSync(path.join(os.tmpdir(), 'ops-kill-'));
  const office = new Office(path.join(home, 'data'));
  const cases: Case[] = [];
  let kills = 0;
  try {
    await office.open();
    for (const kill of plan()) {
      const fresh = await Promise.all(Array.from({ length: 3 }, () => office.newCase()));
      cases.push(...fresh);
      const death = await office.killDuring(kill);
      await Promise.allSettled(fresh.map((one) => office.work(one)));
      await death();
      kills++;
      office.timePasses();
      await office.start();
      for (const one of fresh) await office.work(one);
    }
    await expect
      .poll(() => office.unsealed() + office.waiting(), {
        message: 'slips and mails still owed',
        timeout: 60_000,
      })
      .toBe(0);
    await office.stop();
    office.check(cases, kills);
  } finally {
    await office.stop();
    office.mail.close();
    rmSync(home, { recursive: true, force: true });
  }
});

/** Kills at the n-th of each call that makes things durable or leaves the machine, at each step of a mail, and at random. */
function* plan(): Generator<Kill> {
  const random = randomFrom(seed);
  const calls = canTrace ? ['fdatasync,fsync', 'pwrite64', 'sendmsg,sendto'] : [];
  if (calls.length === 0 && process.env['CI'] === 'true') throw new Error('strace is not installed.');
  for (let round = 0; round < rounds; round++) {
    for (const call of calls) for (const n of [1, 3]) yield { at: 'call', call, nth: n + round };
    for (const step of ['recipient', 'received', 'answered'] as const) yield { at: 'mail', step };
    for (let n = 0; n < 2; n++) yield { at: 'moment', ms: random() * 400 };
  }
}

class Office {
  readonly mail = new MailServer();
  private server!: Server;
  private person!: Person;
  private clerk!: Person;

  constructor(private readonly data: string) {}

  async open(): Promise<void> {
    this.server = new Server(this.data, { Mail__Port: String(await this.mail.listen()) });
    await this.start();
    // Sessions outlive the server as everything else does: everybody signs in once.
    [this.person, this.clerk] = [new Person(this.server.address), new Person(this.server.address)];
    await this.person.signIn('citizen', citizen, password);
    await this.clerk.signIn('staff', 'trang.lethi', password);
  }

  start(): Promise<void> {
    return this.server.start();
  }

  async stop(): Promise<void> {
    await this.server?.kill();
  }

  async newCase(): Promise<Case> {
    return { draft: await fileDraft(this.person), submissionKey: randomUUID(), acceptanceKey: randomUUID() };
  }

  /** Does what is still to be done of a case; what was acknowledged is kept, and what wasn't is asked for again. */
  async work(one: Case): Promise<void> {
    const submitted = await this.person.submit(one.draft, one.submissionKey);
    expect(submitted.status, JSON.stringify(submitted.body)).toBe(201);
    expect(one.code ?? submitted.body.dossierCode, 'the code that was given before').toBe(
      submitted.body.dossierCode,
    );
    one.code = submitted.body.dossierCode;
    const accepted = await this.clerk.ask<{ slip: { number: string } }>(
      'POST',
      `/api/dossiers/${one.code}/acceptance`,
      {},
      { 'Idempotency-Key': one.acceptanceKey, 'If-Match': '"1"' },
    );
    expect(accepted.status, JSON.stringify(accepted.body)).toBe(201);
    expect(one.slip ?? accepted.body.slip.number, 'the slip that was given before').toBe(
      accepted.body.slip.number,
    );
    one.slip = accepted.body.slip.number;
  }

  /** Arms a kill; the answer waits for the death, and makes it come where the moment never did. */
  async killDuring(kill: Kill): Promise<() => Promise<void>> {
    const server = this.server.process!;
    this.mail.onStep = (step) => {
      if (kill.at === 'mail' && step === kill.step) server.kill('SIGKILL');
    };
    if (kill.at === 'moment') setTimeout(() => server.kill('SIGKILL'), kill.ms);
    const tracer =
      kill.at === 'call' ? await this.server.inject(kill.call, `signal=KILL:when=${kill.nth}`) : undefined;
    return async () => {
      const patience = new Promise<void>((resolve) => setTimeout(resolve, 2_500));
      await Promise.race([this.server.gone, patience]);
      await this.stop();
      tracer?.kill('SIGKILL');
      this.mail.onStep = () => undefined;
    };
  }

  /** A message that the dead server held is due when its two minutes are over. */
  timePasses(): void {
    this.ask('UPDATE outbox_messages SET next_attempt_at = created_at WHERE state = ?', 'Waiting');
  }

  waiting(): number {
    return this.ask('SELECT count(*) AS n FROM outbox_messages WHERE state <> ?', 'Sent')[0]['n'] as number;
  }

  unsealed(): number {
    return this.ask('SELECT count(*) AS n FROM issued_papers WHERE rung = ?', 'Nothing')[0]['n'] as number;
  }

  check(cases: readonly Case[], kills: number): void {
    const dossiers = this.ask('SELECT id, code, promised_due_at FROM dossiers');
    expect(dossiers.map((row) => row['code']).sort(), 'every case once').toEqual(
      cases.map((one) => one.code).sort(),
    );
    const numbers = cases.map((one) => Number(one.code!.split('-').at(-1)));
    expect(new Set(numbers).size, 'numbers of the day').toBe(cases.length);
    expect(
      dossiers.filter((row) => row['promised_due_at'] === null),
      'due dates',
    ).toEqual([]);
    const slips = this.ask('SELECT dossier_id FROM issued_papers').map((row) => row['dossier_id']);
    expect(slips.sort(), 'one slip each').toEqual(dossiers.map((row) => row['id']).sort());
    expect(new Set(cases.map((one) => one.slip)).size, 'numbers of slips').toBe(cases.length);

    const owed = this.ask('SELECT id, kind, dossier_id FROM outbox_messages');
    expect(new Set(owed.map((row) => `${row['kind']} ${row['dossier_id']}`)).size, 'none owed twice').toBe(
      owed.length,
    );
    expect(owed.length, 'a receipt, an acceptance and a slip each').toBe(3 * cases.length);
    const id = (row: Row) => String(row['id']).replaceAll('-', '').toLowerCase();
    expect([...this.mail.mails.keys()].sort(), 'every mail arrived').toEqual(owed.map(id).sort());
    let repeated = 0;
    for (const [message, copies] of this.mail.mails) {
      expect(new Set(copies).size, `bytes of ${message}`).toBe(1);
      repeated += copies.length - 1;
    }
    expect(repeated, 'only what was under way at a kill').toBeLessThanOrEqual(kills * lanesOfTheWorker);
    expect(this.ask('PRAGMA integrity_check')[0]['integrity_check']).toBe('ok');
    console.log(
      `    ${kills} kills, ${cases.length} dossiers, ${owed.length} mails owed, ${repeated} repeated`,
    );
  }

  private ask(statement: string, ...values: string[]): Row[] {
    const database = new DatabaseSync(path.join(this.data, 'public-services.db'));
    try {
      return database.prepare(statement).all(...values) as Row[];
    } finally {
      database.close();
    }
  }
}

type Row = Record<string, unknown>;

/** Numbers between 0 and 1, the same for the same seed. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
