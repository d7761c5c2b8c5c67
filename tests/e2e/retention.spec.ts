import { Browser, Page, expect } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { act } from './setup/acts';
import { clerk } from './setup/desk';
import { Person } from './setup/http';
import { test } from './setup/journey';
import { citizen, password, signIn } from './setup/people';
import { Server } from './setup/server';

const records = 'nhung.caothikim';
const head = 'khoa.ngongoc';

/** A watch looks every minute. */
const nextLook = { timeout: 90_000 };

/** An application for a copy of an extract: kept for 24 months after it is closed. */
const extractCopy = {
  requesterKind: 'person',
  requesterRelation: 'self',
  requesterName: 'Nguyễn Thị Hạnh',
  requesterId: '038198001234',
  home: {
    detail: 'Thôn 3',
    commune: 'Xã Triệu Sơn',
    province: 'Tỉnh Thanh Hóa',
  },
  phone: '0912345678',
  email: 'nguoidan@example.com',
  event: 'birth',
  subjectName: 'Nguyễn Thị Hạnh',
  subjectBirthDate: '1998',
  registeredAt: 'Ủy ban nhân dân xã Minh Sơn',
  copies: 1,
};

const data = mkdtempSync(path.join(os.tmpdir(), 'ops-retention-'));
const server = new Server(data, {
  Rehearsal__MovableClock: 'true',
  Mail__Worker: 'false',
});
test.use({ baseURL: async ({}, use) => use(server.address) });
test.beforeAll(() => server.start());
test.afterAll(async () => {
  await server.kill();
  rmSync(data, { recursive: true, force: true });
});

test('a closed dossier is warned of, proposed, held, approved by another and destroyed, with a record', async ({
  visitor,
}) => {
  test.setTimeout(600_000);
  const [code, held] = [await closeDossier(), await closeDossier()];
  await moveOn(365 * 2 - 7);

  const phone = await visitor({ viewport: { width: 360, height: 740 } });
  await test.step('the person is told what goes and when', async () => {
    await signIn(phone, citizen, '/thong-bao');
    await expect(async () => {
      await phone.reload();
      await expect(phone.getByText('Hồ sơ sắp hết thời hạn lưu trữ').first()).toBeVisible();
    }).toPass(nextLook);
    await phone.goto('/ho-so-ca-nhan/du-lieu');
    const row = phone.locator('ops-my-retention').getByRole('listitem').filter({ hasText: code });
    await expect(row).toContainText('Giữ đến');
    await expect(row).toContainText('Sắp bị xóa');
  });

  await moveOn(30);
  const desk = await visitor();
  await test.step('the records clerk proposes both', async () => {
    await signIn(desk, records, '/can-bo/tieu-huy');
    await expect(desk.getByRole('heading', { level: 1, name: 'Tiêu hủy hồ sơ' })).toBeVisible();
    await desk.getByRole('button', { name: 'Chọn mọi hồ sơ tiêu hủy được' }).press('Enter');
    await desk.getByRole('button', { name: 'Đề nghị tiêu hủy 2 hồ sơ' }).press('Enter');
    await expect(desk.getByRole('heading', { level: 1, name: 'Danh mục số 1' })).toBeVisible();
    await expect(desk.getByText('Chờ phê duyệt')).toBeVisible();
    await expect(desk.getByRole('button', { name: /Phê duyệt/ })).toHaveCount(0);
  });

  const chief = await visitor();
  await test.step('the head keeps one back and approves the rest', async () => {
    await signIn(chief, head, '/can-bo/tieu-huy');
    const row = chief.getByRole('listitem').filter({ hasText: held });
    await row.getByRole('button', { name: /Giữ lại/ }).click();
    const dialog = chief.getByRole('dialog', { name: 'Giữ lại hồ sơ' });
    await dialog.getByRole('button', { name: 'Giữ lại' }).click();
    await expect(dialog.getByText('Hãy chọn ngày cuối')).toBeVisible();
    await dialog.getByLabel('Lý do giữ lại').fill('Tòa án yêu cầu.');
    await dialog.getByLabel('Giữ đến hết ngày').fill(`${new Date().getFullYear() + 3}-06-30`);
    await dialog.getByRole('button', { name: 'Giữ lại' }).click();
    await expect(row.getByText('Giữ lại theo yêu cầu')).toBeVisible();
    await chief.getByRole('button', { name: 'Danh mục, biên bản' }).click();
    await chief.getByRole('link', { name: 'Danh mục số 1' }).click();
    await chief.getByRole('button', { name: 'Không phê duyệt' }).click();
    await expect(chief.getByText('Không phê duyệt thì hãy ghi lý do')).toBeVisible();
    await chief.getByRole('button', { name: 'Phê duyệt tiêu hủy 2 hồ sơ' }).click();
    await expect(chief.getByText('Đang tiêu hủy').first()).toBeVisible();
  });

  await test.step('the program destroys it, and the record says so', async () => {
    await expect(async () => {
      await desk.reload();
      await expect(desk.getByText('Biên bản số 1')).toBeVisible();
    }).toPass(nextLook);
    await expect(desk.getByRole('listitem').filter({ hasText: code })).toContainText('Đã tiêu hủy');
    await expect(desk.getByRole('listitem').filter({ hasText: held })).toContainText('Giữ lại theo yêu cầu');
    const saving = desk.waitForEvent('download');
    await desk.getByRole('link', { name: 'Tải biên bản (PDF)' }).click();
    expect(
      readFileSync(await (await saving).path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  await test.step('the public code still leads to where it stood', async () => {
    await phone.goto(`/tra-cuu/${code}`);
    await expect(phone.getByText('Nội dung hồ sơ đã bị xóa')).toBeVisible();
    const tracked = await new Person(server.address).ask('GET', `/api/tracking/${code}`);
    expect(tracked.body['status']).toBe('refused');
  });
});

/** Filed by the citizen, and refused by the counter. */
async function closeDossier(): Promise<string> {
  const person = new Person(server.address);
  await person.signIn('citizen', citizen, password);
  const begun = await person.ask<{ id: string }>('POST', '/api/drafts', {
    procedureCode: '2.000635',
    unitId: 'trieu-son-commune',
  });
  const draft = begun.body.id;
  const saved = await person.ask(
    'PATCH',
    `/api/drafts/${draft}`,
    { answers: extractCopy },
    { 'If-Match': '"1"' },
  );
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  const { dossierCode } = (await person.submit(draft)).body;
  await act(server.address, clerk, dossierCode, 'refusal', {
    reasonCode: 'incomplete',
    reason: 'Thiếu thông tin.',
  });
  return dossierCode;
}

/**
 * Moves on by days: the program starts anew and its clock is set before anybody comes, since over so long a time the
 * sign-in's keys turn.
 */
async function moveOn(days: number): Promise<void> {
  moved += days * 24 * 60 * 60 * 1000;
  await server.kill();
  await server.start();
  const set = await new Person(server.address).ask('PUT', '/rehearsal/clock', {
    now: new Date(moved).toISOString(),
  });
  expect(set.status).toBe(204);
}

let moved = Date.now();

async function visitor(browser: Browser, viewport = { width: 1280, height: 800 }): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.address,
    locale: 'vi-VN',
    viewport,
  });
  return context.newPage();
}
