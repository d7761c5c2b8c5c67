import { expect } from '@playwright/test';
import { openDossier, openQueue } from './setup/desk';
import { Person, fileDraft, unmarried } from './setup/http';
import { test } from './setup/journey';
import { citizen, password, signIn } from './setup/people';
import { ask, draft, handOn, openOffered, take, takeCash } from './setup/posts';

const officer = 'thuy.phamthi';
const head = 'khoa.ngongoc';
const records = 'nhung.caothikim';

test('from post to post: a wrong hand-over healed, a supplement on the phone, a result drafted, approved, issued and collected', async ({
  page,
  baseURL,
  visitor,
}) => {
  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  const { dossierCode: code } = (await person.submit(await fileDraft(person, unmarried))).body;
  const staff = async (login: string) => {
    const desk = await visitor();
    await signIn(desk, login, `/can-bo/viec`);
    await expect(desk.getByRole('heading', { level: 1, name: 'Việc của tôi' })).toBeVisible();
    return desk;
  };

  const counter = await visitor();
  await test.step('the clerk accepts, and hands it to the wrong post, which is asked about once', async () => {
    await openQueue(counter);
    await openDossier(counter, code);
    await counter.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
    await counter.getByRole('button', { name: 'Tiếp nhận và hẹn trả' }).click();
    await expect(counter.getByText('Ông/bà đang giữ')).toBeVisible();
    await counter.getByRole('button', { name: 'Chuyển bước khác' }).click();
    const steps = counter.getByRole('dialog', { name: 'Chuyển hồ sơ đến bước nào?' });
    await steps.getByRole('button', { name: /Ký giấy xác nhận/ }).click();
    await steps.getByRole('button', { name: 'Vẫn chuyển' }).click();
    await expect(counter.getByText('Đã chuyển đến bước: Ký giấy xác nhận')).toBeVisible();
  });

  const leader = await staff(head);
  await test.step('the head sends it back with one tap and a reason', async () => {
    await openOffered(leader, code);
    await leader.getByRole('button', { name: 'Không phải của tôi' }).click();
    const dialog = leader.getByRole('dialog', { name: 'Trả lại hồ sơ' });
    await dialog.getByLabel('Lý do').selectOption({ label: 'Không thuộc phần việc của vị trí này' });
    await dialog.getByRole('button', { name: 'Trả lại hồ sơ' }).click();
    await expect(dialog).toBeHidden();
  });

  const desk = await staff(officer);
  await test.step('it goes to the officer, who takes it', async () => {
    await counter.reload();
    await handOn(counter, /^Chuyển: Kiểm tra, xác minh/);
    await take(desk, code);
  });

  await test.step('the officer asks for a better telephone number, and the citizen gives it on a phone', async () => {
    await desk.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Yêu cầu bổ sung, hoàn thiện' });
    const phone = dialog.getByRole('listitem').filter({ hasText: 'Số điện thoại' });
    await phone.getByRole('checkbox').check();
    await phone.getByLabel('Lý do').selectOption({ label: 'Lý do khác' });
    await phone
      .getByLabel('Lời nhắn đến người nộp')
      .fill('Số điện thoại không liên lạc được, ông/bà sửa lại giúp.');
    await dialog.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await expect(desk.getByText('Chờ người nộp bổ sung đến')).toBeVisible();

    await page.setViewportSize({ width: 360, height: 740 });
    await signIn(page, citizen, `/ho-so/${code}`);
    await page.getByRole('button', { name: 'Bổ sung ngay' }).click();
    await page.getByLabel('Số điện thoại').fill('0987654321');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: /^Nộp/ }).click();
    await expect(page.getByText('Đang xử lý').first()).toBeVisible();
  });

  await test.step('drafted, approved by another, issued by the records clerk', async () => {
    await desk.reload();
    await expect(desk.getByText('Người nộp đã bổ sung lúc')).toBeVisible();
    await draft(desk, 'paper');
    await handOn(desk, /^Chuyển: Ký giấy xác nhận/);
    await take(leader, code);
    await ask(leader, 'Duyệt kết quả');
    await handOn(leader, /^Chuyển: Đóng dấu, vào sổ/);
    const seal = await staff(records);
    await take(seal, code);
    await ask(seal, 'Phát hành kết quả');
    await expect(seal.getByText('Đã xử lý xong').first()).toBeVisible();
    await seal.context().close();
  });

  await test.step('the counter hands it out, and the citizen sees where it has been', async () => {
    await take(counter, code);
    await takeCash(counter);
    await ask(counter, 'Trả kết quả');
    await expect(counter.getByText('Đã trả kết quả').first()).toBeVisible();
    await page.reload();
    await expect(page.getByText('Đã trả kết quả').first()).toBeVisible();
    await expect(page.locator('.stages li')).toHaveCount(6);
  });
});
