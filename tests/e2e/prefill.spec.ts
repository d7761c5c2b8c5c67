import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';
import path from 'node:path';
import { Person } from './setup/http';
import { test } from './setup/journey';
import { password, signIn, vouched } from './setup/people';

/** Receives at the counter of another commune than the one that decides. */
const clerk = 'huong.vuthithu';

/** Whom the register knows as married. */
const standing = { name: 'Lê Văn Tuấn', personalId: '038088004321', phone: null, email: null };

const pictures = process.env['OPS_PICTURES'];

test('whoever agrees has the population register asked about themselves, sees what came from it, and reads of it', async ({
  page,
  baseURL,
}) => {
  const draft = await begin(baseURL!, { requesterRelation: 'self', issuedBefore: false, ethnicity: 'Mường' });
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, vouched, `/nop-ho-so/${draft}/person`);
  const offer = page.getByRole('region', { name: 'Lấy thông tin từ Cơ sở dữ liệu quốc gia về dân cư' });
  await expect(offer).toContainText(
    'họ tên, ngày sinh, giới tính; nơi thường trú, tạm trú; tình trạng hôn nhân',
  );
  await expect(page.getByLabel('Dân tộc')).toHaveValue('Mường');
  await look(page, 'offer');

  await test.step('what was just typed stays, also before it is saved', async () => {
    await page.getByLabel('Quốc tịch').fill('Lào');
    await offer.getByRole('button', { name: 'Đồng ý lấy thông tin' }).press('Enter');
  });
  const told = page.getByRole('status').filter({ hasText: 'Đã điền 5 mục' });
  await expect(told).toBeVisible();
  await expect(offer).toHaveCount(0);
  await expect(page.getByLabel('Quốc tịch')).toHaveValue('Lào');
  await expect(page.getByLabel('Họ, chữ đệm, tên', { exact: true })).toHaveValue('Lê Văn Tuấn');
  await expect(page.getByRole('radio', { name: 'Nam', exact: true })).toBeChecked();
  await expect(page.getByText('Đã điền từ Cơ sở dữ liệu quốc gia về dân cư.')).toHaveCount(3);
  await expect(page.getByText('Đã điền sẵn từ tài khoản đăng nhập.')).toHaveCount(3);
  await look(page, 'filled');

  await test.step('each answer says where it came from after a reload too, until it is typed over', async () => {
    await page.reload();
    await expect(page.getByText('Đã điền từ Cơ sở dữ liệu quốc gia về dân cư.')).toHaveCount(3);
    await page.getByRole('radio', { name: 'Nữ', exact: true }).check();
    await expect(page.getByText('Đã điền từ Cơ sở dữ liệu quốc gia về dân cư.')).toHaveCount(2);
    await page.getByRole('radio', { name: 'Nam', exact: true }).check();
  });

  await page.goto(`/nop-ho-so/${draft}/status`);
  await expect(page.getByRole('radio', { name: 'Đang có vợ hoặc chồng' })).toBeChecked();
  await expect(page.getByLabel('Họ, chữ đệm, tên vợ hoặc chồng')).toHaveValue('Trần Thị Lan');

  await page.goto('/ho-so-ca-nhan/du-lieu');
  const own = page.locator('ops-my-looks').getByRole('listitem').filter({ hasText: 'Chính ông/bà' }).first();
  await expect(own).toContainText('Tra cứu Cơ sở dữ liệu quốc gia về dân cư');
  await expect(own).toContainText('có trả lời');
  await expect(own).toContainText('tình trạng hôn nhân');
  await look(page, 'looks');
});

