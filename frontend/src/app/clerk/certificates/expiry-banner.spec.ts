import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ExpiryBanner } from './expiry-banner';

const day = 86_400_000;
const now = Date.parse('2026-11-23T02:00:00Z');
const ending = (days: number, state = 'active') => ({
  state,
  notAfter: new Date(now + days * day).toISOString(),
});

describe('The warning on every page of the clerk', () => {
  beforeEach(() => vi.useFakeTimers({ now, toFake: ['Date'] }));
  afterEach(() => vi.useRealTimers());

  async function words(...certificates: unknown[]): Promise<string> {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    const fixture = TestBed.createComponent(ExpiryBanner);
    TestBed.inject(HttpTestingController).expectOne('/api/certificates').flush(certificates);
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent?.trim() ?? '';
  }

  it.each([
    [30, 'Còn 30 ngày'],
    [7, 'Chỉ còn 7 ngày'],
    [1, 'Hết hạn trong vòng 24 giờ'],
    [-1, 'Đã hết hạn'],
  ])('speaks up %i days before the end', async (days, said) => {
    expect(await words(ending(days))).toContain(said);
  });

  it('is silent once the certificate is renewed', async () => {
    expect(await words(ending(5), ending(360))).toBe('');
  });

  it('does not count a revoked certificate as a renewal', async () => {
    expect(await words(ending(5), ending(360, 'revoked'))).toContain('Chỉ còn 5 ngày');
  });

  it('is silent for whoever has none, who is told where signing is', async () => {
    expect(await words()).toBe('');
  });
});
