import { Page, expect } from '@playwright/test';
import { writeFileSync } from 'node:fs';
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
import { test } from './setup/journey';
import { mailTo } from './setup/mailbox';
import { largePhoto, photo } from './setup/papers';
import { citizen, giveCredentials, signIn } from './setup/people';

test('a procedure is found by everyday words without accents', async ({ page }) => {
  await page.goto('/');

  await page.getByRole('searchbox').fill('xac nhan tinh trang hon nhan');

  await expect(page.getByRole('link', { name: /Giấy xác nhận tình trạng hôn nhân/ }).first()).toBeVisible();
});

test('a citizen files a dossier with a photograph, and follows it by key, by phone and by code', async ({
  page,
  browser,
  visitor,
}) => {
  const code = await fileDossier(page, browser, citizen);

  await page.goto('/ho-so-cua-toi');
  await expect(page.getByText(code)).toBeVisible();

  const link = /http\S+\/tra-cuu\/\S+#k=[\w-]+/.exec((await mailTo(citizen, code)).text ?? '')?.[0] ?? '';
  const stranger = await visitor();
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

test('an upload goes on at its offset after its tab was closed and its session was lost', async ({
  page,
  browser,
  context,
}, testInfo) => {
  // From a disk, as a person would: a file chosen twice is the same file only with the same time of change.
  const photograph = await largePhoto(browser, 'ban-an.jpg');
  const file = testInfo.outputPath(photograph.name);
  writeFileSync(file, photograph.buffer);
  await startFiling(page, citizen);
  await answerCase(page);
  await answerPerson(page);
  await goOn(page, 'Tình trạng hôn nhân');
  await answerMarriage(page);
  const offsets: number[] = [];
  let pieces = 1;
  let busy = false;
  await context.route('**/api/uploads/**', (route) => {
    if (busy && route.request().method() === 'HEAD') {
      busy = false;
      return route.fulfill({ status: 503 });
    }
    if (route.request().method() !== 'PATCH') return route.continue();
    offsets.push(Number(route.request().headers()['upload-offset']));
    return pieces-- > 0 ? route.continue() : route.abort('connectionreset');
  });

  await choose(page, file);
  await expect.poll(() => offsets.at(-1)).toBeGreaterThan(0);
  const stopped = offsets.at(-1);
  const papers = page.url();
  await page.close();
  const again = await context.newPage();
  await again.goto(papers);
  await expect(again.getByRole('heading', { level: 1, name: 'Giấy tờ kèm theo' })).toBeVisible();
  await context.clearCookies();
  await choose(again, file);
  await expect(again.getByText('Phiên đăng nhập đã hết').first()).toBeVisible();
  await again.getByRole('button', { name: 'Thử lại' }).click();
  await again.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click();
  await giveCredentials(again, citizen);
  pieces = Infinity;
  offsets.length = 0;
  // A server that can't say just now how far it has come is asked again.
  busy = true;
  await choose(again, file);

  await expect(again.getByText('Đã nhận')).toBeVisible();
  expect(busy, 'it was asked').toBe(false);
  expect(offsets[0]).toBe(stopped);
});

test('signing out on a shared phone saves the last words and leaves nothing of them', async ({ page }) => {
  await startFiling(page, citizen);
  await answerCase(page);
  await page.getByLabel('Dân tộc').fill('Dao');
  const draft = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await expect(page.getByRole('button', { name: 'Đăng nhập' })).toBeVisible();

  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await signIn(page, citizen, draft);
  await expect(page.getByLabel('Dân tộc')).toHaveValue('Dao');
});

test('whoever signs out without a network is asked before their last words are deleted', async ({
  page,
  context,
}) => {
  await startFiling(page, citizen);
  await answerCase(page);
  await context.route('**/api/drafts/**', (route) => route.abort('connectionreset'));
  await page.getByLabel('Dân tộc').fill('Tày');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();

  const question = page.getByRole('dialog', { name: 'Có nội dung chưa lưu được' });
  await question.getByRole('button', { name: 'Ở lại' }).click();
  await expect(page.getByLabel('Dân tộc')).toHaveValue('Tày');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await question.getByRole('button', { name: 'Xóa và đăng xuất' }).click();
  await expect(page.getByRole('button', { name: 'Đăng nhập' })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('a draft begun in one browser goes on in another', async ({ page, visitor }) => {
  await startFiling(page, citizen);
  await answerCase(page);
  await page.getByLabel('Dân tộc').fill('Thái');
  await saved(page);
  await expect.poll(() => ethnicityOf(page)).toBe('Thái');

  const elsewhere = await visitor();
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

async function choose(page: Page, file: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Giấy tờ kèm theo' })).toBeVisible();
  await page.locator('input[type=file]').first().setInputFiles(file);
}

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
