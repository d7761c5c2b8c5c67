import { Browser, Page, expect } from '@playwright/test';
import { enrol, lookAndAccept, openDossier, openQueue, papersOnDesk, signWaiting } from './setup/desk';
import { answerMarriage, answerPerson, goOn, question, startFiling, submit } from './setup/filing';
import { Visitor, test } from './setup/journey';
import { photo } from './setup/papers';
import { citizen, signIn } from './setup/people';
import { ask, draft, handOn, take } from './setup/posts';

const supervisor = 'thao.hoangthithu';
const officer = 'thuy.phamthi';
const head = 'khoa.ngongoc';
const records = 'nhung.caothikim';

/** The promise of a service that is online from beginning to end, in one piece. */
test('fully online: a declined exemption, a fee whose notice is lost, a result signed, taken as a file and brought by post, rated, and a reflection answered in time', async ({
  page,
  browser,
  visitor,
}) => {
  test.setTimeout(600_000);
  await page.setViewportSize({ width: 360, height: 740 });
  const code = await test.step('a citizen claims to be exempt and sees what it would cost', () =>
    fileClaiming(page, browser));
  await page.goto(`/ho-so/${code}`);
  const fees = page.getByRole('region', { name: 'Phí, lệ phí' });
  await expect(fees.getByText('Đang xét miễn')).toBeVisible();

  const desk = await visitor();
  await test.step('the counter finds the proof expired', async () => {
    await openQueue(desk);
    await openDossier(desk, code);
    const card = desk.getByRole('region', { name: 'Phí, lệ phí' });
    await card.getByRole('button', { name: 'Không chấp thuận' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Không chấp thuận miễn' });
    await dialog.getByLabel('Lý do').fill('Giấy chứng nhận hộ nghèo đã hết hạn ngày 31/12/2025.');
    await dialog.getByRole('button', { name: 'Không chấp thuận miễn' }).click();
    await expect(card.getByText('Chưa nộp')).toBeVisible();
  });

  await test.step('the citizen pays, and the notice is lost', async () => {
    await page.reload();
    await expect(fees.getByText(/hết hạn ngày 31\/12\/2025/)).toBeVisible();
    await expect(fees.getByText('15.000 đồng').first()).toBeVisible();
    await fees.getByRole('button', { name: /VNPAY/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: /VNPAY/ })).toBeVisible();
    await page.getByRole('button', { name: 'Thanh toán, mất thông báo' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Kết quả thanh toán' })).toBeVisible();
    await expect(page.getByText('Đã thanh toán 15.000 đồng.')).toBeVisible({ timeout: 30_000 });
    await page.getByRole('link', { name: 'Về trang hồ sơ' }).click();
    await expect(fees.getByText('Đã nộp')).toBeVisible();
  });

  await test.step('the receipt is sealed, and the citizen fetches it', async () => {
    const download = page.waitForEvent('download');
    await fees.getByRole('button', { name: /Tải biên lai/ }).click();
    expect((await download).suggestedFilename()).toMatch(/^bien-lai-L-\d\d-\d{7}\.pdf$/);
  });

  await test.step('the counter goes on, and the day’s books name the lost notice and nothing else of it', async () => {
    await desk.reload();
    await expect(desk.getByRole('region', { name: 'Phí, lệ phí' }).getByText('Đã nộp')).toBeVisible();
    expect(await papersOnDesk(desk).count()).toBe(1);
    await lookAndAccept(desk);
    await handOn(desk, /^Chuyển: Kiểm tra, xác minh/);
    const books = await visitor();
    await signIn(books, supervisor, '/can-bo/doi-soat');
    // A gateway's file of the day that was given before this payment does not tell of it; that is another list.
    const row = books
      .locator('section', { has: books.getByRole('heading', { name: 'Chênh lệch cần xem' }) })
      .getByRole('listitem')
      .filter({ hasText: code });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText('Không nhận được thông báo');
  });

  const return_ = page.getByRole('region', { name: 'Cách nhận kết quả' });
  await test.step('the citizen compares the ways and wants the paper by post', async () => {
    await page.goto(`/ho-so/${code}`);
    await return_.getByRole('button', { name: 'Chọn cách nhận' }).click();
    await expect(return_.getByText('26.000 đồng trong tỉnh, 36.500 đồng ngoài tỉnh')).toBeVisible();
    await return_.getByRole('radio', { name: /Qua bưu điện/ }).check();
    await return_.getByLabel('Số điện thoại').fill('0912345678');
    await return_.getByLabel('Số nhà, đường, thôn').fill('Thôn 3');
    await return_.getByRole('button', { name: 'Lưu cách nhận' }).click();
    await expect(return_.getByText('Hãy xem lại mục này.')).toBeVisible();
    await return_.getByRole('textbox', { name: 'Xã, phường' }).fill('Xã Triệu Sơn');
    await return_.getByRole('button', { name: 'Lưu cách nhận' }).click();
    await expect(return_.getByText(/Thôn 3, Xã Triệu Sơn/)).toBeVisible();
  });

  await test.step('the result is drafted, approved and signed by the head, sealed and issued', async () => {
    const examiner = await staff(visitor, officer);
    await take(examiner, code);
    await draft(examiner, 'file');
    await handOn(examiner, /^Chuyển: Ký giấy xác nhận/);
    const leader = await staff(visitor, head);
    await take(leader, code);
    await ask(leader, 'Duyệt kết quả');
    await enrol(leader);
    await signWaiting(leader, code);
    const seal = await staff(visitor, records);
    await take(seal, code);
    await ask(seal, 'Phát hành kết quả');
    await expect(seal.getByText('Đã xử lý xong').first()).toBeVisible();
  });

  const label = await test.step('the citizen takes the file; the post has the order', async () => {
    await page.reload();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Nhận kết quả điện tử' }).click();
    await download;
    await expect(page.getByText('Đã trả kết quả').first()).toBeVisible();
    await expect(async () => {
      await return_.getByRole('button', { name: 'Cập nhật hành trình' }).click();
      await expect(return_.getByText('Chờ bàn giao')).toBeVisible({ timeout: 2_000 });
    }).toPass();
    return return_.locator('ops-parcel-trail .code').innerText();
  });

  await test.step('the counter prints the label and scans the parcel away', async () => {
    await desk.goto('/can-bo/buu-gui');
    const row = desk.getByRole('listitem').filter({ hasText: label });
    const download = desk.waitForEvent('download');
    await row.getByRole('button', { name: 'In nhãn' }).click();
    expect((await download).suggestedFilename()).toBe(`nhan-${label}.pdf`);
    await desk.getByLabel(/Quét nhãn/).fill(label);
    await desk.keyboard.press('Enter');
    await expect(desk.getByText('Cơ quan đã bàn giao')).toBeVisible();
    await expect(row).toHaveCount(0);
  });

  await test.step('the citizen follows the parcel to the door', async () => {
    const post = await visitor();
    await post.goto(`${process.env['OPS_E2E_PAYMENTS']}/post`);
    for (const event of ['Đã nhận gửi', 'Đang đi phát', 'Đã phát'])
      await post.getByRole('button', { name: new RegExp(`^${event} ${code}`) }).click();
    await page.reload();
    await expect(async () => {
      await return_.getByRole('button', { name: 'Cập nhật hành trình' }).click({ timeout: 2_000 });
      await expect(return_.getByText('Bưu tá đang đi phát')).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(return_.getByText('Đã giao').first()).toBeVisible();
  });

  await test.step('it is rated', async () => {
    await page.getByRole('link', { name: 'Đánh giá việc giải quyết' }).click();
    await page.getByRole('radio', { name: 'Hài lòng', exact: true }).check();
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await expect(page.getByText('Cảm ơn ông/bà.')).toBeVisible();
  });

  await test.step('a reflection is answered before its date', async () => {
    const subject = `Bảng giá bưu điện ${Date.now()}`;
    await page.goto('/phan-anh/gui');
    await page.getByRole('radio', { name: /về quy định/ }).check();
    await page.getByLabel('Gửi đến cơ quan').selectOption('trieu-son-commune');
    await page.getByLabel('Tóm tắt').fill(subject);
    await page.getByLabel('Nội dung', { exact: true }).fill('Đề nghị niêm yết giá gửi kết quả.');
    await page.getByLabel('Họ và tên').fill('Nguyễn Thị Hạnh');
    await page.getByRole('button', { name: 'Gửi' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Cơ quan đã nhận' })).toBeVisible();
    await page.getByRole('link', { name: 'Theo dõi' }).click();
    await expect(page.getByText('Cơ quan trả lời chậm nhất')).toBeVisible();
    await desk.goto('/can-bo/phan-anh');
    await desk.getByRole('link', { name: subject }).click();
    await desk.getByRole('button', { name: 'Nhận xử lý' }).click();
    await desk.getByRole('button', { name: 'Trả lời', exact: true }).click();
    const form = desk.locator('form');
    await form.getByLabel('Nội dung gửi người phản ánh').fill('Giá đã được niêm yết tại quầy và trên Cổng.');
    await form.getByRole('button', { name: 'Trả lời', exact: true }).click();
    await page.reload();
    await expect(page.getByText('Giá đã được niêm yết tại quầy và trên Cổng.')).toBeVisible();
  });
});

async function staff(visitor: Visitor, login: string): Promise<Page> {
  const desk = await visitor();
  await signIn(desk, login, '/can-bo/viec');
  await expect(desk.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();
  return desk;
}

async function fileClaiming(page: Page, browser: Browser): Promise<string> {
  await startFiling(page, citizen);
  await question(page, 'Ông/bà xin giấy cho ai?').getByLabel('Cho chính tôi').check();
  await question(page, /Trước đây đã được cấp/)
    .getByLabel('Chưa')
    .check();
  await question(page, /thuộc diện được miễn lệ phí/)
    .getByLabel('Thuộc hộ nghèo')
    .check();
  await goOn(page, 'Người được cấp giấy');
  await answerPerson(page);
  await goOn(page, 'Tình trạng hôn nhân');
  await answerMarriage(page);
  const proof = await photo(browser, 'ho-ngheo.jpg', 'Giấy chứng nhận hộ nghèo');
  await page.locator('input[type=file]').first().setInputFiles(proof);
  await expect(page.getByText('Đã nhận')).toBeVisible();
  // While the amount is on its way there is nothing to tick yet that it would push away.
  let tell = () => {};
  const asked = new Promise<void>((resolve) => (tell = resolve));
  await page.route('**/api/drafts/*/fees', async (route) => {
    await asked;
    await route.continue();
  });
  await goOn(page, 'Kiểm tra trước khi nộp');
  await expect(page.getByRole('heading', { name: 'Phí, lệ phí' })).toBeVisible();
  await expect(page.locator('#declared')).toHaveCount(0);
  tell();
  await expect(page.getByText('Được miễn, giảm: Thuộc hộ nghèo')).toBeVisible();
  return submit(page);
}