test('where the register fails nothing is lost, and the person reads what to do and that it was asked', async ({
  page,
  baseURL,
}) => {
  const draft = await begin(baseURL!, { requesterRelation: 'self', issuedBefore: false });
  await behave('fail');
  try {
    await signIn(page, vouched, `/nop-ho-so/${draft}/person`);
    await page.getByLabel('Dân tộc').fill('Kinh');
    await page.getByRole('button', { name: 'Đồng ý lấy thông tin' }).click();
    await expect(page.getByRole('alert')).toContainText('Những gì ông/bà đã khai vẫn còn nguyên');
    await expect(page.getByLabel('Dân tộc')).toHaveValue('Kinh');
    await look(page, 'failed');
  } finally {
    await behave('answer');
  }

  await page.getByRole('button', { name: 'Đồng ý lấy thông tin' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Đã điền' })).toBeVisible();
  await expect(page.getByLabel('Dân tộc')).toHaveValue('Kinh');
  await page.goto('/ho-so-ca-nhan/du-lieu');
  const own = page.locator('ops-my-looks').getByRole('listitem').filter({ hasText: 'Chính ông/bà' });
  await expect(own.nth(0)).toContainText('có trả lời');
  await expect(own.nth(1)).toContainText('không có trả lời');
});

test('a clerk has the register asked about whoever stands at the counter, by the paper in hand, and they read of it', async ({
  page,
  baseURL,
  visitor,
}) => {
  const draft = await begin(baseURL!, { requesterRelation: 'self', issuedBefore: false }, standing);
  await signIn(page, clerk, `/can-bo/nop-ho/${draft}/person`);
  const offer = page.getByRole('region', { name: 'Lấy thông tin từ Cơ sở dữ liệu quốc gia về dân cư' });
  await expect(offer).toContainText('trên giấy tờ tùy thân của Lê Văn Tuấn');
  await look(page, 'counter-offer');

  await test.step('nobody is asked about before the paper was seen', async () => {
    await offer.getByRole('button', { name: 'Hỏi và điền vào tờ khai' }).click();
    await expect(page.getByRole('alert')).toContainText('Hãy xem giấy tờ tùy thân của người nộp');
  });

  await test.step('the day of birth on the paper has to be theirs', async () => {
    await offer.getByLabel('Ngày sinh trên giấy tờ tùy thân').fill('02/06/1988');
    await offer.getByLabel('Đã xem giấy tờ tùy thân').check();
    await offer.getByRole('button', { name: 'Hỏi và điền vào tờ khai' }).click();
    await expect(page.getByRole('alert')).toContainText('Không có ai khớp');
    await look(page, 'counter-no-match');
  });

  await offer.getByLabel('Ngày sinh trên giấy tờ tùy thân').fill('01/06/1988');
  await offer.getByRole('button', { name: 'Hỏi và điền vào tờ khai' }).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Đã điền' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Nam', exact: true })).toBeChecked();
  await look(page, 'counter-filled');

  const home = await visitor();
  await signIn(home, vouched, '/ho-so-ca-nhan/du-lieu');
  const seen = home.locator('ops-my-looks').getByRole('listitem').filter({ hasText: 'tại quầy' });
  await expect(seen.nth(0)).toContainText('có trả lời');
  await expect(seen.nth(1)).toContainText('không có trả lời');
  await expect(seen.nth(0)).toContainText('Công chức tiếp nhận');
  await look(home, 'counter-looks');
});

/** A draft of a certificate of marital status with a few answers: one's own, or of somebody at the counter. */
async function begin(address: string, answers: object, atCounter?: object): Promise<string> {
  const person = new Person(address);
  await person.signIn(atCounter ? 'staff' : 'citizen', atCounter ? clerk : vouched, password);
  const wish = { procedureCode: '1.004873', unitId: 'trieu-son-commune', ...atCounter };
  const drafts = atCounter ? '/api/counter-drafts' : '/api/drafts';
  const { body } = await person.ask<{ id: string; version: number }>('POST', drafts, wish);
  const version = { 'If-Match': `"${body.version}"` };
  expect((await person.ask('PATCH', `/api/drafts/${body.id}`, { answers }, version)).status).toBe(200);
  return body.id;
}

/** Makes the register answer or fail. */
async function behave(mode: 'answer' | 'fail'): Promise<void> {
  await fetch(new URL('/population/mode', process.env['OPS_E2E_PAYMENTS']), {
    method: 'POST',
    body: new URLSearchParams({ mode }),
  });
}

/** No fault against WCAG 2.2 AA, no scrolling sideways, at both widths in both themes; a picture of each where wanted. */
async function look(page: Page, name: string): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  for (const [width, theme] of [
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'dark'],
    [360, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    // Without motion, or colours would be judged on their way from day to night.
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    if (pictures)
      await page.screenshot({
        path: path.join(pictures, `prefill-${name}-${width}-${theme}.png`),
        fullPage: true,
      });
  }
}
