import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { accessFaults } from '../../../testing/axe';
import { Settlements } from './settlements';

const url = '/api/payment-days/2026-11-30/settlements?unitId=xa-trieu-son';
const code = 'H56.310-261130-0001';
const file = {
  sha256: 'ab'.repeat(32),
  rows: 2,
  sumVnd: 30_000,
  givenBy: 'Hoàng Thị Thu Thảo',
  givenAt: '2026-12-01T01:00:00Z',
};
const missing = {
  kind: 'notHere',
  row: 2,
  reference: 'dvc1',
  transaction: '15000001',
  theirsVnd: 15_000,
  theirsOn: '2026-11-30',
  dossierCode: code,
  canAsk: true,
};
const day = (differences: object[], more = 0) => ({
  day: '2026-11-30',
  unitId: 'xa-trieu-son',
  ways: [
    { way: 'vnpay', files: [file], ofOthers: 1, differences, more },
    { way: 'transfer', files: [], ofOthers: 0, differences: [], more: 0 },
  ],
});

describe('What the other sides say about a day', () => {
  let fixture: ComponentFixture<Settlements>;
  let http: HttpTestingController;
  const text = () => (fixture.nativeElement as HTMLElement).textContent;
  const shown = async (differences: object[], more = 0) => {
    await vi.waitFor(() => {
      TestBed.tick();
      http.expectOne(url).flush(day(differences, more));
    });
    await fixture.whenStable();
  };

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(Settlements);
    fixture.componentRef.setInput('day', '2026-11-30');
    fixture.componentRef.setInput('unit', 'xa-trieu-son');
  });

  it('lists what differs, has the gateway asked, and looks again', async () => {
    await shown([missing]);
    expect(text()).toContain('Bên kia có tiền, sổ chưa có');
    expect(text()).toContain('1 dòng của cơ quan khác');
    expect(await accessFaults(fixture.nativeElement as HTMLElement)).toEqual([]);

    const ask = (fixture.nativeElement as HTMLElement).querySelector<HTMLButtonElement>(
      `[aria-label="Hỏi lại cổng về hồ sơ ${code}"]`,
    );
    ask?.click();
    http.expectOne(`/api/dossiers/${code}/payment-attempts/dvc1/check`).flush({});
    await shown([]);

    expect(text()).toContain('Tệp và sổ khớp nhau.');
  });

  it('says how many more there are, and gets the table of all', async () => {
    await shown([missing], 19_800);
    expect(text()).toContain('19800 chênh lệch nữa');

    const save = (fixture.nativeElement as HTMLElement).querySelector<HTMLButtonElement>(
      '[aria-label^="Tải bảng chênh lệch (CSV)"]',
    );
    const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:table');
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    save?.click();
    const to = '/api/payment-days/2026-11-30/settlements/vnpay/differences?unitId=xa-trieu-son';
    const asked = await vi.waitFor(() => http.expectOne(to));
    const table = new Blob(['kind,row']);
    asked.flush(table);

    await vi.waitFor(() => expect(clicked).toHaveBeenCalled());
    expect(saved).toHaveBeenCalledWith(table);
  });

  it('says of a refused file which row and column are to blame', async () => {
    await shown([]);
    const input = (fixture.nativeElement as HTMLElement).querySelector(
      'input[type=file]',
    ) as HTMLInputElement;
    const chosen = new File(['x'], 'doi-soat.csv', { type: 'text/csv' });
    Object.defineProperty(input, 'files', { value: { item: () => chosen } });

    input.dispatchEvent(new Event('change'));
    const to = '/api/payment-days/2026-11-30/settlements/vnpay?unitId=xa-trieu-son';
    const sent = await vi.waitFor(() => http.expectOne(to));
    expect(sent.request.headers.get('Content-Type')).toBe('text/csv');
    sent.flush(
      { code: 'settlement.row-unfit', parameters: { row: '3', column: 'amount' } },
      { status: 422, statusText: 'Refused' },
    );
    await fixture.whenStable();

    await vi.waitFor(() => expect(text()).toContain('Dòng 3. Cột: số tiền.'));
  });
});
