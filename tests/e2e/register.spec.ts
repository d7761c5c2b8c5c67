import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';
import { clerk } from './setup/desk';
import { Person, fileDraft, unmarried } from './setup/http';
import { test } from './setup/journey';
import { citizen, password, signIn } from './setup/people';

/** Lives elsewhere than the register says. */
const moved = {
  ...unmarried,
  home: {
    detail: 'Thôn 9',
    commune: 'Xã Triệu Sơn',
    province: 'Tỉnh Thanh Hóa',
  },
};

test('a paper that the register answers is not asked for; the clerk looks it up and the person reads of it', async ({
  page,
  baseURL,
  visitor,
}) => {
  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  const draft = await fileDraft(person, moved);

  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, citizen, `/nop-ho-so/${draft}/kiem-tra`);
  const instead = page.getByRole('region', {
    name: 'Cơ quan tra cứu thay giấy tờ',
  });
  await expect(instead).toContainText('Thẻ căn cước');
  await expect(instead).toContainText('Ông/bà không phải nộp');
  await test.step('who wants to give it all the same may', async () => {
    await instead.getByRole('button', { name: 'Tôi vẫn muốn gửi kèm giấy tờ' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Giấy tờ kèm theo' })).toBeVisible();
    await expect(page.getByText('Ông/bà không phải nộp')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Kiểm tra trước khi nộp' })).toBeVisible();
  });
  expect(await faults(page)).toEqual([]);
  const { dossierCode: code } = (await person.submit(draft)).body;

  const desk = await visitor();
  await signIn(desk, clerk, `/can-bo/ho-so/${code}`);
  const card = desk.locator('ops-register-card');
  await card.getByRole('button', { name: /^Tra cứu/ }).click();
  await expect(card).toContainText('Khác tờ khai');
  await expect(card).toContainText('Thôn 3, Xã Triệu Sơn, Tỉnh Thanh Hóa – tờ khai ghi khác');
  await expect(card).toContainText('Chưa kết hôn');
  for (const [width, theme] of [
    [360, 'dark'],
    [1280, 'light'],
  ] as const) {
    await desk.setViewportSize({ width, height: 800 });
    await desk.emulateMedia({ colorScheme: theme });
    expect(await faults(desk)).toEqual([]);
  }

  await page.goto(`/ho-so/${code}`);
  await expect(page.getByText('đã tra cứu lúc')).toBeVisible();
  const looks = page.locator('ops-dossier-looks');
  await looks.getByText('Ai đã mở hồ sơ này').click();
  const look = looks.getByRole('listitem').filter({ hasText: 'Tra cứu Cơ sở dữ liệu quốc gia về dân cư' });
  await expect(look).toContainText('có trả lời');
  await expect(look).toContainText(`${code} 1.004873`);
});

test('where the register fails or knows nobody, the clerk reads what to do, and the person that it was asked', async ({
  page,
  baseURL,
  visitor,
}) => {
  const person = new Person(baseURL!);
  await person.signIn('citizen', citizen, password);
  const unknown = { ...unmarried, fullName: 'Nguyễn Thị Hạnh Phúc' };
  const { dossierCode: code } = (await person.submit(await fileDraft(person, unknown))).body;

  const desk = await visitor();
  await signIn(desk, clerk, `/can-bo/ho-so/${code}`);
  const card = desk.locator('ops-register-card');
  await card.getByRole('button', { name: /^Tra cứu/ }).click();
  await expect(card.getByRole('alert')).toContainText(
    'Không có ai khớp cả số định danh, họ tên và ngày sinh',
  );
  await desk.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
  await expect(desk.getByRole('checkbox', { name: 'Thẻ căn cước hoặc giấy tờ có ảnh' })).toBeVisible();

  await signIn(page, citizen, `/ho-so/${code}`);
  const looks = page.locator('ops-dossier-looks');
  await looks.getByText('Ai đã mở hồ sơ này').click();
  await expect(looks.getByRole('listitem').filter({ hasText: 'Tra cứu Cơ sở dữ liệu' })).toContainText(
    'không có trả lời',
  );
});

/** What axe finds against WCAG 2.2 AA. */
async function faults(page: Page): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
}
