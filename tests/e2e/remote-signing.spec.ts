import { Page, expect } from '@playwright/test';
import path from 'node:path';
import { lookAndAccept, openDossier, rowOf } from './setup/desk';
import { fileDossier } from './setup/filing';
import { test } from './setup/journey';
import { citizen, signIn } from './setup/people';

/** A clerk whose key a remote signing service keeps. */
const clerk = 'vinh.caodinh';
const pin = '246802';
const pictures = process.env['OPS_PICTURES'];

/** The page of the service, which is not the portal's. */
async function answerAtProvider(page: Page, decision: 'Đồng ý' | 'Từ chối', login?: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Dịch vụ ký số từ xa' })).toBeVisible();
  if (login) await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mã PIN').fill(pin);
  await page.getByRole('button', { name: decision, exact: true }).click();
}

async function leaveToSign(page: Page, code: string): Promise<void> {
  await page.goto('/can-bo/ky-so');
  await rowOf(page, code).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Ký 1 văn bản đã chọn' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ký số' });
  await expect(dialog.getByText('Khóa do Ký số từ xa (mô phỏng) giữ.')).toBeVisible();
  await take(page, 'sign');
  await dialog.getByRole('button', { name: 'Đến trang của nhà cung cấp' }).click();
}

/** Desk and phone, by day and by night. */
async function take(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  for (const width of [1280, 360])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: path.join(pictures, `remote-${name}-${width}-${colorScheme}.png`) });
    }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
}

test('a clerk whose key a service keeps registers it, and signs a slip by agreeing there', async ({
  page,
  browser,
  visitor,
}) => {
  test.setTimeout(240_000);
  await signIn(page, clerk, '/can-bo/chung-thu');
  await page.getByRole('button', { name: 'Ký số từ xa' }).click();
  await take(page, 'register');
  await page.getByRole('button', { name: 'Đến trang của nhà cung cấp' }).click();
  await answerAtProvider(page, 'Đồng ý', clerk);
  await expect(page.getByText('xin dùng khóa của')).toBeVisible();
  await answerAtProvider(page, 'Đồng ý');
  await expect(page.getByText('Đã đăng ký chứng thư của Cao Đình Vinh.')).toBeVisible();
  await expect(page).toHaveURL(/\/can-bo\/ky-tu-xa$/);
  await take(page, 'registered');
  await page.getByRole('main').getByRole('link', { name: 'Chứng thư số' }).click();
  await expect(page.getByText('Khóa ở dịch vụ ký số từ xa')).toBeVisible();
  await take(page, 'certificates');

  const home = await visitor();
  const code = await fileDossier(home, browser, citizen);
  await page.goto('/can-bo');
  await openDossier(page, code);
  await lookAndAccept(page);

  await leaveToSign(page, code);
  await answerAtProvider(page, 'Từ chối');
  await expect(page.getByRole('alert')).toContainText('Ông/bà đã không đồng ý');
  await take(page, 'declined');

  await leaveToSign(page, code);
  await answerAtProvider(page, 'Đồng ý');
  await expect(page.getByText('Đã ký 1 trên 1 giấy.')).toBeVisible();
  await take(page, 'signed');
  await page.getByRole('main').getByRole('link', { name: 'Văn bản chờ ký' }).click();
  await expect(rowOf(page, code)).toHaveCount(0);
});
