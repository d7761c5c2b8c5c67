import AxeBuilder from '@axe-core/playwright';
import { Page, expect, test } from '@playwright/test';
import path from 'node:path';
import { act } from './setup/acts';
import { clerk, lookAt, openDossier, openQueue, papersOnDesk } from './setup/desk';
import { fileDossier, procedure, startFiling } from './setup/filing';
import { Person, fileDraft } from './setup/http';
import { citizen, password, signIn } from './setup/people';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const pictures = process.env['OPS_PICTURES'];

/** The longest journeys of all, and none needs another. */
test.describe.configure({ mode: 'parallel' });

/** A phone and a desk, by day and by night: light and width do not depend on each other, so two looks see all four. */
const looks = [
  { width: 1280, height: 800, colorScheme: 'dark' },
  { width: 360, height: 780, colorScheme: 'light' },
] as const;

/** Looks at a page as it stands. */
async function lookAtAll(page: Page, name: string): Promise<void> {
  await test.step(name, async () => {
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page).toHaveTitle(/\S/);
    for (const { width, height, colorScheme } of looks) {
      await page.setViewportSize({ width, height });
      // Without motion, or colours would be judged on their way from day to night.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join('\n')}`);
      expect.soft(found, `${name}, ${width} px, ${colorScheme}`).toEqual([]);
    }
    if (pictures) await takePictures(page, name);
    // 320 px is what a desk's page has at 400 %.
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 780 });
      const wide = await page.evaluate(() => document.scrollingElement!.scrollWidth);
      expect.soft(wide, `${name} at ${width} px needs no scrolling sideways`).toBeLessThanOrEqual(width);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
  });
}

