import { expect, test } from '@playwright/test';
import { settle } from './setup/acts';
import { Person, fileDraft, unmarried } from './setup/http';
import { mailTo } from './setup/mailbox';
import { citizen, password } from './setup/people';

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
