import { expect } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { act } from './setup/acts';
import { clerk } from './setup/desk';
import { Person, fileDraft, largePdf, unmarried } from './setup/http';
import { test } from './setup/journey';
import { citizen, password, signIn } from './setup/people';

const divorced = {
  ...unmarried,
  maritalStatus: 'divorced',
  divorceDecision: 'Bản án số 12/2024/HNGĐ-ST, TAND huyện Triệu Sơn',
};

test('a paper that the counter checked once is given with the next dossier by one tap', async ({
  page,
  baseURL,
  visitor,
}) => {
  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  // What other journeys have left in this person's store is taken out: one paper is to be offered.
  const { body: earlier } = await person.ask<{ items: { id: string }[] }>('GET', '/api/paper-store');
  for (const { id } of earlier.items) await person.ask('DELETE', `/api/paper-store/${id}`);
  // A paper of its own: one and the same is kept once, under the dossier that brought it first.
  const first = await fileDraft(person, divorced);
  await person.upload(first, 'divorce-ruling', 'ban-an-ly-hon.pdf', largePdf(randomBytes(64)));
  const { dossierCode: code } = (await person.submit(first)).body;
  const { body: dossier } = await (await staff(baseURL!)).ask<Seen>('GET', `/api/dossiers/${code}`);
  await judge(baseURL!, code, dossier.attachments[0]!.id, dossier.version);
  await act(baseURL!, clerk, code, 'acceptance', {});

  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, citizen, '/kho-giay-to');
  await expect(page.getByRole('heading', { level: 1, name: 'Kho giấy tờ của tôi' })).toBeVisible();
  const kept = page.getByRole('listitem').filter({ hasText: code });
  await expect(kept).toContainText('Bản án, quyết định ly hôn');
  await expect(kept).toContainText('Đã kiểm tra ngày');
  await kept.getByRole('button', { name: 'Bỏ khỏi kho' }).click();
  await expect(kept).toContainText('Đưa lại được đến');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(kept).toContainText('Dùng lại được');

  const second = await fileDraft(person, divorced);
  await page.goto(`/nop-ho-so/${second}/giay-to`);
  await page.getByRole('button', { name: 'Dùng lại từ kho' }).click();
  await expect(page.getByText('lấy từ kho giấy tờ')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Dùng lại từ kho' })).toHaveCount(0);
  const { dossierCode: next } = (await person.submit(second)).body;

  const desk = await visitor();
  await signIn(desk, clerk, `/can-bo/ho-so/${next}`);
  const paper = desk.locator('ops-paper-desk').getByRole('listitem').filter({ hasText: 'ban-an-ly-hon.pdf' });
  await expect(paper).toContainText('Đã kiểm tra ngày');
  await expect(paper).toContainText(code);
  await desk.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
  await desk.getByRole('button', { name: 'Tiếp nhận và hẹn trả' }).click();
  await expect(desk.getByRole('dialog', { name: 'Tiếp nhận hồ sơ' })).toBeHidden();
});

interface Seen {
  readonly version: number;
  readonly attachments: readonly { readonly id: string }[];
}

async function staff(address: string): Promise<Person> {
  const person = new Person(address);
  await person.signIn('staff', clerk, password);
  return person;
}

/** Finds a paper good, as the counter does after looking. */
async function judge(address: string, code: string, paper: string, version: number): Promise<void> {
  const url = `/api/dossiers/${code}/attachments/${paper}/verdict`;
  const done = await (
    await staff(address)
  ).ask('PUT', url, { verdict: 'good' }, { 'If-Match': `"${version}"` });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
}
