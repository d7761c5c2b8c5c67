import { Page, expect } from '@playwright/test';
import { settle, staffAt } from './setup/acts';
import { Person, fileDraft, unmarried } from './setup/http';
import { test } from './setup/journey';
import { mailTo } from './setup/mailbox';
import { clerk } from './setup/desk';
import { citizen, password, signIn } from './setup/people';

test('a result is rated by the link in its message, without signing in and once only; the counter takes one too', async ({
  page,
  baseURL,
}) => {
  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  const first = (await person.submit(await fileDraft(person, unmarried))).body;
  await settle(baseURL!, first.dossierCode);

  await page.setViewportSize({ width: 360, height: 740 });
  await test.step('the link of the message, on a phone', async () => {
    const mail = await mailTo(citizen, new RegExp(`${first.dossierCode}[^]*/danh-gia/`));
    const link = /http\S+\/danh-gia\/\S+/.exec(mail.text!)![0];
    await page.goto(link);
    await expect(page).not.toHaveURL(/#k=/);
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await expect(page.getByText('Hãy chọn một trong ba câu trả lời.')).toBeVisible();
    await page.getByRole('radio', { name: 'Hài lòng', exact: true }).check();
    await page.getByText('Trả lời thêm (không bắt buộc)').click();
    await page.getByRole('group', { name: 'Thái độ phục vụ' }).getByRole('radio').first().check();
    await page.getByLabel('Ý kiến của ông/bà').fill('Cán bộ hướng dẫn tận tình.');
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await expect(page.getByText('Cảm ơn ông/bà.')).toBeVisible();

    // Another document, or the browser only moves to the fragment.
    await page.goto('/tra-cuu');
    await page.goto(link);
    await expect(page.getByText('Mỗi hồ sơ được đánh giá một lần.')).toBeVisible();
  });

  await test.step('the screen at the counter, by keyboard alone, ready for the next person', async () => {
    const second = (await person.submit(await fileDraft(person, unmarried))).body;
    await settle(baseURL!, second.dossierCode);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto('/danh-gia/quay');
    await page.getByLabel('Mã hồ sơ').focus();
    await page.keyboard.type(second.dossierCode);
    await page.keyboard.press('Enter');
    await page.getByLabel('4 số cuối điện thoại').focus();
    await page.keyboard.type('5678');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Hài lòng', exact: true }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Cảm ơn ông/bà đã đánh giá.')).toBeVisible();
    await page.getByRole('button', { name: 'Về màn hình đầu' }).click();
    await expect(page.getByLabel('Mã hồ sơ')).toHaveValue('');
    await expect(page.getByText(second.dossierCode)).toHaveCount(0);
  });
});

