import { Page, expect } from '@playwright/test';
import { enrol, lookAndAccept, openDossier, openQueue, papersOnDesk, signWaiting } from './setup/desk';
import { answerCase, answerDivorced, answerPerson, goOn, submit, unit } from './setup/filing';
import { test } from './setup/journey';
import { installed, pdfsig } from './setup/judges';
import { attachmentOf, mailTo } from './setup/mailbox';
import { largePhoto, pdf } from './setup/papers';
import { citizen, giveCredentials } from './setup/people';

// The second test judges what the first one made.
test.describe.configure({ mode: 'serial' });

/** What the portal sends in one request. */
const pieceBytes = 1024 * 1024;

let slip: Buffer;
let root: string;

test('from a search at home to a signed slip in the mailbox that anyone can follow and check', async ({
  page,
  visitor,
}) => {
  const code = await test.step('a citizen finds the procedure and files a dossier', async () => {
    await page.goto('/');
    await page.getByRole('searchbox').fill('giay doc than');
    await page
      .getByRole('link', { name: /Giấy xác nhận tình trạng hôn nhân/ })
      .first()
      .click();
    await expect(page.getByText('Thời hạn giải quyết')).toBeVisible();
    await page.getByLabel('Nơi giải quyết').selectOption({ label: unit });
    await page.getByRole('button', { name: 'Bắt đầu nộp hồ sơ' }).click();
    await giveCredentials(page, citizen);

    await answerCase(page);
    await answerPerson(page);
    await goOn(page, 'Tình trạng hôn nhân');
    await answerDivorced(page);
    await addPapers(page);
    await goOn(page, 'Kiểm tra trước khi nộp');
    return submit(page);
  });

  const desk = await visitor();
  await test.step('the clerk finds it, looks at every paper and accepts it', async () => {
    await openQueue(desk);
    // Whoever has no certificate gets the office's seal instead; here it is to be the clerk's own signature.
    await enrol(desk);
    await desk.getByRole('link', { name: 'Hồ sơ', exact: true }).click();
    await openDossier(desk, code);
    await expect(desk.getByRole('button', { name: 'Tiếp nhận', exact: true })).toBeDisabled();
    await expect(papersOnDesk(desk)).toHaveCount(2);
    await lookAndAccept(desk);
  });
  const due = await desk.locator('.promise .due').innerText();

  await test.step('the clerk signs in the list of slips to sign', async () => {
    await signWaiting(desk, code);
  });

  const mail = await mailTo(citizen, new RegExp(`Giấy tiếp nhận và hẹn trả kết quả.*${code}`));
  slip = await attachmentOf(mail, `giay-hen-${code}.pdf`);
  root = await (await page.request.get('/pki/root.pem')).text();
  expect(slip.subarray(0, 5).toString()).toBe('%PDF-');

  const stranger = await visitor();
  await test.step('anyone with the code sees status and due date, and nothing about the person', async () => {
    await stranger.goto(`/tra-cuu/${code}`);
    await expect(stranger.getByText('Được tiếp nhận').first()).toBeVisible();
    await expect(stranger.getByText(due)).toBeVisible();
    const shown = await stranger.locator('body').innerText();
    for (const personal of ['Hạnh', '038190001234', '0912', '5678', 'Thôn 3', 'giay-cu'])
      expect(shown).not.toContain(personal);
  });

  await test.step('the key in the mail opens the rest', async () => {
    const link = new URL(/http\S+\/tra-cuu\/\S+#k=[\w-]+/.exec(mail.text ?? '')![0]);
    await stranger.goto('about:blank');
    await stranger.goto(link.pathname + link.hash);
    await expect(stranger.getByRole('heading', { name: /Nguyễn Thị Hạnh/ })).toBeVisible();
    const saved = stranger.waitForEvent('download');
    await stranger.getByRole('button', { name: 'Tải giấy hẹn (PDF)' }).click();
    expect(await bytesOf(await (await saved).createReadStream())).toEqual(slip);
  });

  await test.step('the page that checks papers says who signed, for which unit, when, and that nothing changed', async () => {
    const verdict = await check(stranger, slip);
    await expect(verdict.getByRole('heading', { name: 'Văn bản thật, chưa bị sửa' })).toBeVisible();
    await expect(verdict).toContainText('Lê Thị Trang Công chức tiếp nhận và trả kết quả');
    await expect(verdict).toContainText('Trung tâm Phục vụ hành chính công xã Triệu Sơn');
    await expect(verdict).toContainText('có dấu thời gian xác nhận');
    await expect(verdict).toContainText('Không thấy thay đổi sau khi ký');
    await expect(verdict.getByRole('link', { name: code })).toBeVisible();
  });

  await test.step('an altered slip is called altered', async () => {
    const altered = Buffer.from(slip);
    const at = altered.indexOf('endobj') - 2;
    altered[at] = altered[at]! ^ 1;
    await expect((await check(stranger, altered)).getByRole('heading')).toHaveText(
      'Tệp đã bị sửa sau khi ký',
    );
    const appended = Buffer.concat([slip, Buffer.from('\n%%EOF\n')]);
    await expect((await check(stranger, appended)).getByRole('heading')).toHaveText(
      'Tệp đã bị sửa sau khi ký',
    );
  });
  await Promise.all([desk.context().close(), stranger.context().close()]);
});

test('an independent judge finds the mailed slip valid, signed up to its proofs, and trusts it by the root alone', () => {
  test.skip(!installed('pdfsig', 'certutil'), 'poppler-utils or libnss3-tools is not installed');

  const said = pdfsig(slip, root);

  expect(said).toContain('Signature is Valid.');
  expect(said).toContain('Certificate is Trusted.');
  // Behind what is signed stand the proofs that nothing was revoked, and nothing else.
  const signedEnd = Number(/\], \[\d+ - (\d+)\]/.exec(said)?.[1]);
  expect(slip.subarray(0, signedEnd).toString('latin1').trimEnd()).toMatch(/%%EOF$/);
  expect(
    slip
      .subarray(signedEnd)
      .toString('latin1')
      .match(/\/Type \/\w+/g),
  ).toEqual(['/Type /Catalog', '/Type /OutputIntent', '/Type /DSS']);
  expect(said).toContain('Signer Certificate Common Name: Lê Thị Trang');
  expect(pdfsig(slip), 'without the root').not.toContain('Certificate is Trusted.');
  const altered = Buffer.from(slip);
  altered[altered.indexOf('endobj') - 2]! ^= 1;
  expect(pdfsig(altered, root)).not.toContain('Signature is Valid.');
});

