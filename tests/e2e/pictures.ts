import { Page, expect } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  enrol,
  lookAndAccept,
  openDossier,
  openQueue,
  papersOnDesk,
  lookAt,
  signWaiting,
} from './setup/desk';
import { answerCase, answerDivorced, answerPerson, goOn, startFiling, submit } from './setup/filing';
import { test } from './setup/journey';
import { attachmentOf, mailTo } from './setup/mailbox';
import { pdf, photo } from './setup/papers';
import { citizen } from './setup/people';

/** All of them, to be looked at. */
const all = path.join(import.meta.dirname, 'test-results', 'pictures');

/** Those that the README shows. */
const shown = path.join(import.meta.dirname, '../../backend/docs/pictures');

const widths = { desk: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };

/** What a picture in the README may weigh, in bytes. */
const weightMax = 80_000;

test('the main pages, as a person at a desk and with a phone sees them', async ({
  page,
  browser,
  visitor,
}) => {
  [all, shown].forEach((folder) => mkdirSync(folder, { recursive: true }));
  await page.goto('/');
  await page.getByRole('searchbox').fill('giay doc than');
  await expect(page.getByRole('link', { name: /Giấy xác nhận tình trạng hôn nhân/ }).first()).toBeVisible();
  await take(page, 'search', 'phone');

  await startFiling(page, citizen);
  await answerCase(page);
  await answerPerson(page);
  await take(page, 'form', 'phone');
  await goOn(page, 'Tình trạng hôn nhân');
  await answerDivorced(page);
  const papers = [await pdf(browser, 'ban-an.pdf', ruling), await photo(browser, 'giay-cu.jpg', certificate)];
  for (const [at, paper] of papers.entries()) {
    await page.locator('section.paper').nth(at).locator('input[type=file]').first().setInputFiles(paper);
    await expect(page.getByText('Đã nhận')).toHaveCount(at + 1);
  }
  await take(page, 'papers');
  await goOn(page, 'Kiểm tra trước khi nộp');
  await take(page, 'review');
  const code = await submit(page);
  await take(page, 'submitted');

  const desk = await visitor({ viewport: widths.desk });
  await openQueue(desk);
  await take(desk, 'queue');
  await openDossier(desk, code);
  await lookAt(desk, papersOnDesk(desk).first());
  await take(desk, 'dossier', 'desk');
  await lookAndAccept(desk);
  await take(desk, 'accepted');
  await enrol(desk);
  await signWaiting(desk, code);

  const mail = await mailTo(citizen, new RegExp(`Giấy tiếp nhận và hẹn trả kết quả.*${code}`));
  const slip = path.join(all, 'slip');
  writeFileSync(`${slip}.pdf`, await attachmentOf(mail, `giay-hen-${code}.pdf`));
  execFileSync('pdftoppm', [
    '-png',
    '-gray',
    '-r',
    '72',
    '-singlefile',
    `${slip}.pdf`,
    path.join(shown, 'slip'),
  ]);

  const link = new URL(/http\S+\/tra-cuu\/\S+#k=[\w-]+/.exec(mail.text ?? '')![0]);
  const stranger = await visitor({ viewport: widths.desk });
  await stranger.goto(`/tra-cuu/${code}`);
  await expect(stranger.getByText('Được tiếp nhận').first()).toBeVisible();
  await take(stranger, 'tracking', 'phone');
  await stranger.goto('about:blank');
  await stranger.goto(link.pathname + link.hash);
  await expect(stranger.getByRole('heading', { name: /Nguyễn Thị Hạnh/ })).toBeVisible();
  await take(stranger, 'tracking-opened');
  await stranger.goto('/kiem-tra-giay-hen');
  await stranger.locator('input[type=file]').first().setInputFiles(`${slip}.pdf`);
  await expect(stranger.getByRole('heading', { name: 'Văn bản thật, chưa bị sửa' })).toBeVisible();
  await take(stranger, 'verified', 'phone');
});

/** The whole page at both widths; at one of them also for the README, as much as the screen shows. */
async function take(page: Page, name: string, forReadme?: keyof typeof widths): Promise<void> {
  const viewport = page.viewportSize()!;
  for (const [width, size] of Object.entries(widths)) {
    await page.setViewportSize(size);
    await page.evaluate(() => document.fonts.ready.then(() => scrollTo(0, 0)));
    await page.screenshot({ path: path.join(all, `${name}-${width}.png`), fullPage: true });
    if (width === forReadme) {
      const session = await page.context().newCDPSession(page);
      const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
      const picture = Buffer.from(data, 'base64');
      expect(picture.length, name).toBeLessThanOrEqual(weightMax);
      writeFileSync(path.join(shown, `${name}.webp`), picture);
    }
  }
  await page.setViewportSize(viewport);
}

const ruling = `<h2 style="text-align:center">BẢN ÁN<br>Số 12/2024/HNGĐ-ST</h2>
  <p>Tòa án nhân dân khu vực xét xử sơ thẩm công khai vụ án ly hôn.</p>
  <p>Quyết định: công nhận thuận tình ly hôn.</p>`;

const certificate = `<h2 style="text-align:center">GIẤY XÁC NHẬN<br>TÌNH TRẠNG HÔN NHÂN</h2>
  <p>Ủy ban nhân dân xã xác nhận: bà Nguyễn Thị Hạnh, sinh ngày 17/3/1990.</p>`;
