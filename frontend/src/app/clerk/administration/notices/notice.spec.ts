import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { accessFaults } from '../../../../testing/axe';
import { NoticePage } from './notice';
import { NoticePreview, NoticeTemplateView } from './notice-types';

const template = {
  id: 'dossierAccepted',
  subject: { vi: 'Hồ sơ {code}' },
  mail: { vi: 'Mã: {code}\n{link}' },
  sms: 'Hồ sơ {code}.',
  portal: { title: { vi: 'Đã nhận', en: 'Received' }, text: { vi: 'Xem.', en: 'See.' } },
};

const view: NoticeTemplateView = {
  id: 'dossierAccepted',
  placeholders: [
    { name: 'code', in: ['subject', 'mail', 'sms'], neededIn: ['subject', 'mail', 'sms'] },
    { name: 'link', in: ['mail'], neededIn: ['mail'] },
  ],
  hasSms: true,
  isBilingual: false,
  limits: { subject: 120, mail: 4000, sms: 400, portalTitle: 120, portalText: 400 },
  versions: [
    {
      edition: 3,
      adoptedBy: 'Lê Văn Khải',
      adoptedAt: '2026-11-23T02:00:00Z',
      state: 'inForce',
      content: template,
    },
    { state: 'past', content: { ...template, subject: { vi: 'Đã có hồ sơ {code}' } } },
  ],
};

const sound: NoticePreview = {
  mails: [{ language: 'vi', sender: 'Bộ phận Một cửa', subject: 'Hồ sơ 000', text: 'Mã: 000' }],
  sms: {
    plain: { text: 'Ho so 000.', letters: 10, isGsm: true, parts: 1 },
    accented: { text: 'Hồ sơ 000.', letters: 10, isGsm: false, parts: 1 },
    keepsAccents: false,
  },
  portal: template.portal,
  faults: [],
};

describe('The words of a notice', () => {
  async function opened() {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    const fixture = TestBed.createComponent(NoticePage);
    document.body.append(fixture.nativeElement);
    fixture.componentRef.setInput('key', 'dossierAccepted');
    const http = TestBed.inject(HttpTestingController);
    fixture.detectChanges();
    http
      .expectOne('/api/administration/entries/notice/dossierAccepted')
      .flush({ kind: 'notice', key: 'dossierAccepted', name: { vi: '' }, content: template, drawnFrom: 4 });
    http.expectOne('/api/administration/notices/dossierAccepted').flush(view);
    await fixture.whenStable();
    const page: HTMLElement = fixture.nativeElement;
    const answer = async (preview: NoticePreview) => {
      const url = '/api/administration/notices/dossierAccepted/preview';
      await expect.poll(() => http.match(url).map((asked) => asked.flush(preview)).length).toBe(1);
      await fixture.whenStable();
    };
    await answer(sound);
    return { fixture, http, page, answer };
  }

  function subjectOf(page: HTMLElement): HTMLInputElement {
    return page.querySelector<HTMLInputElement>('#words-subject-vi')!;
  }

  function press(page: HTMLElement, name: RegExp): void {
    Array.from(page.querySelectorAll('button'))
      .find((one) => name.test(one.textContent.trim()))!
      .click();
  }

  it('are sent to oneself as a test, and say to which address', async () => {
    const { fixture, http, page } = await opened();

    press(page, /^Gửi thử cho tôi$/);
    const asked = http.expectOne('/api/administration/notices/dossierAccepted/tests');
    expect(asked.request.headers.has('Idempotency-Key')).toBe(true);
    asked.flush({ mails: 1, to: 'q***@example.com' });
    await fixture.whenStable();

    expect(page.textContent).toContain('Đã gửi thử tới q***@example.com');
    expect(await accessFaults(page)).toEqual([]);
  });

  it('say why no test was sent', async () => {
    const { fixture, http, page } = await opened();

    press(page, /^Gửi thử cho tôi$/);
    http.expectOne('/api/administration/notices/dossierAccepted/tests').flush(
      { code: 'template.tests-too-many' },
      {
        status: 429,
        statusText: 'Too Many Requests',
        headers: { 'content-type': 'application/problem+json' },
      },
    );
    await fixture.whenStable();

    expect(page.textContent).toContain('nhiều nhất 20 thư');
  });

  it('are seen as people would get them, with the parts of the text', async () => {
    const { page } = await opened();

    expect(page.textContent).toContain('Hồ sơ 000');
    expect(page.textContent).toContain('1 phần, 10 ký tự (GSM-7)');
    expect(page.textContent).toContain('1 phần, 10 ký tự (UCS-2)');
    expect(await accessFaults(page)).toEqual([]);
  });

  it('take a placeholder where the caret is', async () => {
    const { page, fixture, answer } = await opened();
    const subject = subjectOf(page);

    subject.setSelectionRange(0, 5);
    press(page, /^Mã/);
    await fixture.whenStable();
    await answer(sound);

    expect(subjectOf(page).value).toBe('{code} {code}');
    expect(subject.selectionStart).toBe(6);
  });

  it('are not proposed while the server finds a fault, which is named at its field', async () => {
    const { page, fixture, http, answer } = await opened();
    subjectOf(page).value = 'Hồ sơ';
    subjectOf(page).dispatchEvent(new Event('input'));
    await answer({
      ...sound,
      faults: [
        { path: 'subject.vi', code: 'template.placeholder-missing', line: 1, column: 1, found: 'code' },
        { path: 'mail.vi', code: 'template.brace-open', line: 3, column: 7 },
      ],
    });

    press(page, /^Lưu và xem trước/);
    await fixture.whenStable();

    http.expectNone('/api/administration/editions');
    expect(page.querySelector('[role=alert]')!.textContent).toContain('Mã {code}: Thiếu mục bắt buộc.');
    expect(page.textContent).toContain('Dòng 3, ký tự 7. Dấu { chưa có dấu }');
    await expect.poll(() => subjectOf(page).getAttribute('aria-invalid')).toBe('true');
    expect(await accessFaults(page)).toEqual([]);
  });

  it('of before stand in the form again', async () => {
    const { page, fixture, answer } = await opened();

    press(page, /^Đưa vào ô soạn\s*Lời khi cài đặt/);
    await fixture.whenStable();
    await answer(sound);

    expect(subjectOf(page).value).toBe('Đã có hồ sơ {code}');
  });
});
