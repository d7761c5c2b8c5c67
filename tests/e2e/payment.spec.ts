import { Browser, Page, expect, test } from '@playwright/test';
import { lookAndAccept, openDossier, openQueue, papersOnDesk } from './setup/desk';
import { answerMarriage, answerPerson, goOn, question, startFiling, submit } from './setup/filing';
import { photo } from './setup/papers';
import { citizen, signIn } from './setup/people';
import { takeCash } from './setup/posts';

const supervisor = 'thao.hoangthithu';

test('a fee: the exemption is declined, the money goes to the gateway, its notice is lost and made good, and the books agree', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 360, height: 740 });
  const code = await test.step('a citizen claims to be exempt and sees what it would cost', () =>
    fileClaiming(page, browser));
  await page.goto(`/ho-so/${code}`);
  const fees = page.getByRole('region', { name: 'Phí, lệ phí' });
  await expect(fees.getByText('Đang xét miễn')).toBeVisible();

  const desk = await visitor(browser);
  await test.step('the counter finds the proof expired', async () => {
    await openQueue(desk);
    await openDossier(desk, code);
    const card = desk.getByRole('region', { name: 'Phí, lệ phí' });
    await card.getByRole('button', { name: 'Không chấp thuận' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Không chấp thuận miễn' });
    await dialog.getByLabel('Lý do').fill('Giấy chứng nhận hộ nghèo đã hết hạn ngày 31/12/2025.');
    await dialog.getByRole('button', { name: 'Không chấp thuận miễn' }).click();
    await expect(card.getByText('Chưa nộp')).toBeVisible();
  });

  await test.step('the citizen pays, and the notice is lost', async () => {
    await page.reload();
    await expect(fees.getByText(/hết hạn ngày 31\/12\/2025/)).toBeVisible();
    await expect(fees.getByText('15.000 đồng').first()).toBeVisible();
    await fees.getByRole('button', { name: /VNPAY/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: /VNPAY/ })).toBeVisible();
    await page.getByRole('button', { name: 'Thanh toán, mất thông báo' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Kết quả thanh toán' })).toBeVisible();
    await expect(page.getByText('Đã thanh toán 15.000 đồng.')).toBeVisible({ timeout: 30_000 });
    await page.getByRole('link', { name: 'Về trang hồ sơ' }).click();
    await expect(fees.getByText('Đã nộp')).toBeVisible();
  });

  await test.step('the receipt is sealed, and the citizen fetches it', async () => {
    const download = page.waitForEvent('download');
    await fees.getByRole('button', { name: /Tải biên lai/ }).click();
    expect((await download).suggestedFilename()).toMatch(/^bien-lai-L-\d\d-\d{7}\.pdf$/);
  });

  await test.step('the counter goes on, and the day’s books name the lost notice and nothing else of it', async () => {
    await desk.reload();
    await expect(desk.getByRole('region', { name: 'Phí, lệ phí' }).getByText('Đã nộp')).toBeVisible();
    expect(await papersOnDesk(desk).count()).toBe(1);
    await lookAndAccept(desk);
    const books = await visitor(browser);
    await signIn(books, supervisor, '/can-bo/doi-soat');
    const row = books.getByRole('listitem').filter({ hasText: code });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText('Không nhận được thông báo');
  });
});

test('whoever comes back without having paid is told so, and can pay otherwise', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const code = await filePlain(page);
  await page.goto(`/ho-so/${code}`);
  const fees = page.getByRole('region', { name: 'Phí, lệ phí' });
  await fees.getByRole('button', { name: /Nền tảng thanh toán quốc gia/ }).click();
  await page.getByRole('button', { name: 'Hủy giao dịch' }).click();
  await expect(page).toHaveURL(/localhost:\d+\/ho-so-cua-toi/);
  await page.goto(`/ho-so/${code}`);
  await expect(fees.getByText('Không thành công')).toBeVisible({ timeout: 30_000 });

  await fees.getByRole('button', { name: 'Chuyển khoản' }).click();
  await expect(page.getByRole('img', { name: 'Mã VietQR của khoản này' })).toBeVisible();

  const desk = await visitor(browser);
  await openQueue(desk);
  await openDossier(desk, code);
  await takeCash(desk);
  const card = desk.getByRole('region', { name: 'Phí, lệ phí' });
  await expect(card.getByText(/biên lai số L-\d\d \d{7}/)).toBeVisible();
});

async function visitor(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: 'vi-VN' })).newPage();
}

async function fileClaiming(page: Page, browser: Browser): Promise<string> {
  await startFiling(page, citizen);
  await question(page, 'Ông/bà xin giấy cho ai?').getByLabel('Cho chính tôi').check();
  await question(page, /Trước đây đã được cấp/)
    .getByLabel('Chưa')
    .check();
  await question(page, /thuộc diện được miễn lệ phí/)
    .getByLabel('Thuộc hộ nghèo')
    .check();
  await goOn(page, 'Người được cấp giấy');
  await answerPerson(page);
  await goOn(page, 'Tình trạng hôn nhân');
  await answerMarriage(page);
  const proof = await photo(browser, 'ho-ngheo.jpg', 'Giấy chứng nhận hộ nghèo');
  await page.locator('input[type=file]').first().setInputFiles(proof);
  await expect(page.getByText('Đã nhận')).toBeVisible();
  await goOn(page, 'Kiểm tra trước khi nộp');
  await expect(page.getByText('Được miễn, giảm: Thuộc hộ nghèo')).toBeVisible();
  return submit(page);
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