async function takePictures(page: Page, name: string): Promise<void> {
  for (const width of [1280, 360])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const file = `${name.replaceAll(/[^\p{L}\d]+/gu, '-')}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: path.join(pictures!, file), fullPage: true });
    }
}

/** What a page does behind the reader's back: other hosts, errors, breaches of its own policy. */
function watch(page: Page): string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (!['localhost', '127.0.0.1'].includes(hostname) && !['data:', 'blob:'].includes(protocol))
      seen.push(`asked ${hostname}`);
  });
  page.on('pageerror', (error) => seen.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) seen.push(message.text());
  });
  return seen;
}

const publicPages = [
  ['/', 'search'],
  [`/thu-tuc/${procedure}`, 'a procedure'],
  ['/thu-tuc/9.999999', 'no such procedure'],
  ['/tra-cuu', 'tracking'],
  ['/tra-cuu/H56.310-200101-0001', 'no such dossier'],
  ['/kiem-tra-giay-hen', 'checking a slip'],
  ['/nop-phi', 'paying without a key'],
  ['/quyen-rieng-tu', 'privacy'],
  ['/tro-giup-tiep-can', 'accessibility'],
  ['/khong-co-trang-nay', 'no such page'],
  ['/khong-co-quyen', 'not allowed'],
] as const;

for (const language of ['vi', 'en'] as const)
  test(`the public pages are open to everybody, in ${language === 'vi' ? 'Vietnamese' : 'English'}`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    const seen = watch(page);
    for (const [address, name] of publicPages) {
      await page.goto((language === 'en' ? '/en' : '') + address);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await page.waitForLoadState('networkidle');
      await lookAtAll(page, `${language} ${name}`);
    }
    await page.goto((language === 'en' ? '/en' : '') + '/');
    await page.getByRole('searchbox').fill('khai sinh');
    await expect(page.getByRole('link', { name: /khai sinh|birth/i }).first()).toBeVisible();
    await lookAtAll(page, `${language} search with results`);
    await page.getByRole('searchbox').fill('qwxzqwxz');
    // The search is asked for only when the typing rests: a page is judged when its answer stands.
    await expect(page.locator('ops-empty-state')).toBeVisible();
    await lookAtAll(page, `${language} search without results`);
    expect(seen).toEqual([]);
  });

test('the account pages are open to everybody', async ({ page }) => {
  test.setTimeout(240_000);
  const seen = watch(page);
  for (const lang of ['vi', 'en'])
    for (const [address, name] of [
      ['/account/sign-in?kind=citizen', 'sign in'],
      ['/account/sign-in?kind=staff', 'sign in staff'],
      ['/account/register?kind=citizen', 'register'],
      ['/account/forgot-password?kind=citizen', 'forgot password'],
      ['/account/reset-password?account=x&token=y', 'reset password'],
      ['/account/confirm-email?account=x&token=y', 'confirm e-mail'],
    ] as const) {
      await page.goto(`${address}&lang=${lang}`);
      await lookAtAll(page, `${lang} ${name}`);
      if (lang === 'en' || name === 'sign in staff') continue;
      await page.locator('form[method=post] button[type=submit]').click();
      await lookAtAll(page, `${lang} ${name} with faults`);
    }
  expect(seen).toEqual([]);
});

test("the form and a citizen's own pages are open to everybody", async ({ page, browser }) => {
  test.setTimeout(240_000);
  const seen = watch(page);
  await startFiling(page, citizen);
  await lookAtAll(page, 'form first page');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Có điều cần sửa' })).toBeFocused();
  await lookAtAll(page, 'form with faults');
  const draft = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  for (const [step, heading] of [
    ['person', 'Người được cấp giấy'],
    ['delivery', 'Nhận kết quả'],
    ['kiem-tra', 'Kiểm tra trước khi nộp'],
  ] as const) {
    await page.goto(`${draft}/${step}`);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await lookAtAll(page, `form ${step}`);
  }
  const code = await fileDossier(page, browser, citizen);
  await lookAtAll(page, 'submitted');
  for (const [address, name] of [
    ['/ho-so-cua-toi', 'my dossiers'],
    ['/thong-bao', 'notices'],
    [`/ho-so/${code}`, 'my dossier'],
    ['/ho-so-ca-nhan', 'profile'],
    ['/ho-so-ca-nhan/du-lieu', 'my data'],
    ['/kho-giay-to', 'my papers'],
    [`/ho-so/${code}/thanh-toan`, 'back from a gateway'],
    [`/tra-cuu/${code}`, 'tracked, signed in'],
  ] as const) {
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    if (name === 'my dossier') {
      await page.getByText('Ai đã mở hồ sơ này').click();
      await page.getByRole('button', { name: 'Chọn cách nhận' }).click();
      await page.getByRole('radio', { name: /Qua bưu điện/ }).check();
      await page.getByRole('button', { name: 'Chuyển khoản' }).click();
      await expect(page.getByRole('img', { name: 'Mã VietQR của khoản này' })).toBeVisible();
    }
    await lookAtAll(page, name);
  }
  await page.goto('/account?lang=vi');
  await lookAtAll(page, 'account');
  await page.goto('/account/change-password?lang=vi');
  await lookAtAll(page, 'change password');
  expect(seen).toEqual([]);
});

test("the clerk's and the supervisor's pages and dialogues are open to everybody", async ({
  page,
  browser,
}) => {
  test.setTimeout(400_000);
  const seen = watch(page);
  const code = await fileDossier(page, browser, citizen);
  await openQueue(page);
  await lookAtAll(page, 'queue');
  await openDossier(page, code);
  await lookAt(page, papersOnDesk(page).first());
  await lookAtAll(page, 'desk with a paper');
  await page.getByRole('button', { name: 'Chưa đạt', exact: true }).click();
  await lookAtAll(page, 'dialogue why a paper is faulty');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Từ chối/ })
    .first()
    .click();
  await lookAtAll(page, 'dialogue refusal');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Đạt', exact: true }).click();
  await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Tiếp nhận hồ sơ' })).toBeVisible();
  await lookAtAll(page, 'dialogue acceptance');
  await page.getByRole('button', { name: 'Tiếp nhận và hẹn trả' }).click();
  await expect(page.getByRole('dialog', { name: 'Tiếp nhận hồ sơ' })).toBeHidden();
  await lookAtAll(page, 'desk after acceptance');
  for (const [address, name] of [
    ['/can-bo/viec', 'work'],
    ['/can-bo/cau-hoi', 'questions'],
    ['/can-bo/viec?list=unclosed', 'done and still open'],
    ['/can-bo/buu-gui', 'parcels'],
    ['/can-bo/nop-ho', 'filing at the counter'],
    ['/can-bo/so-theo-doi', 'register'],
    ['/can-bo/tu-choi-tai-quay', 'refusal at the counter'],
    ['/can-bo/ky-so', 'slips to sign'],
    ['/can-bo/chung-thu', 'certificates'],
    ['/can-bo/ky-tu-xa', 'remote signing'],
    ['/can-bo/thu-chua-gui', 'undelivered messages'],
    ['/can-bo/tai-khoan', 'account of staff'],
    ['/en/can-bo', 'queue in English'],
    [`/en/can-bo/ho-so/${code}`, 'desk in English'],
  ] as const) {
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    await lookAtAll(page, name);
  }
  await page.context().clearCookies();
  await signIn(page, 'thao.hoangthithu', '/can-bo/nhan-su');
  await page.waitForLoadState('networkidle');
  await lookAtAll(page, 'certificates of staff');
  await page.goto(`/can-bo/ho-so/${code}`);
  await expect(page.getByText(code).first()).toBeVisible();
  await page.goto('/can-bo/nhat-ky');
  await expect(page.getByRole('listitem').filter({ hasText: code }).first()).toBeVisible();
  await lookAtAll(page, 'who looked');
  await page.goto('/can-bo/yeu-cau-du-lieu');
  await expect(page.getByRole('button', { name: 'Đã xong' })).toBeVisible();
  await lookAtAll(page, 'requests about data');
  await page.goto('/can-bo/tieu-huy');
  await expect(page.getByRole('heading', { level: 1, name: 'Tiêu hủy hồ sơ' })).toBeVisible();
  await expect(page.locator('ops-skeleton')).toHaveCount(0);
  await lookAtAll(page, 'destruction');
  for (const language of ['', '/en']) {
    await page.goto(`${language}/can-bo/doi-soat`);
    await page.waitForLoadState('networkidle');
    await lookAtAll(page, `daily books ${language}`);
  }
  expect(seen).toEqual([]);
});

test('the pages on which people are heard are open to everybody', async ({ page, baseURL }) => {
  test.setTimeout(240_000);
  const seen = watch(page);
  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  const { dossierCode, trackingKey } = (await person.submit(await fileDraft(person))).body;
  await page.goto(`/danh-gia/${dossierCode}#k=${trackingKey}`);
  await expect(page.getByText('Hồ sơ chưa có kết quả.')).toBeVisible();
  await lookAtAll(page, 'rating, too early');
  await act(baseURL!, clerk, dossierCode, 'refusal', { reasonCode: 'incomplete', reason: 'Thiếu giấy tờ.' });
  for (const language of ['', '/en']) {
    // Another document, or the browser only moves to the fragment.
    await page.goto('/tra-cuu');
    await page.goto(`${language}/danh-gia/${dossierCode}#k=${trackingKey}`);
    await page.locator('summary').click();
    await page.getByRole('button', { name: /Gửi đánh giá|Send/ }).click();
    await lookAtAll(page, `rating ${language || 'vi'}`);
    await page.goto(`${language}/danh-gia/quay`);
    await lookAtAll(page, `counter's screen ${language || 'vi'}`);
  }
  await page.goto(`/danh-gia/${dossierCode}`);
  await lookAtAll(page, 'rating, digits');
  await signIn(page, clerk, '/can-bo/danh-gia');
  await expect(page.locator('main ops-skeleton')).toHaveCount(0);
  await lookAtAll(page, 'ratings');
  await page.goto('/en/can-bo/danh-gia');
  await expect(page.locator('main ops-skeleton')).toHaveCount(0);
  await lookAtAll(page, 'ratings in English');
  expect(seen).toEqual([]);
});

