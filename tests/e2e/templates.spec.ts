import AxeBuilder from '@axe-core/playwright';
import { Page, expect } from '@playwright/test';
import path from 'node:path';
import { act } from './setup/acts';
import { clerk } from './setup/desk';
import { Person, fileDraft, unmarried } from './setup/http';
import { test } from './setup/journey';
import { mailTo } from './setup/mailbox';
import { citizen, password, signIn } from './setup/people';

const pictures = process.env['OPS_PICTURES'];

test('an administrator words a notice with its preview beside, a second one adopts it, and the citizen’s mail says so', async ({
  page,
  baseURL,
  visitor,
}) => {
  const filer = new Person(baseURL!);
  await filer.signIn('citizen', citizen, password);
  await page.setViewportSize({ width: 1280, height: 800 });

  await test.step('found by what it tells', async () => {
    await signIn(page, 'quantri', '/can-bo/quan-tri');
    await page.getByRole('link', { name: 'Mẫu thông báo' }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'Báo tiếp nhận và ngày hẹn' });
    await expect(row).toContainText('Thư, tin nhắn, Cổng');
    await expect(row).toContainText('Như khi cài đặt');
    await picture(page, 'list');
    await row.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Báo tiếp nhận và ngày hẹn');
  });

  const preview = page.getByRole('region', { name: 'Xem trước' });
  const subject = page.getByLabel('Tiêu đề thư', { exact: true });
  const mail = page.getByLabel('Nội dung thư', { exact: true });

  await test.step('what can’t be sent is named at its letter while one types, and is not proposed', async () => {
    await expect(preview.getByRole('status').first()).toHaveText('Lời dùng được.');
    await subject.fill('Hồ sơ {code} của {applicant}');
    await expect(page.getByText('Dòng 1, ký tự 18. {applicant}: Không có mục chèn tên này.')).toBeVisible();
    await mail.fill('Xem www.ngoai.example');
    await expect(preview.getByRole('status').first()).toHaveText('Còn 5 điều cần sửa.');
    await page.getByLabel('Lý do, số và ngày của văn bản').fill('Công văn 7');
    await page.getByRole('button', { name: 'Lưu và xem trước' }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'Có điều cần sửa' });
    await expect(summary).toBeFocused();
    await picture(page, 'faults');
    await summary.getByRole('link', { name: /^Tiêu đề thư/ }).click();
    await expect(subject).toBeFocused();
  });

  await test.step('worded by keyboard, placeholders by their buttons', async () => {
    await subject.fill('Bộ phận Một cửa đã nhận hồ sơ ');
    await page
      .getByRole('group', { name: 'Chèn vào Tiêu đề thư', exact: true })
      .getByRole('button', { name: /^Mã/ })
      .press('Enter');
    await expect(subject).toHaveValue('Bộ phận Một cửa đã nhận hồ sơ {code}');
    await expect(subject).toBeFocused();
    await mail.fill('Thưa Ông/Bà,\n\nMã: {code}\nHẹn: {dueAt}\nXem hồ sơ tại:\n');
    await page
      .getByRole('group', { name: 'Chèn vào Nội dung thư', exact: true })
      .getByRole('button', { name: /^Đường dẫn \(/ })
      .press('Enter');
    await expect(mail).toHaveValue(/\n\{link\}$/);
    await page.getByLabel('Nội dung tin nhắn', { exact: true }).fill('Đã nhận hồ sơ {code}.');
    await expect(preview).toContainText('Bộ phận Một cửa đã nhận hồ sơ 000.00.00.H00-300115-00000');
    await expect(preview).toContainText('Da nhan ho so 000.00.00.H00-300115-00000. Xem:');
    await expect(preview).toContainText(/Không dấu: 1 phần, \d+ ký tự \(GSM-7\)/);
    await expect(preview).toContainText(/Có dấu: 2 phần, \d+ ký tự \(UCS-2\)/);
    await expect(preview.getByRole('status').first()).toHaveText('Lời dùng được.');
    await sound(page);
    await picture(page, 'editor');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('sent to oneself, marked as a test, before anybody else sees it', async () => {
    await page.getByRole('button', { name: 'Gửi thử cho tôi' }).click();
    await expect(page.getByText(/Đã gửi thử tới .\*\*\*@/)).toBeVisible();
    await picture(page, 'tried');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('whoever drew it up is told that another one adopts it', async () => {
    await page.getByRole('button', { name: 'Lưu và xem trước' }).click();
    await expect(page.getByText('Lời gửi cho người dân cần hai người')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Áp dụng', exact: true })).toHaveCount(0);
    await picture(page, 'proposed');
  });

  await test.step('the second one adopts it', async () => {
    const second = await visitor();
    await signIn(second, 'quantri2', '/can-bo/quan-tri');
    await second
      .getByRole('link', {
        name: /^Mẫu thông báo: Bộ phận Một cửa đã nhận hồ sơ/,
      })
      .click();
    await second.getByRole('button', { name: 'Áp dụng', exact: true }).click();
    await second.getByRole('dialog').getByRole('button', { name: 'Áp dụng', exact: true }).click();
    await expect(second.getByText('Lần sửa đã có hiệu lực.')).toBeVisible();
  });

  const code = String(
    (await filer.submit(await fileDraft(filer, { ...unmarried, email: citizen }))).body.dossierCode,
  );
  await act(baseURL!, clerk, code, 'acceptance', {});
  const arrived = await mailTo(citizen, new RegExp(`Bộ phận Một cửa đã nhận hồ sơ ${code}`));
  expect(JSON.stringify(arrived)).toContain('Thưa Ông/Bà,');

  await test.step('earlier words come back into the form', async () => {
    await page.goto('/can-bo/quan-tri/mau-thong-bao/dossierAccepted');
    await expect(page.getByRole('listitem').filter({ hasText: 'Lê Văn Khải áp dụng' })).toContainText(
      'Đang dùng',
    );
    await page.getByRole('button', { name: /Đưa vào ô soạn.*Lời khi cài đặt/ }).click();
    await expect(subject).toHaveValue('Hồ sơ {code} đã được tiếp nhận');
    await picture(page, 'versions');
    await page.getByLabel('Lý do, số và ngày của văn bản').fill('Lấy lại lời cũ');
    await page.getByRole('button', { name: 'Lưu và xem trước' }).click();
    await expect(page.getByText('Lời gửi cho người dân cần hai người')).toBeVisible();
    const second = new Person(baseURL!);
    await second.signIn('staff', 'quantri2', password);
    const number = Number(new URL(page.url()).pathname.split('/').at(-1));
    const adopted = await second.ask('POST', `/api/administration/editions/${number}/adoption`, {
      confirmed: false,
    });
    expect(adopted.status).toBe(200);
  });
});

async function sound(page: Page): Promise<void> {
  for (const width of [360, 1280])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
        'nothing is wider than the screen',
      ).toBe(true);
    }
}

async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  for (const width of [360, 1280])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({
        path: path.join(pictures, `templates-${name}-${width}-${colorScheme}.png`),
        fullPage: true,
      });
    }
  await page.setViewportSize({ width: 1280, height: 800 });
}
