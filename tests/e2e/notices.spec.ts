import { Page, expect } from '@playwright/test';
import path from 'node:path';
import { act } from './setup/acts';
import { clerk } from './setup/desk';
import { Person, fileDraft, unmarried } from './setup/http';
import { test } from './setup/journey';
import { mailTo } from './setup/mailbox';
import { citizen, password, signIn } from './setup/people';

const pictures = process.env['OPS_PICTURES'];

test('a citizen chooses texts: one is delivered, one fails and the clerk sends it otherwise', async ({
  page,
  baseURL,
  visitor,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await test.step('chosen in the profile, with the number that it needs', async () => {
    await signIn(page, citizen, '/ho-so-ca-nhan');
    await page.getByLabel('Số điện thoại').fill('02373456789');
    await page.getByLabel('Báo tin hồ sơ cho ông/bà qua').selectOption('Tin nhắn điện thoại');
    await page.getByRole('button', { name: 'Lưu thông tin' }).click();
    await expect(page.getByText('Số này không nhận được tin nhắn').first()).toBeVisible();
    await page.getByLabel('Số điện thoại').fill('0987654321');
    await page.getByLabel('Số nhà, đường, thôn').fill('Thôn 3');
    await page.getByLabel('Xã, phường').fill('Xã Triệu Sơn');
    await page.getByRole('button', { name: 'Lưu thông tin' }).click();
    await expect(page.getByText('Hãy ghi đủ xã (phường) và tỉnh (thành phố)').first()).toBeVisible();
    await page.getByLabel('Tỉnh, thành phố').fill('Tỉnh Thanh Hóa');
    await page.getByRole('button', { name: 'Lưu thông tin' }).click();
    await expect(page.getByText('Đã lưu thông tin của ông/bà')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('Tỉnh, thành phố')).toHaveValue('Tỉnh Thanh Hóa');
    await picture(page, page, 'profile', 360);
  });

  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  const filed = async () =>
    String((await person.submit(await fileDraft(person, { ...unmarried, email: citizen }))).body.dossierCode);
  const [code, other] = [await filed(), await filed()];
  await act(baseURL!, clerk, code, 'acceptance', {});
  await act(baseURL!, clerk, other, 'acceptance', {});

  await test.step('unread in the portal, then read, by keyboard and on a phone', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/');
    const entry = page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: /^Thông báo/ });
    await expect(entry).toHaveText(/\d+ chưa đọc/);
    await entry.click();
    const notice = page.getByRole('listitem').filter({ hasText: code });
    const told = notice.filter({ hasText: 'Hồ sơ đã được tiếp nhận' });
    await expect(told).toContainText('Chưa đọc');
    for (const width of [360, 1280]) await picture(page, page, 'notices', width);
    await told.getByRole('button', { name: /Đánh dấu đã đọc/ }).focus();
    await page.keyboard.press('Enter');
    await expect(told).not.toContainText('Chưa đọc');
    // Slips are sealed meanwhile, and each is told of.
    await expect(async () => {
      await page.getByRole('button', { name: 'Đánh dấu đã đọc tất cả' }).click({ timeout: 1_000 });
      await expect(entry).toHaveText(/^\s*Thông báo\s*$/, { timeout: 2_000 });
    }).toPass();
    await page.reload();
    await expect(told).toBeVisible();
    await expect(page.getByText('Chưa đọc', { exact: true })).toHaveCount(0);
    await picture(page, page, 'notices-read', 360);
  });

  const gateway = await visitor();
  await test.step('the gateway has the texts, and reports them', async () => {
    await expect(async () => {
      await gateway.goto(`${process.env['OPS_E2E_PAYMENTS']}/sms`);
      await expect(accepted(gateway, code)).toBeVisible({ timeout: 1_000 });
      await expect(accepted(gateway, other)).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(accepted(gateway, code)).toContainText('Co quan khong hoi ma OTP');
    await accepted(gateway, code)
      .getByRole('button', { name: /Báo đã nhận/ })
      .click();
    await expect(accepted(gateway, code)).toContainText('đã nhận');
    await accepted(gateway, other)
      .getByRole('button', { name: /Báo không gửi được/ })
      .click();
  });

  const desk = await visitor();
  await test.step('the failed one is the clerk’s to work: it goes by mail', async () => {
    await signIn(desk, clerk, '/can-bo/thu-chua-gui');
    const row = desk.getByRole('listitem').filter({ hasText: other });
    await expect(row).toContainText('Báo tiếp nhận và ngày hẹn');
    await expect(row).toContainText('Tin nhắn *******');
    await expect(desk.getByRole('listitem').filter({ hasText: code })).toHaveCount(0);
    await picture(desk, desk, 'undelivered', 1280);
    await picture(desk, desk, 'undelivered', 360);
    await row.getByRole('button', { name: 'Đã báo cách khác' }).click();
    await picture(desk, desk, 'told', 360);
    await desk.keyboard.press('Escape');
    await row.getByRole('button', { name: /Gửi thư đến/ }).click();
    await expect(row).toHaveCount(0);
    await mailTo(citizen, new RegExp(`${other} đã được tiếp nhận`));
  });
});

test.afterAll('the wish is taken back', async ({ baseURL }) => {
  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  const { body, headers } = await person.ask('GET', '/api/profile');
  await person.ask(
    'PUT',
    '/api/profile',
    { ...body, notices: undefined },
    { 'If-Match': headers.get('etag')! },
  );
});

/** The text that tells of a dossier's acceptance. */
function accepted(gateway: Page, code: string) {
  return gateway.getByRole('listitem').filter({ hasText: `${code} da duoc tiep nhan` });
}

async function picture(page: Page, of: Page, name: string, width: number): Promise<void> {
  if (!pictures) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await of.screenshot({ path: path.join(pictures, `${name}-${width}-${colorScheme}.png`), fullPage: true });
  }
}
