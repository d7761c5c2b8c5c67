import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import contract from '../../../../../backend/docs/openapi.json';
import { accessFaults } from '../../../testing/axe';
import { codeText } from '../../dossier/problem-texts';
import { CalendarPage } from './calendar';
import { calendarProblemText } from './calendar-words';

const year = 2026;
const inForce = {
  year,
  version: 3,
  decision: 'Công văn 1/VPCP',
  provisional: false,
  needsReview: false,
  days: [{ day: `${year}-12-31`, kind: 'holiday', name: 'Nghỉ' }],
  firstYear: year,
  lastYear: year,
};

describe('The administration of the calendar', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-23T02:00:00Z') }));
  afterEach(() => vi.useRealTimers());

  it('sends the whole year with the day added, drawn from the version in force', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    const fixture = TestBed.createComponent(CalendarPage);
    const http = TestBed.inject(HttpTestingController);
    const page: HTMLElement = fixture.nativeElement;
    const type = (name: string, value: string) => {
      const label = Array.from(page.querySelectorAll('label')).find((one) =>
        one.textContent.trim().startsWith(name),
      )!;
      const input = page.querySelector<HTMLInputElement>(`#${label.htmlFor}`)!;
      input.value = value;
      input.dispatchEvent(new Event('input'));
    };
    const press = async (name: string) => {
      Array.from(page.querySelectorAll('button'))
        .find((one) => one.textContent.includes(name))!
        .click();
      await fixture.whenStable();
    };
    fixture.detectChanges();
    http.expectOne('/api/calendars/versions').flush({ items: [] });
    http.expectOne(`/api/calendars/${year}`).flush(inForce);
    await fixture.whenStable();

    type('Ngày', `${year - 1}-12-30`);
    await press('Thêm ngày');
    expect(page.textContent).toContain('Hãy chọn một ngày trong năm');
    type('Ngày', `${year}-12-30`);
    type('Tên', 'Nghỉ bão');
    await press('Thêm ngày');
    expect(page.textContent).toContain('1 thay đổi');
    expect(await accessFaults(page)).toEqual([]);
    type('Số, ngày', 'Quyết định 2');
    await press('Lưu và xem hồ sơ đổi ngày');

    const { request } = http.expectOne({ method: 'POST', url: '/api/calendars/versions' });
    expect(request.body).toEqual({
      year,
      drawnFrom: 3,
      decision: 'Quyết định 2',
      provisional: false,
      days: [{ day: `${year}-12-30`, kind: 'holiday', name: 'Nghỉ bão' }, inForce.days[0]],
    });
  });

  it.each(
    contract.components.schemas.ProblemCode.enum.filter((code) =>
      /^calendar-year\.|^calendar\.(version|years)/.test(code),
    ),
  )('says in words what %s means', (code) => {
    const words = calendarProblemText({ status: 409, code, parameters: {}, errors: {} });

    expect(words).not.toBe(codeText('request.failed'));
  });
});
