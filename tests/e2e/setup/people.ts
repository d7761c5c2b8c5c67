import { Page, expect } from '@playwright/test';

/** Whom every fresh database knows in Development; one password for all. */
export const password = 'Mot-cua-2026';

/** The invented citizen. */
export const citizen = 'nguoidan@example.com';

/** The invented citizen whose personal number the sign-in vouches for; the population register knows him as married. */
export const vouched = 'dinhdanh@example.com';

/** Fills in the sign-in page on which the person stands, and comes back to where they were going. */
export async function giveCredentials(page: Page, login: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Đăng nhập|Sign in/);
  await page.locator('#login').fill(login);
  await page.locator('#password').fill(password);
  await page.getByRole('button', { name: /Đăng nhập|Sign in/ }).click();
  await expect(page).not.toHaveURL(/\/(account|connect|session)\//);
}

/** Signs somebody in and opens a page of the portal. Staff sign in by the name of their account. */
export async function signIn(page: Page, login: string, returnUrl = '/'): Promise<void> {
  const kind = login.includes('@') ? 'citizen' : 'staff';
  await page.goto(`/session/login?kind=${kind}&returnUrl=${encodeURIComponent(returnUrl)}`);
  await giveCredentials(page, login);
}