test("the administrator's pages are open to everybody", async ({ page }) => {
  const seen = watch(page);
  await signIn(page, 'quantri', '/can-bo/quan-tri');
  await lookAtAll(page, 'administration without a change');
  for (const [address, name] of [
    ['don-vi', 'units'],
    ['don-vi/tho-ngoc-commune', 'a unit'],
    ['can-bo/trang.lethi', 'a member of staff'],
    ['can-bo/moi', 'a new member of staff'],
    ['don-vi/moi', 'a new unit'],
    ['thu-tuc/1.004873.v2', 'a process'],
    ['ly-do/refusal', 'reasons'],
    ['mau-cau/apologyByItself', 'a template'],
  ]) {
    await page.goto(`/can-bo/quan-tri/${address}`);
    await expect(page.locator('main ops-skeleton')).toHaveCount(0);
    await lookAtAll(page, name);
  }
  await page.getByLabel('Tiếng Việt').fill('Cơ quan xin lỗi Ông/Bà.');
  await page.getByLabel('Lý do, số và ngày của văn bản').fill('Công văn 3');
  await page.getByRole('button', { name: 'Lưu và xem trước' }).click();
  await expect(page.getByText('Không hồ sơ nào bị ảnh hưởng.')).toBeVisible();
  await lookAtAll(page, 'a change before it is in force');
  expect(seen).toEqual([]);
});