/** A PDF, and a photograph whose way is cut after its first piece; only the rest is sent again. */
async function addPapers(page: Page): Promise<void> {
  const browser = page.context().browser()!;
  const [ruling, photo] = [
    await pdf(browser, 'ban-an.pdf', 'Bản án số 12/2024/HNGĐ-ST', 2),
    await largePhoto(browser, 'giay-cu.jpg'),
  ];
  const rulingPlace = page.locator('#paper-divorce-ruling');
  await rulingPlace.locator('input[type=file]').first().setInputFiles(ruling);
  await expect(rulingPlace.getByText('Đã nhận')).toBeVisible();

  const offsets: number[] = [];
  await page.route('**/api/uploads/**', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    offsets.push(Number(await route.request().headerValue('upload-offset')));
    return offsets.length === 2 ? route.abort('connectionreset') : route.continue();
  });
  const photoPlace = page.locator('#paper-earlier-certificate');
  await photoPlace.locator('input[type=file]').first().setInputFiles(photo);
  await expect(photoPlace.getByText('Đã nhận')).toBeVisible({ timeout: 40_000 });
  expect(offsets, 'after the cut it goes on where it stopped').toEqual([0, pieceBytes, pieceBytes]);
  await page.unrouteAll({ behavior: 'wait' });
}

/** Hands a PDF to the page that checks papers, and gives back what it says. */
async function check(page: Page, file: Buffer) {
  await page.goto('/kiem-tra-giay-hen');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'giay-hen.pdf', mimeType: 'application/pdf', buffer: file });
  const verdict = page.getByRole('region').filter({ hasText: 'giay-hen.pdf' });
  await expect(verdict).toBeFocused();
  return verdict;
}

async function bytesOf(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
