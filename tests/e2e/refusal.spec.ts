import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { enrol, openDossier, signShown } from './setup/desk';
import { Person, emptyPdf, fileDraft, unmarried, verify } from './setup/http';
import { test } from './setup/journey';
import { pdfText } from './setup/judges';
import { attachmentOf, mailTo } from './setup/mailbox';
import { citizen, password, signIn } from './setup/people';

/** Has no certificate, whichever journey went before: the office's seal stands in. */
const clerkWithoutKey = 'vinh.caodinh';

test('a clerk refuses with a reason, and the citizen reads it by mail, on the page and on the form', async ({
  page,
  baseURL,
  visitor,
}) => {
  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  const draft = await fileDraft(person, {
    ...unmarried,
    maritalStatus: 'divorced',
    divorceDecision: 'Bản án số 12/2024/HNGĐ-ST',
  });
  await person.upload(draft, 'divorce-ruling', 'ban-an.pdf', emptyPdf());
  const { dossierCode: code } = (await person.submit(draft)).body;
  const words = 'Bản án chưa có dấu của tòa án, theo Điều 22 Nghị định 123/2015/NĐ-CP.';

  const desk = await visitor();
  await signIn(desk, clerkWithoutKey, '/can-bo');
  await openDossier(desk, code);
  await desk.getByRole('button', { name: 'Chưa đạt', exact: true }).click();
  const fault = desk.getByRole('dialog', { name: 'Giấy tờ chưa đạt' });
  await fault.getByRole('button', { name: 'Ghi nhận chưa đạt' }).click();
  await expect(fault.getByText('Hãy chọn lý do và viết lời nhắn cho người nộp.')).toBeVisible();
  await fault.getByLabel('Lý do').selectOption({ label: 'Thiếu chữ ký hoặc chứng thực' });
  await fault.getByLabel('Lời nhắn đến người nộp').fill(words);
  await fault.getByRole('button', { name: 'Ghi nhận chưa đạt' }).click();
  await expect(desk.getByText('Có 1 giấy tờ chưa đạt.')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Tiếp nhận', exact: true })).toBeDisabled();

  await desk.getByRole('button', { name: 'Từ chối tiếp nhận' }).click();
  const refusal = desk.getByRole('dialog', { name: 'Từ chối tiếp nhận' });
  await expect(refusal.getByLabel('Lời nhắn đến người nộp')).toHaveValue(new RegExp(words));
  await refusal.getByRole('button', { name: 'Xem trước' }).click();
  await expect(refusal.getByText('(Mẫu 03)')).toBeVisible();
  await refusal.getByRole('button', { name: 'Từ chối và gửi phiếu' }).click();
  await expect(desk.getByText('Không được tiếp nhận').first()).toBeVisible();

  const mail = await mailTo(citizen, new RegExp(`${code} không được tiếp nhận`));
  expect(mail.text).toContain(words);
  expect(mail.attachments ?? [], 'the form follows').toEqual([]);
  const sealed = await mailTo(citizen, new RegExp(`Phiếu từ chối tiếp nhận giải quyết hồ sơ ${code}`));
  const attached = await attachmentOf(sealed, sealed.attachments![0]!.filename);

  await signIn(page, citizen, `/ho-so/${code}`);
  await expect(page.getByText('Không được tiếp nhận').first()).toBeVisible();
  await expect(page.getByText(words).first()).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /Tải PDF.*Phiếu từ chối/ }).click();
  expect(await readFile(await (await download).path())).toEqual(attached);

  const rungOf = async (file: Buffer) => (await verify(new Person(baseURL!), file)).body.rung;
  expect(await rungOf(attached)).toBe('seal');
  await enrol(desk);
  await desk.goto(`/can-bo/ho-so/${code}`);
  await desk.getByRole('button', { name: /Ký ngay.*Phiếu từ chối/ }).click();
  await signShown(desk);
  await expect(desk.getByText('Đã ký số, có con dấu')).toBeVisible();
  const signed = await person.raw(`/api/dossiers/${code}/refusal`);
  expect(await rungOf(Buffer.from(await signed.arrayBuffer()))).toBe('sealAndPerson');

  test.skip(pdfText(attached) === undefined, 'poppler-utils is not installed');
  const form = pdfText(attached)!.replace(/\s+/g, ' ');
  expect(form).toContain('PHIẾU TỪ CHỐI');
  expect(form).toContain(words);
  expect(form).toContain('Nguyễn Thị Hạnh');
  await desk.context().close();
});

test('whoever stands at the counter is refused with a numbered form, and what is missing is said first', async ({
  page,
}) => {
  await signIn(page, clerkWithoutKey, '/can-bo');
  await page.getByRole('link', { name: 'Từ chối tại quầy' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Từ chối tiếp nhận tại quầy');
  await page.getByRole('button', { name: 'Từ chối và lập phiếu' }).click();
  await expect(page.getByText('Hãy điền các mục được đánh dấu.')).toBeVisible();

  await page.getByLabel('Tìm thủ tục').fill('doc than');
  await page
    .getByLabel('Thủ tục', { exact: true })
    .selectOption({ label: 'Cấp Giấy xác nhận tình trạng hôn nhân' });
  await page.getByLabel('Họ và tên').fill('Lê Văn Hùng');
  await page.getByLabel('Số định danh cá nhân').fill('12');
  await page.getByLabel('Lý do').selectOption({ index: 1 });
  await page.getByLabel('Lời nhắn đến người nộp').fill('Hồ sơ thuộc thẩm quyền của xã khác.');
  await page.getByRole('button', { name: 'Từ chối và lập phiếu' }).click();
  await expect(page.getByText(/Số định danh gồm đúng 12 chữ số/)).toBeVisible();
  await page.getByLabel('Số định danh cá nhân').fill('038088004321');
  await page.getByRole('button', { name: 'Từ chối và lập phiếu' }).click();

  await expect(page).toHaveURL(/\/can-bo\/ho-so\/H56/);
  await expect(page.getByText('Không được tiếp nhận').first()).toBeVisible();
  await expect(page.getByText('Lê Văn Hùng').first()).toBeVisible();
});
