import { Browser, Page, expect, test } from '@playwright/test';
import { openDossier, openQueue } from './setup/desk';
import { answerMarriage, answerPerson, goOn, question, startFiling, submit } from './setup/filing';
import { citizen } from './setup/people';
import { takeCash } from './setup/posts';

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
