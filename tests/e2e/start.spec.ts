import { expect, test } from '@playwright/test';
import { citizen, signIn } from './setup/people';

test('the invented citizen signs in and is greeted by name', async ({ page }) => {
  await signIn(page, citizen, '/ho-so-cua-toi');

  await expect(page.getByRole('banner')).toContainText('Nguyễn Thị Hạnh');
});
