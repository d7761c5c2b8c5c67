import { Page, expect, test } from '@playwright/test';
import { clerk } from './setup/desk';
import { Person, fileDraft, emptyPdf, unmarried } from './setup/http';
import { Keyboard } from './setup/keyboard';
import { photo } from './setup/papers';
import { citizen, password } from './setup/people';
import { question, unit } from './setup/filing';

test('a citizen files a dossier with the keyboard alone', async ({ page, browser }) => {
  const keys = new Keyboard(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const goOn = async (heading: string) => {
    await keys.press(button('Tiếp tục'));
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  };
  await page.goto('/');
  await keys.type(page.getByRole('searchbox'), 'giay doc than');
  await keys.press(page.getByRole('link', { name: /Giấy xác nhận tình trạng hôn nhân/ }).first());
  await keys.select(page.getByLabel('Nơi giải quyết'), unit);
  await keys.press(button('Bắt đầu nộp hồ sơ'));
  await signInByKeyboard(page, keys, citizen);

  await keys.choose(question(page, 'Ông/bà xin giấy cho ai?'), 'Cho chính tôi');
  await keys.choose(question(page, /Trước đây đã được cấp/), 'Đã được cấp');
  await goOn('Người được cấp giấy');
  await keys.type(page.getByLabel('Họ, chữ đệm, tên'), 'Nguyễn Thị Hạnh');
  const birth = question(page, 'Ngày, tháng, năm sinh');
  await keys.type(birth.getByLabel('Ngày', { exact: true }), '17');
  await keys.type(birth.getByLabel('Tháng'), '3');
  await keys.type(birth.getByLabel('Năm'), '1990');
  await keys.choose(question(page, 'Giới tính'), 'Nữ');
  await keys.type(page.getByLabel('Dân tộc'), 'Kinh');
  await keys.type(page.getByLabel('Quốc tịch'), 'Việt Nam');
  await keys.type(page.getByLabel('Số định danh cá nhân'), '038190001234');
  const home = question(page, 'Nơi cư trú');
  await keys.type(home.getByLabel('Số nhà, đường, thôn'), 'Thôn 3');
  await keys.type(home.getByLabel('Xã, phường'), 'Xã Triệu Sơn');
  await keys.type(home.getByLabel('Tỉnh, thành phố'), 'Tỉnh Thanh Hóa');
  await keys.type(page.getByLabel('Số điện thoại'), '0912345678');
  await goOn('Tình trạng hôn nhân');
  await keys.choose(question(page, /Xin xác nhận cho thời gian/), 'Không, cho hiện nay');
  await keys.choose(question(page, 'Tình trạng hôn nhân'), 'Chưa đăng ký kết hôn với ai');
  await goOn('Mục đích sử dụng');
  await keys.choose(question(page, 'Xin giấy để làm gì?'), 'Việc khác');
  await keys.type(page.getByLabel('Việc khác là việc gì?'), 'Bổ sung hồ sơ vay vốn');
  await goOn('Nhận kết quả');
  await goOn('Giấy tờ kèm theo');
  const chooser = page.waitForEvent('filechooser');
  await keys.press(page.getByRole('button', { name: /^Chọn tệp cho/ }).first());
  await (await chooser).setFiles(await photo(browser, 'giay-cu.jpg', 'Giấy xác nhận cũ'));
  await expect(page.getByText('Đã nhận')).toBeVisible();
  await goOn('Kiểm tra trước khi nộp');
  await keys.press(page.locator('#declared'), ' ');
  await keys.press(button('Nộp hồ sơ'));

  await expect(page.getByRole('heading', { level: 1, name: 'Đã nộp hồ sơ' })).toBeVisible();
});

test('a clerk accepts a dossier with the keyboard alone', async ({ page, baseURL }) => {
  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  const draft = await fileDraft(person, {
    ...unmarried,
    maritalStatus: 'divorced',
    divorceDecision: 'Bản án số 12/2024/HNGĐ-ST',
  });
  await person.upload(draft, 'divorce-ruling', 'ban-an.pdf', emptyPdf());
  const { dossierCode } = (await person.submit(draft)).body;
  const keys = new Keyboard(page);

  await page.goto('/can-bo');
  await signInByKeyboard(page, keys, clerk);
  await expect(page.getByRole('heading', { level: 1, name: 'Hồ sơ chờ xử lý' })).toBeVisible();
  await keys.type(page.getByRole('searchbox'), dossierCode);
  await keys.press(page.getByRole('listitem').filter({ hasText: dossierCode }).getByRole('link'));
  await expect(page.locator('iframe[title="ban-an.pdf"]')).toBeVisible();
  await keys.press(page.getByRole('button', { name: 'Phóng to' }));
  await keys.press(page.getByRole('button', { name: 'Đạt', exact: true }), ' ');
  await expect(page.getByText('Đã kiểm tra 1 / 1')).toBeVisible();
  await keys.press(page.getByRole('button', { name: 'Tiếp nhận', exact: true }));
  const dialog = page.getByRole('dialog', { name: 'Tiếp nhận hồ sơ' });
  await keys.press(dialog.getByRole('button', { name: 'Tiếp nhận và hẹn trả' }));

  await expect(page.getByText('Được tiếp nhận').first()).toBeVisible();
  await expect(page.getByRole('list', { name: 'Các ngày tính thời hạn' })).toBeVisible();
});

async function signInByKeyboard(page: Page, keys: Keyboard, login: string): Promise<void> {
  await keys.type(page.locator('#login'), login);
  await keys.type(page.locator('#password'), password);
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/\/(account|connect|session)\//);
}
