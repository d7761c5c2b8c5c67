import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { act } from './setup/acts';
import { clerk } from './setup/desk';
import { Person, fileDraft, unmarried } from './setup/http';
import { test } from './setup/journey';
import { citizen, password, signIn } from './setup/people';

const supervisor = 'thao.hoangthithu';

test('a person sees who looked, takes their data along, and is answered what they ask about it', async ({
  page,
  baseURL,
  visitor,
}) => {
  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  const { dossierCode: code } = (await person.submit(await fileDraft(person, unmarried))).body;
  await act(baseURL!, clerk, code, 'acceptance', {});

  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, citizen, '/ho-so-ca-nhan/du-lieu');
  await expect(page.getByRole('heading', { level: 1, name: 'Dữ liệu của tôi' })).toBeVisible();
  const look = page.locator('ops-my-looks').getByRole('listitem').filter({ hasText: code });
  await expect(look.first()).toContainText('Công chức tiếp nhận');

  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải dữ liệu của tôi (ZIP)' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^du-lieu-ca-nhan-\d{4}-\d\d-\d\d\.zip$/);
  const archive = readFileSync(await saved.path());
  expect(archive.subarray(0, 2).toString()).toBe('PK');
  expect(archive.includes(`dossiers/${code}/dossier.json`)).toBe(true);
  await page.reload();
  await expect(page.getByText('Đã tải')).toBeVisible();

  await page.getByRole('button', { name: 'Viết yêu cầu mới' }).click();
  await page.getByRole('combobox', { name: 'Ông/bà yêu cầu' }).selectOption('correct');
  await page.getByRole('combobox', { name: 'Gửi đến cơ quan' }).selectOption('trieu-son-commune');
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await expect(page.getByText('Hãy viết nội dung')).toBeVisible();
  const asked = `Xin sửa ngày sinh trong hồ sơ ${code}.`;
  await page.getByRole('textbox', { name: 'Về dữ liệu nào' }).fill(asked);
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  const request = page.locator('ops-my-data-requests article').filter({ hasText: asked });
  await expect(request).toContainText('Chờ tiếp nhận');
  await expect(request).toContainText('Phản hồi tiếp nhận chậm nhất');

  const desk = await visitor();
  await signIn(desk, supervisor, '/can-bo/yeu-cau-du-lieu');
  await desk.getByRole('link', { name: 'Chỉnh sửa dữ liệu' }).first().click();
  await expect(desk.getByText(asked)).toBeVisible();
  await desk.getByRole('button', { name: 'Tiếp nhận' }).click();
  await expect(desk.getByText('Đã tiếp nhận')).toBeVisible();
  await desk.getByRole('button', { name: 'Trả lời đã thực hiện' }).first().click();
  await desk.getByRole('textbox', { name: 'Nội dung gửi người yêu cầu' }).fill('Đã sửa ngày sinh.');
  await desk.getByRole('button', { name: 'Trả lời đã thực hiện' }).last().click();
  await expect(desk.getByText('Đã sửa ngày sinh.')).toBeVisible();

  await page.reload();
  await expect(request).toContainText('Đã thực hiện');
  await expect(request).toContainText('Đã sửa ngày sinh.');
});
