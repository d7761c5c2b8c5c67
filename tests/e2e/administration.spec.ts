import { expect, test } from '@playwright/test';
import { Person, fileDraft, unmarried } from './setup/http';
import { citizen, password, signIn } from './setup/people';

/** The day before today in Viet Nam, `2026-11-22`. */
function yesterday(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now() - 86_400_000);
}

test('a commune ends into another one: its dossier is at the new desk with its date; a step gets another time; the history says who', async ({
  page,
  baseURL,
}) => {
  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  const { dossierCode: code } = (await person.submit(await fileDraft(person, unmarried, 'hop-tien-commune')))
    .body;
  const clerk = new Person(baseURL!);
  await clerk.signIn('staff', 'nam.luongminh', password);
  const accepted = await clerk.ask(
    'POST',
    `/api/dossiers/${code}/acceptance`,
    {},
    { 'If-Match': '"1"', 'Idempotency-Key': code },
  );
  expect(accepted.status).toBe(201);
  const { dueAt } = (accepted.body as { due: { dueAt: string } }).due;

  await signIn(page, 'quantri', '/can-bo/quan-tri');
  await page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Tìm theo tên' }).fill('hop tien');
  await page.getByRole('link', { name: 'Xã Hợp Tiến', exact: true }).click();
  await page.getByRole('button', { name: 'Kết thúc đơn vị, giao cho đơn vị kế thừa' }).click();
  await page.getByLabel('Ngày cuối').fill(yesterday());
  await page.getByRole('button', { name: 'Lưu và xem trước' }).click();
  await expect(page.getByText('Hãy điền mục này.')).toBeVisible();
  await page.getByLabel('Lý do, số và ngày của văn bản').fill('Nghị quyết 1686');
  await page.getByLabel('Đơn vị', { exact: true }).selectOption({ label: 'Xã An Nông' });
  await page.getByRole('checkbox', { name: /Cán bộ sang đơn vị kế thừa/ }).uncheck();
  await page.getByRole('button', { name: 'Lưu và xem trước' }).click();

  await expect(page.getByText(/1 hồ sơ của Xã Hợp Tiến về/)).toBeVisible();
  const sure = page.getByRole('checkbox', { name: 'Tôi biết và vẫn áp dụng' });
  if (await sure.isVisible()) await sure.check();
  await page.getByRole('button', { name: 'Áp dụng', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Áp dụng', exact: true }).click();
  await expect(page.getByText('Lần sửa đã có hiệu lực.')).toBeVisible();

  const successor = new Person(baseURL!);
  await successor.signIn('staff', 'trang.buithuy', password);
  const moved = await successor.ask<{ due: { dueAt: string }; unit: { id: string } }>(
    'GET',
    `/api/dossiers/${code}`,
  );
  expect(moved.body.unit.id).toBe('an-nong-commune');
  expect(moved.body.due.dueAt).toBe(dueAt);
  expect((await clerk.ask('GET', `/api/dossiers/${code}`)).status).toBe(404);
  expect((await new Person(baseURL!).ask('GET', `/api/dossiers/${code}`)).status).toBe(401);

  await page.goto('/can-bo/quan-tri/don-vi/moi');
  await page.getByLabel('Tên', { exact: true }).fill('Phòng Tư pháp xã Triệu Sơn');
  await page.getByLabel('Đơn vị cấp trên').selectOption({ label: 'Xã Triệu Sơn' });
  await page.getByLabel('Bộ phận', { exact: true }).selectOption({ label: 'Tư pháp – Hộ tịch' });
  await page.getByLabel('Ngày đầu').fill(yesterday());
  await page.getByLabel('Lý do, số và ngày của văn bản').fill('Quyết định 15');
  await page.getByRole('button', { name: 'Lưu và xem trước' }).click();
  await expect(page.getByText('Ngày đầu sớm nhất là ngày mai.')).toBeVisible();
  await page.getByLabel('Ngày đầu').fill('2099-01-01');
  await page.getByRole('button', { name: 'Lưu và xem trước' }).click();
  await page.getByRole('button', { name: 'Áp dụng', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Áp dụng', exact: true }).click();
  await expect(page.getByText('Lần sửa đã có hiệu lực.')).toBeVisible();
  await page.goto('/can-bo/quan-tri/don-vi/phong-tu-phap-xa-trieu-son');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Phòng Tư pháp xã Triệu Sơn');

  await page.goto('/can-bo/quan-tri/thu-tuc/1.000656.v2');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('/can-bo/quan-tri/thu-tuc/1.004873.v2');
  const time = page.getByRole('group', { name: 'Bước 3' }).getByLabel('Thời gian');
  await time.fill('3cd');
  await page.getByLabel('Lý do, số và ngày của văn bản').fill('Quyết định 12');
  await page.getByRole('button', { name: 'Lưu và xem trước' }).click();
  await expect(page.getByText(/Thời gian của bước tính bằng ngày hoặc giờ làm việc/)).toBeVisible();
  await time.fill('1wd');
  await page.getByRole('button', { name: 'Lưu và xem trước' }).click();
  await page.getByRole('button', { name: 'Áp dụng', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Áp dụng', exact: true }).click();
  await expect(page.getByText('Lần sửa đã có hiệu lực.')).toBeVisible();

  await page.getByRole('link', { name: 'Về lịch sử' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Quyết định 12' })).toContainText('Ngô Thị Xuân');
  await page.getByRole('link', { name: 'Đơn vị: Xã Hợp Tiến' }).click();
  await expect(page.getByRole('row', { name: /Ngày cuối/ }).first()).toContainText(yesterday());
});
