import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { accessFaults } from '../../../testing/axe';
import { LinkedPaymentPage } from './linked-payment';

const key = 'abcdefghijkmnpqrstuvwxyz';
const open = {
  dossierCode: 'H56.310-261130-0001',
  procedure: { vi: 'Cấp giấy xác nhận tình trạng hôn nhân' },
  unit: { vi: 'UBND xã Triệu Sơn' },
  lines: [{ name: { vi: 'Lệ phí' }, kind: 'charge', amountVnd: 15_000 }],
  totalVnd: 15_000,
  status: 'open',
  ways: ['vnpay', 'transfer'],
  receipts: [],
  expiresAt: '2026-12-30T00:00:00Z',
};

describe('Paying by a key', () => {
  let fixture: ComponentFixture<LinkedPaymentPage>;
  let http: HttpTestingController;
  const text = () => (fixture.nativeElement as HTMLElement).textContent;
  const arrive = (fragment: string) => {
    history.replaceState(null, '', `/nop-phi${fragment}`);
    fixture = TestBed.createComponent(LinkedPaymentPage);
  };

  beforeEach(() => {
    sessionStorage.clear();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
  });

  it('sends the key in a head and takes it out of the address', async () => {
    arrive(`#k=${key}`);
    const asked = http.expectOne('/api/linked-payment');
    expect(asked.request.headers.get('X-Payment-Key')).toBe(key);
    asked.flush(open);
    await fixture.whenStable();

    expect(text()).toContain('15.000');
    expect(await accessFaults(fixture.nativeElement as HTMLElement)).toEqual([]);
    await vi.waitFor(() => expect(location.hash).toBe(''));
  });

  it('asks the gateway for whoever comes back without the key, which the tab remembers', async () => {
    arrive(`#k=${key}`);
    http.expectOne('/api/linked-payment').flush(open);
    arrive('');

    const asked = http.expectOne('/api/linked-payment/check');
    expect(asked.request.headers.get('X-Payment-Key')).toBe(key);
    asked.flush({ ...open, status: 'settled', ways: [], attempt: 'paid' });
    await fixture.whenStable();

    expect(text()).toContain('Đã nộp đủ');
  });

  it('shows another payment when another link is opened in the same tab', async () => {
    arrive(`#k=${key}`);
    http.expectOne('/api/linked-payment').flush(open);
    const other = 'zyxwvutsrqpnmkjihgfedcba';

    history.replaceState(null, '', `/nop-phi#k=${other}`);
    window.dispatchEvent(new HashChangeEvent('hashchange'));

    const asked = http.expectOne('/api/linked-payment');
    expect(asked.request.headers.get('X-Payment-Key')).toBe(other);
    asked.flush({ ...open, dossierCode: 'H56.310-261130-0002' });
    await fixture.whenStable();
    expect(text()).toContain('0002');
    expect(text()).not.toContain('0001');
  });

  it('lets whoever waited in vain ask again', async () => {
    arrive(`#k=${key}`);
    http.expectOne('/api/linked-payment').flush({ ...open, attempt: 'open' });
    arrive('');
    http
      .expectOne('/api/linked-payment/check')
      .flush({ code: 'request.too-many' }, { status: 429, statusText: 'Too Many Requests' });
    await fixture.whenStable();

    expect(text()).toContain('Thử lại');
    expect(text()).not.toContain('chờ giây lát');
  });

  it('shows nothing once the key opens nothing any more', async () => {
    arrive(`#k=${key}`);
    http
      .expectOne('/api/linked-payment')
      .flush({ code: 'payment-link.not-found' }, { status: 404, statusText: 'Not Found' });
    await fixture.whenStable();

    expect(text()).toContain('Đường dẫn này không dùng được');
    expect(text()).not.toContain('Mã hồ sơ');
  });
});
