import { Page, expect } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { enrol, lookAndAccept, openDossier, openQueue, signWaiting } from './setup/desk';
import { goOn, question, submit, unit } from './setup/filing';
import { Person } from './setup/http';
import { test } from './setup/journey';
import { pdf } from './setup/papers';
import { citizen, giveCredentials, password, signIn } from './setup/people';
import { ask, draft, handOn, openOffered, take } from './setup/posts';
import { Server } from './setup/server';

/** The economy office, the land registry branch, the tax office, and those who decide at the branch. */
const economy = 'nam.hoanghuu';
const registrar = 'hieu.levan';
const tax = 'son.maivan';
const director = 'phuc.tranhong';
const records = 'yen.doanthi';
const head = 'khoa.ngongoc';

/** A watch looks every minute. */
const nextLook = { timeout: 90_000 };

const data = mkdtempSync(path.join(os.tmpdir(), 'ops-joint-'));
const server = new Server(data, { Rehearsal__MovableClock: 'true', Mail__Worker: 'false' });
test.use({ baseURL: async ({}, use) => use(server.address) });
test.beforeAll(() => server.start());
test.afterAll(async () => {
  await server.kill();
  rmSync(data, { recursive: true, force: true });
});

test('one dossier through four bodies: sent back and healed, supplemented, waiting for the tax, late with an apology, issued and collected', async ({
  visitor,
}) => {
  test.setTimeout(600_000);
  const phone = await visitor({ viewport: { width: 360, height: 740 } });
  const code = await test.step('a citizen files it on a phone', () => file(phone));
  const person = new Person(server.address);
  await person.signIn('citizen', citizen, password);
  const dossier = async () => (await person.ask<Dossier>('GET', `/api/dossiers/${code}`)).body;
  const staff = async (login: string) => {
    const desk = await visitor();
    await signIn(desk, login, '/can-bo/viec');
    await expect(desk.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();
    return desk;
  };

  const counter = await visitor();
  // To a tab in the background the browser gives no pictures to draw by; its papers are there all the same.
  await counter.addInitScript(() => {
    if (window !== window.top) window.requestAnimationFrame = () => 0;
  });
  await test.step('the counter accepts, signs the slip and hands it to the wrong body', async () => {
    await openQueue(counter);
    await openDossier(counter, code);
    await lookAndAccept(counter, 8);
    await enrol(counter);
    await signWaiting(counter, code);
    await counter.goto(`/can-bo/ho-so/${code}`);
    await counter.getByRole('button', { name: 'Chuyển bước khác' }).click();
    const steps = counter.getByRole('dialog', { name: 'Chuyển hồ sơ đến bước nào?' });
    await steps.getByRole('button', { name: /Xác định nghĩa vụ tài chính/ }).click();
    await steps.getByRole('button', { name: 'Vẫn chuyển' }).click();
    await expect(counter.getByText('Đã chuyển đến bước: Xác định nghĩa vụ tài chính')).toBeVisible();
  });

  await test.step('the tax office sends it back: not mine', async () => {
    const desk = await staff(tax);
    await openOffered(desk, code);
    await desk.getByRole('button', { name: 'Không phải của tôi' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Trả lại hồ sơ' });
    await dialog.getByLabel('Lý do').selectOption({ label: 'Không thuộc phần việc của vị trí này' });
    await dialog.getByRole('button', { name: 'Trả lại hồ sơ' }).click();
    await expect(dialog).toBeHidden();
    await counter.reload();
    await handOn(counter, /^Chuyển: Kiểm tra thửa đất/);
  });

  await test.step('the economy office asks for a supplement, and the citizen gives it on the phone', async () => {
    const desk = await staff(economy);
    await take(desk, code);
    await desk.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Yêu cầu bổ sung, hoàn thiện' });
    const item = dialog.getByRole('listitem').filter({ hasText: 'Số phát hành Giấy chứng nhận' });
    await item.getByRole('checkbox').check();
    await item.getByLabel('Lý do').selectOption({ label: 'Lý do khác' });
    await item
      .getByLabel('Lời nhắn đến người nộp')
      .fill('Số phát hành thiếu một chữ số, ông/bà xem lại giúp.');
    await dialog.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await expect(desk.getByText('Chờ người nộp bổ sung đến')).toBeVisible();

    await phone.goto(`/ho-so/${code}`);
    await phone.getByRole('button', { name: 'Bổ sung ngay' }).click();
    await phone.getByLabel('Số phát hành Giấy chứng nhận').fill('AA 00123456');
    await phone.getByRole('button', { name: 'Tiếp tục' }).click();
    await phone.getByRole('checkbox').check();
    await phone.getByRole('button', { name: /^Nộp/ }).click();
    await expect(phone.getByText('Đang xử lý').first()).toBeVisible();

    await desk.reload();
    await expect(desk.getByText('Người nộp đã bổ sung lúc')).toBeVisible();
    await handOn(desk, /^Chuyển: Thẩm tra, trích đo/);
  });

  await test.step('the land registry sends it to the tax office, and the time stands still until the tax is paid', async () => {
    const branch = await staff(registrar);
    await take(branch, code);
    await handOn(branch, /^Chuyển: Xác định nghĩa vụ/);
    const office = await staff(tax);
    await take(office, code);
    const before = (await dossier()).due.dueAt;
    await askWithAmount(office, 'Yêu cầu nghĩa vụ tài chính', 'TB-2026/0457', '4250000');
    await phone.goto(`/ho-so/${code}`);
    await expect(phone.getByText('Yêu cầu thực hiện nghĩa vụ tài chính').first()).toBeVisible();

    await moveTo(person, Date.now() + 15 * day);
    const later = await staff(tax);
    await later.goto(`/can-bo/ho-so/${code}`);
    await askWithAmount(later, 'Ghi nhận đã nộp', 'GNT-2026/1187', '4250000');
    await handOn(later, /^Chuyển: Ghi biến động/);
    await person.signIn('citizen', citizen, password);
    expect(Date.parse((await dossier()).due.dueAt)).toBeGreaterThan(Date.parse(before));
  });

  const due = Date.parse((await dossier()).due.dueAt);
  await test.step('the registering takes too long: the head apologises by the date, once', async () => {
    await take(await staff(registrar), code);
    await moveTo(person, hoursBefore(due));
    const leader = await staff(head);
    const drafted = leader.getByRole('listitem').filter({ hasText: code });
    await expect(async () => {
      await leader.goto('/can-bo/xin-loi');
      await expect(drafted).toContainText('Ghi biến động', { timeout: 3_000 });
    }).toPass(nextLook);
    await drafted.getByRole('link').click();
    await leader.getByRole('button', { name: 'Xin lỗi, hẹn lại', exact: true }).click();
    const dialog = leader.getByRole('dialog', { name: 'Xin lỗi, hẹn lại' });
    await dialog.getByLabel('Ngày hẹn mới').fill(await proposedDay(server.address, code));
    await dialog.getByLabel('Lý do').selectOption({ label: 'Lý do khác' });
    await dialog
      .getByLabel(/Lời nhắn|Nội dung/)
      .fill('Hồ sơ địa chính của thửa đất phải chỉnh lý trước khi in giấy.');
    await dialog.getByRole('button', { name: 'Xin lỗi, hẹn lại', exact: true }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('the date passes: one apology, and both dates in sight of everyone', async () => {
    await moveTo(person, due + 12 * hour);
    await signIn(phone, citizen, `/ho-so/${code}`);
    await expect(phone.getByText(/Cơ quan xin lỗi/)).toBeVisible();
    await phone.goto('/xin-loi');
    await expect(phone.getByText(/hẹn lại/)).toHaveCount(1);
    await person.signIn('citizen', citizen, password);
    expect((await dossier()).history.filter((entry) => entry.act === 'apologise')).toHaveLength(1);
    expect(Date.parse((await dossier()).due.dueAt), 'the date that counts').toBe(due);
  });

  await test.step('drafted, approved and signed at the branch, issued by its records clerk under the seal', async () => {
    const branch = await staff(registrar);
    await branch.goto(`/can-bo/ho-so/${code}`);
    await draft(branch, 'file');
    await handOn(branch, /^Chuyển: Ký Giấy chứng nhận/);
    const leader = await staff(director);
    await take(leader, code);
    await ask(leader, 'Duyệt kết quả');
    await enrol(leader);
    // Signing closes the step: the dossier is on its way to the seal.
    await signWaiting(leader, code);
    const seal = await staff(records);
    await take(seal, code);
    await ask(seal, 'Phát hành kết quả');
    await expect(seal.getByText('Đã xử lý xong').first()).toBeVisible();
  });

  await test.step('anyone can check the result: signed by the director, sealed by the branch', async () => {
    await phone.goto(`/ho-so/${code}`);
    const result = phone.getByRole('listitem').filter({ hasText: 'Kết quả giải quyết hồ sơ' });
    await expect(async () => {
      await phone.reload();
      await expect(result).toContainText('Đã ký số, có con dấu', { timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    const waiting = phone.waitForEvent('download');
    await result.getByRole('button', { name: /Tải PDF/ }).click();
    const file = await (await waiting).path();
    const stranger = await visitor();
    await stranger.goto('/kiem-tra-giay-hen');
    await stranger.locator('input[type=file]').first().setInputFiles(file);
    await expect(stranger.getByText('Kết quả giải quyết hồ sơ').first()).toBeVisible();
    await expect(stranger.getByText('Trần Hồng Phúc').first()).toBeVisible();
    await expect(stranger.getByText(/con dấu số của cơ quan/i).first()).toBeVisible();
  });

  await test.step('the commune’s counter hands it out against the code, and the citizen sees every body it went through', async () => {
    const desk = await staff('trang.lethi');
    await take(desk, code);
    await phone.goto(`/ho-so/${code}`);
    const collection = await phone.locator('.collect').innerText();
    await desk.getByRole('button', { name: 'Trả kết quả', exact: true }).click();
    const dialog = desk.getByRole('dialog', { name: 'Trả kết quả' });
    await dialog.getByLabel('Đã đối chiếu').selectOption({ label: 'Mã nhận kết quả' });
    await dialog.getByLabel(/Mã nhận kết quả người/).fill(collection);
    await dialog.getByRole('button', { name: 'Trả kết quả', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(desk.getByText('Đã trả kết quả').first()).toBeVisible();
    await phone.goto(`/ho-so/${code}`);
    await expect(phone.getByText('Đã trả kết quả').first()).toBeVisible();
    for (const body of ['Phòng Kinh tế', 'Chi nhánh Văn phòng Đăng ký đất đai', 'Thuế cơ sở'])
      await expect(phone.locator('.stages li').filter({ hasText: body }).first()).toBeVisible();
  });
});

const hour = 3_600_000;
const day = 24 * hour;

interface Dossier {
  readonly due: { readonly dueAt: string };
  readonly history: readonly { readonly act: string }[];
}

/** Moves the rehearsal's clock; sessions end over it, as they do over night. */
async function moveTo(person: Person, at: number): Promise<void> {
  const moved = await person.ask('PUT', '/rehearsal/clock', { now: new Date(at).toISOString() });
  expect(moved.status).toBe(204);
}

/**
 * An hour at which the office works, on the way to a due instant: the apology is drafted, and has not left on its own.
 * A wait of some minutes moves the due instant to any minute of a working day, the first of the morning among them.
 */
function hoursBefore(due: number): number {
  let at = due - 3 * hour;
  while (!worked(new Date(at + 7 * hour))) at -= hour;
  return at;
}

function worked(local: Date): boolean {
  const [date, hours] = [local.toISOString().slice(0, 10), local.getUTCHours()];
  const file = new URL(`../../backend/catalogue/calendars/${local.getUTCFullYear()}.json`, import.meta.url);
  const { days } = JSON.parse(readFileSync(file, 'utf8')) as { days: { day: string }[] };
  const weekday = local.getUTCDay() % 6 !== 0 && !days.some((off) => off.day === date);
  return weekday && ((hours >= 7 && hours < 11) || (hours >= 14 && hours < 17));
}

/** The new day that is proposed to the head of the unit, as a date field takes it. */
async function proposedDay(address: string, code: string): Promise<string> {
  const leader = new Person(address);
  await leader.signIn('staff', head, password);
  const { body } = await leader.ask<{ items: { dossierCode: string; proposedDueAt: string }[] }>(
    'GET',
    '/api/apologies',
  );
  const { proposedDueAt } = body.items.find((item) => item.dossierCode === code)!;
  return new Date(Date.parse(proposedDueAt) + 7 * hour).toISOString().slice(0, 10);
}

/** Files a change of land-use right on the way that a phone shows. */
async function file(page: Page): Promise<string> {
  await page.goto('/thu-tuc/2.000889');
  await page.getByLabel('Nơi giải quyết').selectOption({ label: unit });
  await page.getByRole('button', { name: 'Bắt đầu nộp hồ sơ' }).click();
  await giveCredentials(page, citizen);
  await question(page, 'Ông/bà là người nhận quyền hay nộp thay?').getByLabel('Tôi nhận quyền').check();
  await question(page, 'Thửa đất đổi chủ vì việc gì?').getByLabel('Chuyển nhượng').check();
  await question(page, /Hai bên có phải/)
    .getByLabel('Không')
    .check();
  await goOn(page, 'Người nhận quyền');
  await page.getByLabel('Họ, chữ đệm, tên').fill('Nguyễn Thị Hạnh');
  await page.getByLabel('Số định danh cá nhân').fill('038 190 001 234');
  await address(page, 'Địa chỉ liên hệ');
  await page.getByLabel('Số điện thoại').fill('0912 345 678');
  await goOn(page, 'Người chuyển quyền');
  await page.getByLabel('Họ, chữ đệm, tên').fill('Lê Văn Tuấn');
  await goOn(page, 'Thửa đất');
  await address(page, 'Địa chỉ thửa đất');
  await page.getByLabel('Tờ bản đồ số').fill('12');
  await page.getByLabel('Thửa đất số').fill('345');
  await page.getByLabel('Diện tích').fill('220,5');
  await page.getByLabel('Số phát hành Giấy chứng nhận').fill('AA 0012345');
  await goOn(page, 'Hợp đồng, văn bản');
  await page.getByLabel('Số công chứng').fill('1234/2026');
  const signed = question(page, 'Ngày công chứng hoặc chứng thực');
  await signed.getByLabel('Ngày', { exact: true }).fill('10');
  await signed.getByLabel('Tháng').fill('11');
  await signed.getByLabel('Năm').fill('2026');
  await page.getByLabel('Giá trị ghi trong hợp đồng').fill('850000000');
  await goOn(page, 'Nhận kết quả');
  await goOn(page, 'Giấy tờ kèm theo');
  for (const paper of ['contract', 'land-certificate', 'tax-declaration']) {
    const place = page.locator(`#paper-${paper}`);
    const scan = await pdf(page.context().browser()!, `${paper}.pdf`, paper);
    await place.locator('input[type=file]').first().setInputFiles(scan);
    await expect(place.getByText('Đã nhận')).toBeVisible();
  }

  await goOn(page, 'Kiểm tra trước khi nộp');
  return submit(page);
}

async function address(page: Page, name: string): Promise<void> {
  const place = question(page, name);
  await place.getByLabel('Số nhà, đường, thôn').fill('Thôn 3');
  await place.getByLabel('Xã, phường').fill('Xã Triệu Sơn');
  await place.getByLabel('Tỉnh, thành phố').fill('Tỉnh Thanh Hóa');
}

/** Does an act about a payment: the paper's number and the amount. */
async function askWithAmount(page: Page, act: string, reference: string, amount: string): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: act });
  await dialog.getByLabel('Số thông báo hoặc chứng từ').fill(reference);
  await dialog.getByLabel('Số tiền (đồng)').fill(amount);
  await dialog.getByRole('button', { name: act, exact: true }).click();
  await expect(dialog).toBeHidden();
}
