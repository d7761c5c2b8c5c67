import { Browser, Locator, Page, expect } from '@playwright/test';
import { giveCredentials } from './people';
import { photo } from './papers';

/** The procedure of these journeys: certificate of marital status. */
export const procedure = '1.004873';

export const unit = 'Xã Triệu Sơn';

/** Starts a filing from the procedure's page; signs in on the way when the person isn't yet. */
export async function startFiling(page: Page, login: string): Promise<void> {
  await page.goto(`/thu-tuc/${procedure}`);
  await page.getByLabel('Nơi giải quyết').selectOption({ label: unit });
  await page.getByRole('button', { name: 'Bắt đầu nộp hồ sơ' }).click();
  await page.waitForURL(/\/(account|nop-ho-so)\//);
  if (page.url().includes('/account/')) await giveCredentials(page, login);
  await expect(page.getByRole('heading', { level: 1, name: 'Trường hợp của ông/bà' })).toBeVisible();
}

/** A question that several controls answer. */
export const question = (page: Page, name: string | RegExp): Locator => page.getByRole('group', { name });

/** Who it is for, and that such a certificate was given before: then the old one is asked for, if still there. */
export async function answerCase(page: Page): Promise<void> {
  await question(page, 'Ông/bà xin giấy cho ai?').getByLabel('Cho chính tôi').check();
  await question(page, /Trước đây đã được cấp/)
    .getByLabel('Đã được cấp')
    .check();
  await goOn(page, 'Người được cấp giấy');
}

export async function answerPerson(page: Page, phone = '0912 345 678'): Promise<void> {
  await page.getByLabel('Họ, chữ đệm, tên').fill('Nguyễn Thị Hạnh');
  const birth = question(page, 'Ngày, tháng, năm sinh');
  await birth.getByLabel('Ngày', { exact: true }).fill('17');
  await birth.getByLabel('Tháng').fill('3');
  await birth.getByLabel('Năm').fill('1990');
  await question(page, 'Giới tính').getByLabel('Nữ').check();
  await page.getByLabel('Dân tộc').fill('Kinh');
  await page.getByLabel('Quốc tịch').fill('Việt Nam');
  await page.getByLabel('Số định danh cá nhân').fill('038 190 001 234');
  const home = question(page, 'Nơi cư trú');
  await home.getByLabel('Số nhà, đường, thôn').fill('Thôn 3');
  await home.getByLabel('Xã, phường').fill('Xã Triệu Sơn');
  await home.getByLabel('Tỉnh, thành phố').fill('Tỉnh Thanh Hóa');
  await page.getByLabel('Số điện thoại').fill(phone);
}

/** Goes on, and waits for the page that follows. */
export async function goOn(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: 'Đã lưu' })).toBeVisible();
}

/** Files the whole dossier and tells its code. */
export async function fileDossier(page: Page, browser: Browser, login: string): Promise<string> {
  await startFiling(page, login);
  await answerCase(page);
  await answerPerson(page);
  await goOn(page, 'Tình trạng hôn nhân');
  await answerMarriage(page);
  const paper = await photo(browser, 'giay-cu.jpg', 'Giấy xác nhận cũ');
  await page.locator('input[type=file]').first().setInputFiles(paper);
  await expect(page.getByText('Đã nhận')).toBeVisible();
  await goOn(page, 'Kiểm tra trước khi nộp');
  return submit(page);
}

/** Not married, for another purpose: the shortest way through. Papers follow where the case asks for any. */
export async function answerMarriage(page: Page, next = 'Giấy tờ kèm theo'): Promise<void> {
  await question(page, /Xin xác nhận cho thời gian/)
    .getByLabel('Không, cho hiện nay')
    .check();
  await question(page, 'Tình trạng hôn nhân').getByLabel('Chưa đăng ký kết hôn với ai').check();
  await goOn(page, 'Mục đích sử dụng');
  await question(page, 'Xin giấy để làm gì?').getByLabel('Việc khác').check();
  await page.getByLabel('Việc khác là việc gì?').fill('Bổ sung hồ sơ vay vốn');
  await goOn(page, 'Nhận kết quả');
  await question(page, 'Ông/bà muốn nhận kết quả ở đâu?').getByLabel('Bản điện tử trên Cổng').check();
  await goOn(page, next);
}

/** Divorced, which takes a paper more: the ruling. */
export async function answerDivorced(page: Page): Promise<void> {
  await question(page, /Xin xác nhận cho thời gian/)
    .getByLabel('Không, cho hiện nay')
    .check();
  await question(page, 'Tình trạng hôn nhân').getByLabel('Đã đăng ký kết hôn nhưng đã ly hôn').check();
  await page.getByLabel('Bản án hoặc quyết định ly hôn').fill('Bản án số 12/2024/HNGĐ-ST');
  await goOn(page, 'Mục đích sử dụng');
  await question(page, 'Xin giấy để làm gì?').getByLabel('Việc khác').check();
  await page.getByLabel('Việc khác là việc gì?').fill('Bổ sung hồ sơ vay vốn');
  await goOn(page, 'Nhận kết quả');
  await goOn(page, 'Giấy tờ kèm theo');
}

/** Declares and submits; the code is what the person takes home. */
export async function submit(page: Page): Promise<string> {
  await page.locator('#declared').check();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Đã nộp hồ sơ' })).toBeVisible();
  const code = /H\d\d\.[\d.]+-\d{6}-\d{4,}/.exec(await page.getByRole('main').innerText())?.[0];
  expect(code, 'the code of the dossier').toBeDefined();
  return code!;
}
