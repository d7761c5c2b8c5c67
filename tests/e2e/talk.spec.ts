import { expect } from '@playwright/test';
import path from 'node:path';
import { act } from './setup/acts';
import { clerk } from './setup/desk';
import { Person, fileDraft, unmarried } from './setup/http';
import { test } from './setup/journey';
import { mailTo } from './setup/mailbox';
import { citizen, password, signIn } from './setup/people';

const officer = 'thuy.phamthi';
const pictures = process.env['OPS_PICTURES'];

test('an applicant asks in the dossier, the officer who has it answers, and the mail says only that', async ({
  page,
  baseURL,
  visitor,
}) => {
  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  const { dossierCode: code } = (await person.submit(await fileDraft(person, unmarried))).body;
  await act(baseURL!, clerk, code, 'acceptance', {});
  await act(baseURL!, clerk, code, 'hand-over', { step: 'examine' });
  await act(baseURL!, officer, code, 'hand-over/acceptance', {});
  const question = 'Tôi có phải mang theo bản chính\nquyết định ly hôn không?';
  const answer = 'Có, ông/bà mang bản chính để đối chiếu.';

  await page.setViewportSize({ width: 360, height: 740 });
  await test.step('asked on a phone', async () => {
    await signIn(page, citizen, `/ho-so/${code}`);
    await page.getByText('Hỏi đáp với cơ quan').click();
    await page.getByRole('button', { name: 'Gửi' }).click();
    await expect(page.getByText('Hãy viết nội dung')).toBeVisible();
    await page.getByLabel('Câu hỏi hoặc trả lời của ông/bà').fill(question);
    await page.getByRole('button', { name: 'Gửi' }).click();
    await expect(page.locator('ops-conversation li')).toContainText('mang theo bản chính');
    await expect(page.getByLabel('Câu hỏi hoặc trả lời của ông/bà')).toHaveValue('');
  });

  const desk = await visitor();
  await test.step('found by the officer in the list of work and among the questions, and answered', async () => {
    await signIn(desk, officer, '/can-bo/viec');
    await expect(desk.getByRole('listitem').filter({ hasText: code })).toContainText('Người nộp hỏi');
    await desk.getByRole('link', { name: 'Hỏi đáp' }).click();
    const row = desk.getByRole('listitem').filter({ hasText: code });
    if (pictures) await desk.screenshot({ path: path.join(pictures, 'questions-1280.png'), fullPage: true });
    await row.getByRole('link').click();
    await expect(desk.getByText('quyết định ly hôn không?')).toBeVisible();
    await desk.getByLabel('Viết cho người nộp').fill(answer);
    await desk.getByRole('button', { name: 'Gửi' }).click();
    await expect(desk.locator('ops-conversation li')).toHaveCount(2);
    if (pictures)
      for (const [width, colorScheme] of [
        [1280, 'light'],
        [1280, 'dark'],
        [360, 'light'],
      ] as const) {
        await desk.setViewportSize({ width, height: 800 });
        await desk.emulateMedia({ colorScheme });
        await desk.screenshot({ path: path.join(pictures, `desk-talk-${width}-${colorScheme}.png`) });
        await desk
          .locator('ops-conversation')
          .screenshot({ path: path.join(pictures, `talk-office-${width}-${colorScheme}.png`) });
      }
  });

  await test.step('told by mail that there is something to read, and read by post and unit', async () => {
    const mail = await mailTo(citizen, new RegExp(`Cơ quan đã viết cho Ông/Bà[^]*${code}`));
    expect(mail.text).not.toContain('bản chính');
    await page.reload();
    const said = page.locator('ops-conversation li').last();
    await expect(said).toContainText(answer);
    await expect(said).toContainText('Công chức');
    await expect(said).not.toContainText('Phạm Thị');
    if (pictures)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page
          .locator('ops-conversation')
          .screenshot({ path: path.join(pictures, `talk-citizen-360-${colorScheme}.png`) });
      }
  });
});
