import { Locator, Page, expect } from '@playwright/test';
import { signIn } from './people';

/** The receiving clerk of the unit at which these journeys file. */
export const clerk = 'trang.lethi';

/** What unlocks the clerk's key in the browser. */
export const pin = '482913';

/** Signs the clerk in at the queue. */
export async function openQueue(page: Page): Promise<void> {
  await signIn(page, clerk, '/can-bo');
  await expect(page.getByRole('heading', { level: 1, name: 'Hồ sơ chờ xử lý' })).toBeVisible();
}

/** The queue's row of one dossier. */
export const rowOf = (page: Page, code: string): Locator =>
  page.getByRole('listitem').filter({ hasText: code });

/**
 * Finds a dossier by its code and opens it, once it is the only one left: a list that shrinks at the moment of the
 * press takes the row away between the press and the release.
 */
export async function openDossier(page: Page, code: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Tìm theo mã hồ sơ' }).fill(code);
  await expect(page.locator('ops-queue .rows > li')).toHaveCount(1);
  await rowOf(page, code).getByRole('link').click();
  await expect(page.getByText(/^Đã kiểm tra 0 /)).toBeVisible();
}

/** The papers on the desk, each a button that shows it. */
export const papersOnDesk = (page: Page): Locator =>
  page.locator('ops-paper-desk').getByRole('listitem').getByRole('button');

/** Looks at the paper that a button shows, and waits until it can be seen: a photograph or a page of a PDF. */
export async function lookAt(page: Page, paper: Locator): Promise<void> {
  await paper.click();
  await expect(paper).toHaveAttribute('aria-current', 'true');
  const name = (await paper.locator('.file').innerText()).trim();
  if (name.endsWith('.pdf')) {
    const canvas = page.frameLocator(`iframe[title="${name}"]`).locator('canvas');
    await expect(canvas).toBeVisible();
    await expect.poll(() => canvas.evaluate(hasInk), { message: `ink on ${name}` }).toBe(true);
  } else {
    const photo = page.getByRole('img', { name });
    await expect
      .poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(1);
  }
}

/** Looks at every paper, finds each good, sees the days that make up the due date, and accepts. */
export async function lookAndAccept(page: Page, days = 3): Promise<void> {
  for (const paper of await papersOnDesk(page).all()) {
    await lookAt(page, paper);
    await page.getByRole('button', { name: 'Đạt', exact: true }).click();
    await expect(paper).toContainText('Đạt');
  }
  await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Tiếp nhận hồ sơ' });
  await expect(question.getByText(new RegExp(`ngày tính thứ ${days}`))).toBeVisible();
  await question.getByRole('button', { name: 'Tiếp nhận và hẹn trả' }).click();
  await expect(question).toBeHidden();
}

/** Whether something dark was drawn: an empty page has none. */
function hasInk(canvas: HTMLElement | SVGElement): boolean {
  const drawn = canvas as HTMLCanvasElement;
  const { data } = drawn.getContext('2d')!.getImageData(0, 0, drawn.width, drawn.height);
  for (let at = 0; at < data.length; at += 4) if (data[at + 3]! > 200 && data[at]! < 100) return true;
  return false;
}

/** Makes a key in the browser under a PIN and has its certificate issued by the built-in authority. */
export async function enrol(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Chứng thư số', exact: true }).first().click();
  await page.getByRole('button', { name: 'Tạo khóa mới' }).click();
  await page.getByLabel('Mã PIN mới').fill(pin);
  await page.getByLabel('Nhập lại mã PIN').fill(pin);
  await page.getByRole('button', { name: 'Tạo khóa và xin chứng thư' }).click();
  await expect(page.getByText('Khóa ở trình duyệt này')).toBeVisible();
}

/** Signs one slip in the list of those that wait. */
export async function signWaiting(page: Page, code: string): Promise<void> {
  await page.getByRole('link', { name: 'Ký văn bản' }).click();
  await rowOf(page, code).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Ký 1 văn bản đã chọn' }).click();
  await signShown(page);
  await expect(rowOf(page, code)).toHaveCount(0);
}

/** Signs the one paper that the open dialog shows. */
export async function signShown(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Ký số' });
  await dialog.getByLabel('Mã PIN').fill(pin);
  await dialog.getByRole('button', { name: 'Ký 1 văn bản' }).click();
  await expect(dialog.getByText('Đã ký', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Đóng' }).click();
}
