import { Page, expect, test } from '@playwright/test';
import { openQueue, rowOf } from './setup/desk';
import { Person, fileDraft } from './setup/http';
import { citizen, password } from './setup/people';

/** People click what they already see while the search that they typed is still to be asked. */
test('a clerk who opens a dossier before the search has run gets there, and no name stays in the address', async ({
  page,
  baseURL,
}) => {
  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  const { dossierCode } = (await person.submit(await fileDraft(person))).body;
  await page.clock.install();
  await openQueue(page);
  await expect(rowOf(page, dossierCode)).toBeVisible();

  const goOn = await holdPages(page);
  await page.getByRole('searchbox').fill('Nguyễn Thị Hạnh');
  await rowOf(page, dossierCode).getByRole('link').click();
  await page.clock.runFor(2_000);
  await goOn();

  await expect(page.getByText(/^Đã kiểm tra/)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/can-bo/ho-so/${dossierCode}$`));

  await page.getByRole('link', { name: 'Danh sách hồ sơ' }).click();
  await page.getByRole('searchbox').fill('Nguyễn Thị');
  await page.clock.runFor(2_000);
  await rowOf(page, dossierCode).getByRole('link').click();
  await page.getByRole('link', { name: 'Danh sách hồ sơ' }).click();
  await expect(page.getByRole('searchbox')).toHaveValue('Nguyễn Thị');
  await expect(page).toHaveURL(/\/can-bo$/);
});

test('a citizen who opens a procedure before the search has run gets there', async ({ page }) => {
  await page.clock.install();
  await page.goto('/');
  const wanted = page.getByRole('link', { name: 'Giấy độc thân' });
  await expect(wanted).toBeVisible();

  const goOn = await holdPages(page);
  // In one breath: the examples give way to what the search finds, and a slow machine would click too late.
  await wanted.evaluate((link: HTMLElement) => {
    const box = document.querySelector<HTMLInputElement>('input[type=search]')!;
    box.value = 'doc than';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    link.click();
  });
  await page.clock.runFor(2_000);
  await goOn();

  await expect(page.getByRole('button', { name: 'Bắt đầu nộp hồ sơ' })).toBeVisible();
  await expect(page).toHaveURL(/\/thu-tuc\/1\.004873$/);
});

/** Keeps back the scripts of pages not yet opened, as a slow network does, until told to go on. */
async function holdPages(page: Page): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.js', async (route) => {
    await released;
    await route.continue();
  });
  return async () => {
    release();
    await page.unrouteAll({ behavior: 'wait' });
  };
}
