import { Page, expect, test } from '@playwright/test';
import {
  answerCase,
  answerMarriage,
  answerPerson,
  fileDossier,
  goOn,
  question,
  saved,
  startFiling,
  submit,
} from './setup/filing';
import { mailTo } from './setup/mailbox';
import { photo } from './setup/papers';
import { citizen, signIn } from './setup/people';

test('a procedure is found by everyday words without accents', async ({ page }) => {
  await page.goto('/');

  await page.getByRole('searchbox').fill('xac nhan tinh trang hon nhan');

  await expect(page.getByRole('link', { name: /Giấy xác nhận tình trạng hôn nhân/ }).first()).toBeVisible();
});

test('a citizen files a dossier with a photograph, and follows it by key, by phone and by code', async ({
  page,
  browser,
}) => {
  const code = await fileDossier(page, browser, citizen);

  await page.goto('/ho-so-cua-toi');
  await expect(page.getByText(code)).toBeVisible();

  const link = /http\S+\/tra-cuu\/\S+#k=[\w-]+/.exec((await mailTo(citizen, code)).text ?? '')?.[0] ?? '';
  const stranger = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
  await stranger.goto(new URL(link).pathname + new URL(link).hash);
  await expect(stranger.getByRole('heading', { name: /Nguyễn Thị Hạnh/ })).toBeVisible();
  await expect(stranger).toHaveURL(new RegExp(`/tra-cuu/${code}$`));

  await stranger.reload();
  await expect(stranger.getByText('Mới đăng ký').first()).toBeVisible();
  await expect(stranger.getByText('Nguyễn Thị Hạnh')).toHaveCount(0);

  await stranger.getByLabel('4 số cuối điện thoại').fill('5678');
  await stranger.getByRole('button', { name: 'Xem chi tiết' }).click();
  await expect(stranger.getByRole('heading', { name: /Nguyễn Thị Hạnh/ })).toBeVisible();
  await stranger.context().close();
});

test('an upload that is cut goes on where it stopped', async ({ page, browser, context }) => {
  await startFiling(page, citizen);
  await answerCase(page);
  await answerPerson(page);
  await goOn(page, 'Tình trạng hôn nhân');
  await answerMarriage(page);
  let cuts = 0;
  await context.route('**/api/uploads/**', (route) =>
    route.request().method() === 'PATCH' && cuts++ === 0 ? route.abort('connectionreset') : route.continue(),
  );

  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photo(browser, 'anh.jpg', 'Giấy tờ'));

  await expect(page.getByText('Đã nhận')).toBeVisible({ timeout: 40_000 });
  expect(cuts).toBeGreaterThan(1);
  await goOn(page, 'Kiểm tra trước khi nộp');
  await submit(page);
});

test('a draft begun in one browser goes on in another', async ({ page, browser }) => {
  await startFiling(page, citizen);
  await answerCase(page);
  await page.getByLabel('Dân tộc').fill('Thái');
  await saved(page);
  await expect.poll(() => ethnicityOf(page)).toBe('Thái');

  const elsewhere = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
  await signIn(elsewhere, citizen, new URL(page.url()).pathname);

  await expect(elsewhere.getByLabel('Dân tộc')).toHaveValue('Thái');
  await elsewhere.context().close();
});

test('two tabs that change different answers keep both', async ({ page, context }) => {
  await startFiling(page, citizen);
  await answerCase(page);
  await saved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByLabel('Quốc tịch')).toBeVisible();

  await page.getByLabel('Dân tộc').fill('Mường');
  await expect.poll(() => ethnicityOf(page)).toBe('Mường');
  await other.getByLabel('Quốc tịch').fill('Việt Nam');
  await saved(other);

  await expect.poll(() => answersOf(page)).toMatchObject({ ethnicity: 'Mường', nationality: 'Việt Nam' });
});

test('going on too early leads to what is missing', async ({ page }) => {
  await startFiling(page, citizen);

  await page.getByRole('button', { name: 'Tiếp tục' }).click();

  const summary = page.getByRole('alert').filter({ hasText: 'Có điều cần sửa' });
  await expect(summary).toBeFocused();
  await summary.getByRole('link').first().click();
  await expect(question(page, 'Ông/bà xin giấy cho ai?')).toBeFocused();
});

async function answersOf(page: Page): Promise<Record<string, unknown>> {
  const id = new URL(page.url()).pathname.split('/')[2];
  const draft = (await (await page.request.get(`/api/drafts/${id}`)).json()) as {
    answers: Record<string, unknown>;
  };
  return draft.answers;
}

async function ethnicityOf(page: Page): Promise<unknown> {
  return (await answersOf(page))['ethnicity'];
}
