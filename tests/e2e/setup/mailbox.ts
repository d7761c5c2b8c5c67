import { expect } from '@playwright/test';

/** A mail as the mailbox shows it; `attachments` name what was sent along. */
export interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly text?: string;
  readonly html?: string;
  readonly to: readonly { readonly address: string }[];
  readonly attachments?: readonly { readonly filename: string; readonly generatedFileName: string }[];
}

const address = () => process.env['OPS_E2E_MAILBOX'] ?? 'http://127.0.0.1:5101';

/** Waits for the newest mail to somebody whose subject or text speaks of something. */
export async function mailTo(login: string, about: string | RegExp): Promise<Mail> {
  let found: Mail | undefined;
  await expect
    .poll(
      async () => {
        const mails = (await (await fetch(`${address()}/api/email`)).json()) as Mail[];
        found = mails.findLast(
          (mail) =>
            mail.to.some((to) => to.address === login) &&
            `${mail.subject}\n${mail.text ?? ''}`.match(about) !== null,
        );
        return found !== undefined;
      },
      { message: `a mail to ${login} about ${String(about)}`, timeout: 30_000 },
    )
    .toBe(true);
  return found!;
}

/** The bytes of what was sent along. */
export async function attachmentOf(mail: Mail, fileName: string): Promise<Buffer> {
  const stored = mail.attachments?.find((one) => one.filename === fileName)?.generatedFileName ?? fileName;
  const answer = await fetch(`${address()}/api/email/${mail.id}/attachment/${encodeURIComponent(stored)}`);
  expect(answer.ok, `${fileName} of "${mail.subject}"`).toBe(true);
  return Buffer.from(await answer.arrayBuffer());
}
