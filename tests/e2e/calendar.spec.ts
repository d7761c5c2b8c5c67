import { expect } from '@playwright/test';
import { clerk } from './setup/desk';
import { Person, fileDraft, unmarried } from './setup/http';
import { test } from './setup/journey';
import { citizen, password, signIn } from './setup/people';

test('a holiday announced late: the administrator sees whom it moves and applies it, the citizen checks the date', async ({
  page,
  baseURL,
  visitor,
}) => {
  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  const { dossierCode: code } = (await person.submit(await fileDraft(person, unmarried))).body;
  const staff = new Person(baseURL!);
  await staff.signIn('staff', clerk, password);
  const accepted = await staff.ask(
    'POST',
    `/api/dossiers/${code}/acceptance`,
    {},
    {
      'If-Match': '"1"',
      'Idempotency-Key': code,
    },
  );
  expect(accepted.status).toBe(201);
  const { days, dueAt } = (accepted.body as { due: Due }).due;
  const holiday = days.find((day) => day.counted && !day.due)!.day;

  const office = await visitor();
  await signIn(office, 'quantri', '/can-bo/lich');
  await office.getByRole('combobox', { name: 'Năm' }).selectOption(holiday.slice(0, 4));
  await office.getByRole('textbox', { name: 'Ngày', exact: true }).fill(holiday);
  await office.getByRole('textbox', { name: 'Tên', exact: true }).fill('Nghỉ theo quyết định mới');
  await office.getByRole('button', { name: 'Thêm ngày' }).click();
  await office.getByRole('button', { name: 'Lưu và xem hồ sơ đổi ngày' }).click();
  await expect(office.getByText('Hãy ghi số, ngày của văn bản quyết định.')).toBeVisible();
  await office.getByLabel('Số, ngày và cơ quan ban hành').fill('Quyết định 1/QĐ-TTg');
  await office.getByRole('button', { name: 'Lưu và xem hồ sơ đổi ngày' }).click();

  await expect(office.getByRole('row', { name: new RegExp(code) })).toBeVisible();
  await office.getByRole('button', { name: 'Áp dụng lịch mới' }).click();
  await office.getByRole('dialog').getByRole('button', { name: 'Áp dụng lịch mới' }).click();
  await expect(office.getByText('Lịch mới đã có hiệu lực.')).toBeVisible();

  await page.goto(`/tra-cuu/${code}`);
  await page.getByRole('button', { name: 'Tính lại trên máy này' }).click();
  await expect(page.getByText('Đã tính lại trên máy này: khớp.')).toBeVisible();
  const tracked = await person.ask('GET', `/api/tracking/${code}`);
  expect(Date.parse((tracked.body as { due: Due }).due.dueAt)).toBeGreaterThan(Date.parse(dueAt));
});

interface Due {
  readonly dueAt: string;
  readonly days: readonly { day: string; counted: boolean; due: boolean }[];
}