test('a reflection without an account is taken, supplemented, answered in time, published and found', async ({
  page,
  visitor,
}) => {
  const reader = await visitor();
  const desk = await visitor();
  const subject = `Niêm yết bảng giá ${Date.now()}`;
  let [code, key] = ['', ''];

  await test.step('written on a phone; code and key are told once', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/phan-anh');
    await page.getByRole('link', { name: 'Gửi phản ánh, kiến nghị' }).click();
    await page.getByRole('radio', { name: /về quy định/ }).check();
    await page.getByLabel('Gửi đến cơ quan').selectOption('trieu-son-commune');
    await page.getByLabel('Tóm tắt').fill(subject);
    await page.getByLabel('Nội dung', { exact: true }).fill('Bảng giá chứng thực không có ở quầy.');
    await page.getByLabel('Họ và tên').fill('Trần Văn Bình');
    await page.getByRole('button', { name: 'Gửi' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Cơ quan đã nhận' })).toBeVisible();
    [code, key] = (await page.locator('.key').allInnerTexts()).map((text) => text.trim());
    await page.getByRole('link', { name: 'Theo dõi' }).click();
    await expect(page.getByText('Cơ quan trả lời chậm nhất')).toBeVisible();
  });

  await test.step('the clerk takes it and asks for more', async () => {
    await signIn(desk, clerk, '/can-bo/phan-anh');
    await desk.getByRole('link', { name: subject }).click();
    await desk.getByRole('button', { name: 'Nhận xử lý' }).click();
    await expect(desk.getByText('Đang xử lý').first()).toBeVisible();
    await say(desk, 'Yêu cầu bổ sung', 'Ông cho biết đến quầy hôm nào.');
  });

  await test.step('the author supplies it', async () => {
    await page.goto('/phan-anh/theo-doi');
    await page.getByLabel('Mã', { exact: true }).fill(code.toLowerCase());
    await page.getByLabel('Khóa').fill(key);
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await expect(page.getByText('Ông cho biết đến quầy hôm nào.')).toBeVisible();
    await page.getByLabel('Bổ sung').fill('Sáng thứ Sáu.');
    await page.getByRole('button', { name: 'Gửi' }).click();
    await expect(page.getByText('Đã bổ sung').first()).toBeVisible();
  });

  await test.step('answered and published without the name', async () => {
    await desk.reload();
    await desk.getByRole('button', { name: 'Nhận xử lý' }).click();
    await say(desk, 'Trả lời', 'Bảng giá đã được niêm yết tại quầy.');
    await expect(desk.getByText('Chờ công khai').first()).toBeVisible();
    await desk.getByRole('button', { name: 'Công khai', exact: true }).click();
    await desk.locator('form').getByRole('button', { name: 'Công khai' }).click();
    await expect(desk.getByText('Đã công khai').first()).toBeVisible();
  });

  await test.step('everybody finds it, without accents', async () => {
    await reader.goto('/phan-anh');
    await reader.getByRole('searchbox').fill(subject.replace('Niêm yết bảng giá', 'niem yet bang gia'));
    await reader.getByRole('button', { name: 'Tìm' }).click();
    const found = reader.getByRole('article').filter({ hasText: subject });
    await expect(found.getByText('Bảng giá đã được niêm yết tại quầy.')).toBeVisible();
    await expect(reader.getByText('Bình')).toHaveCount(0);
  });
});

test('who denounces is seen by the competent head alone, with a reason that stays', async ({
  page,
  baseURL,
  visitor,
}) => {
  const author = 'Trịnh Thị Sen';
  await page.goto('/phan-anh/gui');
  await page.getByRole('radio', { name: /^Tố cáo/ }).check();
  await expect(page.getByText('chỉ người đứng đầu cơ quan nhận đơn mở được')).toBeVisible();
  await page.getByLabel('Gửi đến cơ quan').selectOption('trieu-son-commune');
  await page.getByLabel('Nội dung', { exact: true }).fill('Cán bộ nhận tiền ngoài quy định.');
  await page.getByLabel('Họ và tên').fill(author);
  await page.getByLabel('Địa chỉ').fill('Thôn 9, xã Triệu Sơn');
  await page.getByRole('button', { name: 'Gửi' }).click();
  const code = (await page.locator('.key').first().innerText()).trim();

  for (const login of [clerk, 'thao.hoangthithu', 'quantri']) {
    const other = await staffAt(baseURL!, login);
    expect((await other.ask('GET', `/api/petitions/${code}`)).status, login).toBe(404);
    expect((await other.ask('GET', '/api/petitions')).status, login).toBe(404);
  }

  const head = await visitor();
  await signIn(head, 'khoa.ngongoc', '/can-bo/don-thu');
  await expect(head.getByText(code)).toBeVisible();
  await expect(head.getByText(author)).toHaveCount(0);
  await head.getByRole('listitem').filter({ hasText: code }).getByRole('link').click();
  await head.getByRole('button', { name: 'Mở nội dung' }).click();
  await expect(head.getByText('Cán bộ nhận tiền ngoài quy định.')).toBeVisible();
  await head.getByRole('button', { name: 'Mở tên người viết' }).click();
  await expect(head.getByText('Hãy ghi lý do hoặc văn bản làm căn cứ')).toBeVisible();
  await head.getByLabel('Lý do mở').fill('Xác minh nội dung tố cáo.');
  await head.getByRole('button', { name: 'Mở tên người viết' }).click();
  await expect(head.getByText(author)).toBeVisible();
  await expect(head.getByText('Xác minh nội dung tố cáo.')).toBeVisible();
});

/** An act on a reflection that is said in words. */
async function say(desk: Page, act: string, words: string): Promise<void> {
  await desk.getByRole('button', { name: act, exact: true }).click();
  const form = desk.locator('form');
  await form.getByLabel('Nội dung gửi người phản ánh').fill(words);
  await form.getByRole('button', { name: act, exact: true }).click();
  await expect(form).toBeHidden();
}
