import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { accessFaults } from '../../../testing/axe';
import { Tracking } from '../../api/types';
import { TrackDossier } from './track-dossier';

const code = 'H56.397.01-261123-0001';
const outline = {
  code,
  procedureName: { vi: 'Cấp giấy xác nhận tình trạng hôn nhân' },
  unitName: { vi: 'UBND xã Triệu Sơn' },
  status: 'accepted',
  whoseTurn: 'unit',
  submittedOn: '2026-11-23',
  steps: [{ status: 'registered', on: '2026-11-23' }],
} as unknown as Tracking;
const detail = {
  ...outline,
  detail: {
    procedureName: outline.procedureName,
    applicantName: 'Trần Thị Bích Ngọc',
    papers: [],
    history: [],
    issuedPapers: [],
    slip: {
      id: 's1',
      number: '12/TTPVHCC',
      issuedAt: '2026-11-23T02:00:00Z',
      state: 'signed',
      signedAt: '2026-11-23T03:15:00Z',
      signerName: 'Lê Văn Tiến',
      sha256: 'ab'.repeat(32),
    },
  },
} as unknown as Tracking;

describe('Following a dossier', () => {
  let server: HttpTestingController;

  async function page() {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    server = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(TrackDossier);
    fixture.componentRef.setInput('code', code);
    document.body.append(fixture.nativeElement);
    TestBed.tick();
    server.expectOne(`/api/tracking/${code}`).flush(outline);
    await fixture.whenStable();
    return { fixture, element: fixture.nativeElement as HTMLElement };
  }

  function press(element: HTMLElement, words: string): void {
    [...element.querySelectorAll('button')].find((one) => one.textContent?.includes(words))?.click();
  }

  async function opened() {
    const shown = await page();
    const digits = shown.element.querySelector<HTMLInputElement>('#last4');
    if (digits) digits.value = '5678';
    press(shown.element, 'Xem chi tiết');
    TestBed.tick();
    const asked = server.expectOne(`/api/tracking/${code}`);
    expect(asked.request.headers.get('X-Phone-Last4')).toBe('5678');
    asked.flush(detail);
    await shown.fixture.whenStable();
    return shown;
  }

  it('shows with the code alone where it stands and nothing of the slip', async () => {
    const { element } = await page();

    expect(element.textContent).toContain('Được tiếp nhận');
    expect(element.querySelector('.slip')).toBeNull();
    expect(await accessFaults(element)).toEqual([]);
  });

  it('tells with a second factor who signed the slip, for which unit, when, and that it holds', async () => {
    const { element } = await opened();

    const card = element.querySelector('.slip')?.textContent ?? '';
    for (const words of ['Đang có hiệu lực', 'Lê Văn Tiến', 'UBND xã Triệu Sơn', '10 giờ 15 phút'])
      expect(card).toContain(words);
    expect(await accessFaults(element)).toEqual([]);
  });

  it('puts the very file of the slip to the check and shows its outcome', async () => {
    const { fixture, element } = await opened();

    press(element, 'Kiểm tra chữ ký số');
    const slip = server.expectOne(`/api/dossiers/${code}/appointment-slip`);
    expect(slip.request.headers.get('X-Phone-Last4')).toBe('5678');
    const file = new Blob(['%PDF signed']);
    slip.flush(file);
    await Promise.resolve();
    const check = server.expectOne('/api/verifications');
    expect(check.request.body).toBe(file);
    check.flush({
      verdict: 'valid',
      timeSource: 'timestamp',
      changed: false,
      trustedRoot: 'CN=Root',
      reasons: [],
    });
    await fixture.whenStable();

    expect(element.querySelector('.outcome')?.textContent).toContain('CN=Root');
  });
});
