import { expect } from '@playwright/test';
import { act } from './setup/acts';
import { clerk } from './setup/desk';
import { Person, fileDraft, unmarried } from './setup/http';
import { test } from './setup/journey';
import { citizen, password, signIn } from './setup/people';

const officer = 'thuy.phamthi';
const supervisor = 'thao.hoangthithu';

test('whose work a dossier no longer is says why; the citizen reads it, and the supervisor who it was', async ({
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

  const desk = await visitor();
  await signIn(desk, clerk, `/can-bo/ho-so/${code}`);
  await expect(desk.getByRole('heading', { level: 1, name: 'Vì sao ông/bà mở hồ sơ này?' })).toBeVisible();
  await desk.getByRole('button', { name: 'Mở hồ sơ' }).click();
  await expect(desk.getByText('Hãy ghi lý do mở hồ sơ')).toBeVisible();
  await desk.getByRole('textbox', { name: 'Lý do' }).fill('Người nộp hỏi tại quầy.');
  await desk.getByRole('button', { name: 'Mở hồ sơ' }).click();
  await expect(desk.getByText(code).first()).toBeVisible();

  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, citizen, `/ho-so/${code}`);
  const looks = page.locator('ops-dossier-looks');
  await looks.getByText('Ai đã mở hồ sơ này').click();
  await expect(looks.getByText('Người nộp hỏi tại quầy.')).toBeVisible();
  await expect(looks.getByText('Lê Thị')).toHaveCount(0);

  const head = await visitor();
  await signIn(head, supervisor, '/can-bo/nhat-ky');
  const row = head.getByRole('listitem').filter({ hasText: code });
  await expect(row).toContainText('Người nộp hỏi tại quầy.');
  await expect(row).toContainText('Công chức tiếp nhận');
});
