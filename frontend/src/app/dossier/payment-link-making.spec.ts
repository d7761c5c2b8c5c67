import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { PaymentLinkMaking } from './payment-link-making';

describe('Making a payment link', () => {
  let making: PaymentLinkMaking;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClientTesting()] });
    making = TestBed.inject(PaymentLinkMaking);
    server = TestBed.inject(HttpTestingController);
  });

  /** Presses the button; the key of the click, and the answer to it. */
  async function press(dossier: string, answer: (request: ReturnType<typeof server.expectOne>) => void) {
    const made = making.make(dossier);
    const request = server.expectOne(`${dossier}/payment/link`);
    answer(request);
    await made.catch(() => undefined);
    return request.request.headers.get('Idempotency-Key');
  }

  const lost = (request: ReturnType<typeof server.expectOne>) => request.error(new ProgressEvent('error'));
  const link = (request: ReturnType<typeof server.expectOne>) => request.flush({});
  const gone = (request: ReturnType<typeof server.expectOne>) =>
    request.flush({ code: 'payment-link.not-found' }, { status: 404, statusText: '' });

  it('repeats a click whose answer was lost, and begins anew once it has the link', async () => {
    const first = await press('/api/dossiers/A', lost);

    expect(await press('/api/dossiers/A', link)).toBe(first);
    expect(await press('/api/dossiers/A', link)).not.toBe(first);
  });

  it('never takes the click of another dossier', async () => {
    const first = await press('/api/dossiers/A', lost);

    expect(await press('/api/dossiers/B', lost)).not.toBe(first);
  });

  it('begins anew where another link has taken the place of what the first click made', async () => {
    const first = await press('/api/dossiers/A', gone);

    expect(await press('/api/dossiers/A', link)).not.toBe(first);
  });
});
