import { expect } from '@playwright/test';
import { answerMarriage, answerPerson, goOn, procedure, question, submit } from './setup/filing';
import { lookAndAccept, openDossier, openQueue } from './setup/desk';
import { test } from './setup/journey';
import { signIn } from './setup/people';

/** Receives at the counter of another commune than the one that decides. */
const elsewhere = 'huong.vuthithu';

test('somebody without a phone has a clerk of another commune file for them, and the paper they take home opens it', async ({
  page,
  visitor,
}) => {
  test.setTimeout(180_000);
  await signIn(page, elsewhere, '/can-bo/nop-ho');
  await expect(page.getByRole('heading', { level: 1, name: 'Nộp hộ tại quầy' })).toBeVisible();

  await test.step('what is missing or cannot be read is said at its field', async () => {
    await page.getByRole('button', { name: 'Bắt đầu điền' }).click();
    await expect(page.getByText('Hãy điền các mục được đánh dấu.')).toBeVisible();
  });

  await test.step('the clerk says who stands there and what for', async () => {
    await page.getByLabel('Họ và tên').fill('Lê Thị Mận');
    await page.getByLabel('Số định danh cá nhân').fill('038190001234');
    await page.getByLabel('Điện thoại').fill('0912345678');
    await page.getByLabel('Tìm thủ tục').fill('doc than');
    await page.getByLabel('Thủ tục', { exact: true }).selectOption(procedure);
    await page.getByLabel('Nơi giải quyết').selectOption({ label: 'Xã Triệu Sơn' });
    await page.getByRole('button', { name: 'Bắt đầu điền' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Trường hợp của ông/bà' })).toBeVisible();
    await expect(page.getByText('Nộp hộ: Lê Thị Mận')).toBeVisible();
  });

  await test.step('left half done, it waits in the list', async () => {
    await page.goto('/can-bo/nop-ho');
    await page.getByRole('link', { name: 'Làm tiếp Lê Thị Mận' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Trường hợp của ông/bà' })).toBeVisible();
  });

  const code = await test.step('they go through the same pages together', async () => {
    await question(page, 'Ông/bà xin giấy cho ai?').getByLabel('Cho chính tôi').check();
    await question(page, /Trước đây đã được cấp/)
      .getByLabel('Chưa')
      .check();
    await goOn(page, 'Người được cấp giấy');
    await expect(page.getByLabel('Số định danh cá nhân')).toHaveValue(/038\s?190\s?001\s?234/);
    await answerPerson(page);
    await goOn(page, 'Tình trạng hôn nhân');
    await answerMarriage(page, 'Kiểm tra trước khi nộp');
    await expect(page.getByText('đã xem lại từng mục cùng cán bộ và cam đoan:')).toBeVisible();
    return submit(page);
  });

  await test.step('the address on the printed page opens the dossier without an account', async () => {
    const address = await page.getByText(/\/tra-cuu\/.*#k=/).innerText();
    const home = await visitor();
    await home.goto(address.trim());
    await expect(home.getByText('Lê Thị Mận').or(home.getByText(code)).first()).toBeVisible();
    await page.getByRole('link', { name: 'Nộp hộ hồ sơ khác' }).click();
    await expect(page.getByText('Lê Thị Mận')).toHaveCount(0);
  });

  await test.step('the unit that decides sees who entered it, and accepts', async () => {
    const desk = await visitor();
    await openQueue(desk);
    await openDossier(desk, code);
    await expect(desk.getByText('Xã Thọ Bình')).toBeVisible();
    await lookAndAccept(desk);
  });
});
