import { Page, expect } from '@playwright/test';

/** Opens a dossier that is offered to one of the person's posts. */
export async function openOffered(page: Page, code: string): Promise<void> {
  await page.getByRole('link', { name: 'Việc của tôi' }).first().click();
  await page.getByRole('link', { name: 'Chờ nhận' }).click();
  await page.getByRole('listitem').filter({ hasText: code }).getByRole('link', { name: 'Xem' }).click();
  // On the desk: the list has the code and a button to take it too, and its answer would race with the desk's question.
  await expect(page.locator('ops-desk').getByText(code).first()).toBeVisible();
}

/** Takes it, on the desk. */
export async function take(page: Page, code: string): Promise<void> {
  await openOffered(page, code);
  await page.getByRole('button', { name: 'Nhận hồ sơ', exact: true }).click();
  await expect(page.getByText('Ông/bà đang giữ')).toBeVisible();
}

/** Hands it to the planned next step. */
export async function handOn(page: Page, to: RegExp): Promise<void> {
  await page.getByRole('button', { name: to }).click();
  await expect(page.getByText('Đã chuyển; hồ sơ chờ người nhận.')).toBeVisible();
}

/** Does an act that asks at most for what stands in its form. */
export async function ask(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: act });
  await dialog.getByRole('button', { name: act, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Takes in cash what the dossier on the desk owes. */
export async function takeCash(page: Page): Promise<void> {
  const card = page.getByRole('region', { name: 'Phí, lệ phí' });
  await card.getByRole('button', { name: 'Thu tiền mặt' }).click();
  const dialog = page.getByRole('dialog', { name: 'Thu tiền mặt' });
  await dialog.getByRole('button', { name: 'Thu tiền mặt' }).click();
  await expect(card.getByText('Đã nộp')).toBeVisible();
}

/** Lays the draft of a result before the approving officer: a file that an office has written, or one on paper. */
export async function draft(page: Page, result: 'file' | 'paper'): Promise<void> {
  const written = await page.pdf();
  const act = 'Dự thảo kết quả';
  await page.getByRole('button', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: act });
  await expect(dialog.getByLabel('Nội dung kết quả')).toHaveValue(/Xét hồ sơ mã số/);
  await dialog.getByLabel('Hình thức kết quả').selectOption(result);
  if (result === 'file') {
    const file = { name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer: written };
    await dialog.getByLabel('Tệp kết quả').setInputFiles(file);
    await expect(dialog.getByText(/Đã nhận tệp, \d+ trang/)).toBeVisible();
  }
  await dialog.getByRole('button', { name: act, exact: true }).click();
  await expect(dialog).toBeHidden();
}
