import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { accessFaults } from '../../../testing/axe';
import { UnclosedItem } from '../../api/staff-types';
import { Unclosed } from './unclosed';

const post = { unit: { vi: 'Văn phòng' }, title: { vi: 'Văn thư' }, role: 'recordsClerk', people: [] };
const item = (code: string, part: Partial<UnclosedItem>): object => ({
  code,
  version: 7,
  procedureName: { vi: 'Xác nhận tình trạng hôn nhân' },
  applicantName: 'Nguyễn Thị Hạnh',
  custody: {
    step: 'sign',
    stepName: { vi: 'Ký' },
    post,
    person: 'Ngô Ngọc Khoa',
    isMine: true,
    since: '2026-11-23T02:00:00Z',
    questions: [],
    next: [],
  },
  evidence: 'resultSigned',
  since: '2026-11-23T02:00:00Z',
  closing: 'handOver',
  nextStep: { step: 'seal', stepName: { vi: 'Đóng dấu' }, post, isPlanned: true },
  isMine: true,
  ...part,
});

describe('What is done and still open', () => {
  const show = async (...items: object[]) => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    const fixture = TestBed.createComponent(Unclosed);
    const http = TestBed.inject(HttpTestingController);
    fixture.detectChanges();
    http.expectOne('/api/work/unclosed').flush({ items, reconciledAt: '2026-11-23T17:01:00Z' });
    const page: HTMLElement = fixture.nativeElement;
    await vi.waitFor(() => expect(page.querySelector('ops-skeleton')).toBeNull());
    const press = async (name: string) => {
      Array.from(page.querySelectorAll('button'))
        .find((one) => one.textContent.includes(name))!
        .click();
      await fixture.whenStable();
    };
    return { page, http, press };
  };

  it('closes each step by its own act, and only where the reader may', async () => {
    const { page, http, press } = await show(
      item('H56.310-261123-0001', {}),
      item('H56.310-261123-0002', {
        evidence: 'resultFetched',
        closing: 'returnResult',
        nextStep: undefined,
      }),
      item('H56.310-261123-0003', { isMine: false }),
    );
    expect(page.querySelectorAll('li button').length).toBe(2);
    expect(await accessFaults(page)).toEqual([]);

    await press('Chuyển: Đóng dấu');
    const handOver = http.expectOne('/api/dossiers/H56.310-261123-0001/hand-over');
    expect(handOver.request.body).toEqual({ step: 'seal' });
    expect(handOver.request.headers.get('If-Match')).toBe('"7"');
    handOver.flush({});
    await vi.waitFor(() => expect(page.textContent).not.toContain('0001'));
    await press('đã trả bản điện tử');
    const handOut = http.expectOne('/api/dossiers/H56.310-261123-0002/result-return');
    expect(handOut.request.body).toEqual({ way: 'electronic', proof: 'signedIn' });
    handOut.flush({});
    await vi.waitFor(() => expect(page.textContent).not.toContain('0002'));

    expect(page.textContent).toContain('0003');
  });

  it('keeps the row and says why when the act is refused', async () => {
    const { page, http, press } = await show(item('H56.310-261123-0001', {}));

    await press('Chuyển: Đóng dấu');
    http
      .expectOne('/api/dossiers/H56.310-261123-0001/hand-over')
      .flush({ code: 'request.stale-version' }, { status: 409, statusText: 'Conflict' });

    await vi.waitFor(() => expect(page.querySelector('ops-notice')?.textContent.trim()).toBeTruthy());
    expect(page.textContent).toContain('0001');
  });

  it('says so when nothing is left', async () => {
    const { page } = await show();

    expect(page.textContent).toContain('Không có hồ sơ nào xong mà chưa đóng');
  });
});
