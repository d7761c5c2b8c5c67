import { Page, expect } from '@playwright/test';
import { openDossier, openQueue } from './setup/desk';
import { answerMarriage, answerPerson, goOn, question, startFiling, submit } from './setup/filing';
import { test } from './setup/journey';
import { citizen, signIn } from './setup/people';
import { takeCash } from './setup/posts';

test('whoever comes back without having paid is told so, and can pay otherwise', async ({
  page,
  visitor,
}) => {
  test.setTimeout(180_000);
  const code = await filePlain(page);
  await page.goto(`/ho-so/${code}`);
  const fees = page.getByRole('region', { name: 'Phí, lệ phí' });
  await fees.getByRole('button', { name: /Nền tảng thanh toán quốc gia/ }).click();
  await page.getByRole('button', { name: 'Hủy giao dịch' }).click();
  await expect(page).toHaveURL(/localhost:\d+\/ho-so-cua-toi/);
  await page.goto(`/ho-so/${code}`);
  await expect(fees.getByText('Không thành công')).toBeVisible({
    timeout: 30_000,
  });

  await fees.getByRole('button', { name: 'Chuyển khoản' }).click();
  await expect(page.getByRole('img', { name: 'Mã VietQR của khoản này' })).toBeVisible();

  const desk = await visitor();
  await openQueue(desk);
  await openDossier(desk, code);
  await takeCash(desk);
  const card = desk.getByRole('region', { name: 'Phí, lệ phí' });
  await expect(card.getByText(/biên lai số L-\d\d \d{7}/)).toBeVisible();
});

test('a relative pays by the link without signing in, and reads the number of the receipt', async ({
  page,
  visitor,
}) => {
  test.setTimeout(180_000);
  const code = await filePlain(page);
  const first = await linkOf(page, code);
  const address = await linkOf(page, code);

  const relative = await visitor();
  await relative.goto(first);
  await expect(relative.getByText('Đường dẫn này không dùng được')).toBeVisible();
  // Another link in the same tab is another payment, though the browser doesn't load the page anew.
  await relative.goto(address);
  await expect(relative.getByText(code)).toBeVisible();
  await expect(relative.getByText('15.000 đồng').first()).toBeVisible();
  await expect(relative.getByText('Nguyễn Thị Hạnh')).toHaveCount(0);
  await expect(relative).toHaveURL(/\/nop-phi$/);
  await relative.getByRole('button', { name: 'Chuyển khoản' }).click();
  await expect(relative.getByRole('img', { name: 'Mã VietQR của khoản này' })).toBeVisible();

  await relative.getByRole('button', { name: /VNPAY/ }).click();
  await relative.getByRole('button', { name: 'Hủy giao dịch' }).click();
  await expect(relative.getByText('Lần thanh toán gần nhất: Không thành công.')).toBeVisible();

  // The platform sends every browser to one address, that of the dossiers of whoever is signed in.
  await relative.getByRole('button', { name: /Nền tảng thanh toán quốc gia/ }).click();
  await relative.getByRole('button', { name: 'Thanh toán', exact: true }).click();
  await expect(relative).toHaveURL(/\/nop-phi/);
  await expect(relative.getByText('Đã nộp đủ. Không cần nộp lại.')).toBeVisible({ timeout: 30_000 });
  await expect(relative.getByText(/biên lai số L-\d\d \d{7}/)).toBeVisible();
});

test("a payment that no notice told of is found by the gateway's file, asked for again, and gone", async ({
  page,
  visitor,
}) => {
  test.setTimeout(180_000);
  const code = await filePlain(page);
  const relative = await visitor();
  await relative.goto(await linkOf(page, code));
  await relative.getByRole('button', { name: /VNPAY/ }).click();
  // The notice is lost, and the payer's browser never comes back: what the button sends is sent without following it.
  const order = await relative.locator('input[name=order]').first().inputValue();
  const decided = await relative.request.post(new URL('/decision', relative.url()).href, {
    form: { order, decision: 'pay-lost', code: '' },
    maxRedirects: 0,
  });
  expect(decided.status()).toBe(302);
  await relative.close();

  const desk = await visitor();
  await signIn(desk, 'thao.hoangthithu', '/can-bo/doi-soat');
  const vnpay = desk.getByRole('region', { name: /VNPAY/ });
  const input = vnpay.getByLabel('Tệp đối soát của cổng (CSV)');
  const csv = (text: string) => ({
    name: 'doi-soat.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  });
  await input.setInputFiles(csv('vnp_TxnRef,vnp_Amount\n'));
  await expect(vnpay.getByText(/Tệp thiếu cột bắt buộc.*Cột: số giao dịch\./)).toBeVisible();

  const settlement = await fetch(`${process.env['OPS_E2E_PAYMENTS']}/settlements/vnpay.csv`);
  await input.setInputFiles(csv(await settlement.text()));
  const missing = vnpay.getByRole('listitem').filter({ hasText: code });
  await expect(missing.getByText('Bên kia có tiền, sổ chưa có')).toBeVisible();
  // No gateway is asked about the same attempt twice in five seconds, and this one has only just begun.
  await expect(async () => {
    if (await missing.count())
      await missing.getByRole('button', { name: `Hỏi lại cổng về hồ sơ ${code}` }).click();
    await expect(missing).toHaveCount(0, { timeout: 3_000 });
  }).toPass();

  await page.goto(`/ho-so/${code}`);
  await expect(
    page.getByRole('region', { name: 'Phí, lệ phí' }).getByText('Đã nộp', { exact: true }),
  ).toBeVisible();
});

/** Lets somebody else pay; the address of their page. */
async function linkOf(page: Page, code: string): Promise<string> {
  await page.goto(`/ho-so/${code}`);
  await page.getByRole('button', { name: 'Nhờ người khác nộp giúp' }).click();
  const link = page.getByRole('group', { name: 'Đường dẫn nộp phí' });
  return (await link.getByText(/\/nop-phi#k=/).innerText()).trim();
}

async function filePlain(page: Page): Promise<string> {
  await startFiling(page, citizen);
  await question(page, 'Ông/bà xin giấy cho ai?').getByLabel('Cho chính tôi').check();
  await question(page, /Trước đây đã được cấp/)
    .getByLabel('Chưa')
    .check();
  await goOn(page, 'Người được cấp giấy');
  await answerPerson(page);
  await goOn(page, 'Tình trạng hôn nhân');
  await answerMarriage(page, 'Kiểm tra trước khi nộp');
  await expect(page.getByText('15.000 đồng').first()).toBeVisible();
  return submit(page);
}
