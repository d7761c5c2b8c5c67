import { expect } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { clerk } from './desk';
import { Person } from './http';
import { password } from './people';

/** Somebody of the staff, signed in at a program. */
export async function staffAt(address: string, login: string): Promise<Person> {
  const person = new Person(address);
  await person.signIn('staff', login, password);
  return person;
}

/** One act by somebody of the staff, from the version that stands now. */
export async function act(
  address: string,
  login: string,
  code: string,
  name: string,
  body: object,
): Promise<void> {
  const staff = await staffAt(address, login);
  const { body: dossier } = await staff.ask<{ version: number }>('GET', `/api/dossiers/${code}`);
  const done = await staff.ask('POST', `/api/dossiers/${code}/${name}`, body, {
    'If-Match': `"${dossier.version}"`,
    'Idempotency-Key': randomUUID(),
  });
  expect(done.status, JSON.stringify(done.body)).toBeLessThan(300);
}

/** Takes a dossier of procedure 1.004873 from submission to its result, on paper. */
export async function settle(address: string, code: string): Promise<void> {
  const [officer, head, records] = ['thuy.phamthi', 'khoa.ngongoc', 'nhung.caothikim'];
  for (const [who, what, body] of [
    [clerk, 'acceptance', {}],
    [clerk, 'hand-over', { step: 'examine' }],
    [officer, 'hand-over/acceptance', {}],
    [officer, 'outcome-draft', { outcome: 'granted' }],
    [officer, 'hand-over', { step: 'sign' }],
    [head, 'hand-over/acceptance', {}],
    [head, 'outcome-approval', {}],
    [head, 'hand-over', { step: 'seal' }],
    [records, 'hand-over/acceptance', {}],
    [records, 'outcome', {}],
  ] as const)
    await act(address, who, code, what, body);
}
