import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { DossierPaper } from '../../../api/types';
import { PaperViewer } from './paper-viewer';

const file = '/api/dossiers/H56.310-261123-0001/attachments/a/content?disposition=inline';
const contract = {
  id: 'a',
  paperName: { vi: 'Hợp đồng chuyển quyền' },
  fileName: 'contract.pdf',
  mediaType: 'application/pdf',
  scan: 'clean',
} as unknown as DossierPaper;

describe('The viewer of a paper', () => {
  let server: HttpTestingController;
  let fixture: ComponentFixture<PaperViewer>;
  let element: HTMLElement;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(PaperViewer);
    element = fixture.nativeElement as HTMLElement;
    fixture.componentRef.setInput('code', 'H56.310-261123-0001');
    fixture.componentRef.setInput('paper', contract);
    fixture.detectChanges();
    await give();
  });
  afterEach(() => vi.useRealTimers());

  async function give(): Promise<void> {
    server.expectOne(file).flush(new Blob(['%PDF-1.7']));
    await vi.waitFor(() => expect(frame()).not.toBeNull());
  }

  const frame = () => element.querySelector('iframe');
  const told = () => element.querySelector('[role=alert]')?.textContent ?? '';

  async function hear(type: string): Promise<void> {
    dispatchEvent(new MessageEvent('message', { data: { type }, source: frame()!.contentWindow }));
    await fixture.whenStable();
  }

  it('that does not come is not the fault of the paper: it says so and can be asked for again', async () => {
    await vi.advanceTimersByTimeAsync(30_000);
    await fixture.whenStable();
    expect(told()).toContain('Khung xem giấy tờ chưa tải được');
    expect(frame()).toBeNull();

    element.querySelector<HTMLButtonElement>('ops-notice button')!.click();
    fixture.detectChanges();
    await give();
    expect(told()).toBe('');
  });

  it('that has come waits for the paper as long as it takes', async () => {
    await hear('ready');
    await vi.advanceTimersByTimeAsync(60_000);
    await fixture.whenStable();

    expect(told()).toBe('');
    expect(frame()).not.toBeNull();
  });
});
