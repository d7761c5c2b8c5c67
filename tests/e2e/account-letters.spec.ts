import { expect, test } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { Person } from './setup/http';
import { mailTo } from './setup/mailbox';
import { port } from './playwright.config';

const first = 'chim se nho tren canh cao';
const second = 'ba con meo tren mai nha';

/** The link of a letter; letters are plain text, and a link stands on a line of its own. */
const linkIn = (text: string | undefined) => /^https?:\S+$/m.exec(text ?? '')![0];

test('somebody registers, proves the address, forgets the password and sets a new one, all by letter', async () => {
  const address = `http://localhost:${port}`;
  const login = `moi-${randomUUID()}@example.com`;
  const person = new Person(address);

  await person.fillIn('/account/register', { name: 'Lê Văn Mới', login, password: first });
  const proof = await mailTo(login, 'Xác nhận địa chỉ');
  expect(`${proof.subject}\n${proof.text}`, 'nothing that somebody typed').not.toContain('Lê Văn Mới');
  expect(linkIn(proof.text).startsWith(`${address}/account/confirm-email?`)).toBe(true);
  expect(await person.fillIn(linkIn(proof.text), {})).toContain('Đã xác nhận thư điện tử');
  await person.signIn('citizen', login, first);

  await person.fillIn('/account/forgot-password?lang=en', { login });
  const reset = await mailTo(login, 'Set a new password');
  expect(await person.fillIn(linkIn(reset.text), { newPassword: second })).not.toContain('role="alert"');
  await mailTo(login, 'Your password was changed');
  expect((await person.ask('GET', '/session/me')).body['signedIn'], 'a reset ends all sessions').toBe(false);
  await new Person(address).signIn('citizen', login, second);
  await expect(new Person(address).signIn('citizen', login, first)).rejects.toThrow();

  await new Person(address).fillIn('/account/register', { name: 'Ai Đó', login, password: first });
  expect((await mailTo(login, 'Địa chỉ này đã có tài khoản')).text).not.toContain('token=');
});
