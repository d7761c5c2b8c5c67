import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Draft } from '../../../api/types';
import { SubmissionDraft } from './submission-draft';

const draft = {
  id: 'd1',
  version: 3,
  answers: { name: 'An', phone: '0912345678' },
  prefilled: {},
} as unknown as Draft;

describe('A draft that is filled in', () => {
  let submission: SubmissionDraft;
  let server: HttpTestingController;

  beforeEach(async () => {
    vi.useFakeTimers();
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [SubmissionDraft, provideHttpClientTesting()] });
    submission = TestBed.inject(SubmissionDraft);
    server = TestBed.inject(HttpTestingController);
    const opened = submission.open('d1');
    server.expectOne('/api/drafts/d1').flush(draft);
    await opened;
  });

  afterEach(() => vi.useRealTimers());

  async function type(answers: Record<string, unknown>) {
    submission.change({ ...submission.answers(), ...answers });
    await vi.advanceTimersByTimeAsync(1_000);
    return server.expectOne({ method: 'PATCH', url: '/api/drafts/d1' });
  }

  it('sends only what changed and names the version it builds on', async () => {
    const save = await type({ name: 'Bình' });

    expect(save.request.body).toEqual({ answers: { name: 'Bình' } });
    expect(save.request.headers.get('If-Match')).toBe('"3"');
    save.flush({ ...draft, version: 4, answers: { ...draft.answers, name: 'Bình' } });
    await vi.advanceTimersByTimeAsync(0);
    expect(submission.state()).toBe('saved');
    expect(localStorage.length).toBe(0);
  });

  it('keeps the words on this device while the network is cut, and sends them after', async () => {
    (await type({ name: 'Bình' })).error(new ProgressEvent('error'));
    await vi.advanceTimersByTimeAsync(0);

    expect(submission.state()).toBe('offline');
    expect(localStorage.getItem('draft:d1')).toContain('Bình');
    await vi.advanceTimersByTimeAsync(9_000);
    server.expectOne({ method: 'PATCH', url: '/api/drafts/d1' });
  });

  it('saves first, has the register asked once however often the answer is lost, and takes what it gave', async () => {
    submission.change({ ...submission.answers(), name: 'Bình' });
    const asking = submission.fillFromRegister();
    await vi.advanceTimersByTimeAsync(0);
    const saved = { ...draft, version: 4, answers: { ...draft.answers, name: 'Bình' } };
    server.expectOne({ method: 'PATCH', url: '/api/drafts/d1' }).flush(saved);
    await vi.advanceTimersByTimeAsync(0);
    const url = '/api/drafts/d1/register-look-ups';
    const lost = server.expectOne(url);
    expect(lost.request.headers.get('If-Match')).toBe('"4"');
    lost.error(new ProgressEvent('error'));
    await expect(asking).rejects.toMatchObject({ status: 0 });

    const again = submission.fillFromRegister();
    await vi.advanceTimersByTimeAsync(0);
    const press = server.expectOne(url);
    expect(press.request.headers.get('Idempotency-Key')).toBe(lost.request.headers.get('Idempotency-Key'));
    const answers = { ...saved.answers, gender: 'male' };
    press.flush({ ...saved, version: 5, answers, prefilled: { gender: 'register', name: 'claims' } });
    expect(await again).toBe(1);
    expect(submission.answers()['gender']).toBe('male');
    expect(submission.timesFilled()).toBe(1);
  });

  it('asks at a counter by the identity paper, and what is read otherwise on it is another press', async () => {
    const url = '/api/counter-drafts/d1/register-look-ups';
    const asking = submission.fillFromRegister({ paperShown: true, birthDate: '17/03/1990' });
    await vi.advanceTimersByTimeAsync(0);
    const lost = server.expectOne(url);
    expect(lost.request.body).toEqual({ paperShown: true, birthDate: '17/03/1990' });
    lost.error(new ProgressEvent('error'));
    await expect(asking).rejects.toMatchObject({ status: 0 });

    const again = submission.fillFromRegister({ paperShown: true, birthDate: '18/03/1990' });
    await vi.advanceTimersByTimeAsync(0);
    const press = server.expectOne(url);
    expect(press.request.headers.get('Idempotency-Key')).not.toBe(
      lost.request.headers.get('Idempotency-Key'),
    );
    press.flush({ ...draft, version: 4, prefilled: { gender: 'register' } });
    expect(await again).toBe(1);
  });

  it('survives a lost sign-in', async () => {
    (await type({ name: 'Bình' })).flush({}, { status: 401, statusText: '' });
    await vi.advanceTimersByTimeAsync(0);

    expect(submission.state()).toBe('signedOut');
    expect(submission.answers()['name']).toBe('Bình');
    expect(localStorage.getItem('draft:d1')).toContain('Bình');
  });

  it("merges another tab's change of another field", async () => {
    (await type({ name: 'Bình' })).flush({}, { status: 412, statusText: '' });
    await vi.advanceTimersByTimeAsync(0);
    server
      .expectOne('/api/drafts/d1')
      .flush({ ...draft, version: 7, answers: { ...draft.answers, phone: '0987654321' } });
    await vi.advanceTimersByTimeAsync(10);

    const again = server.expectOne({ method: 'PATCH', url: '/api/drafts/d1' });
    expect(again.request.headers.get('If-Match')).toBe('"7"');
    expect(again.request.body).toEqual({ answers: { name: 'Bình' } });
  });

  it('asks the person when another tab changed the same field', async () => {
    (await type({ name: 'Bình' })).flush({}, { status: 412, statusText: '' });
    await vi.advanceTimersByTimeAsync(0);
    server
      .expectOne('/api/drafts/d1')
      .flush({ ...draft, version: 7, answers: { ...draft.answers, name: 'Chi' } });
    await vi.advanceTimersByTimeAsync(10);

    expect(submission.conflicting()).toEqual([{ field: 'name', mine: 'Bình', theirs: 'Chi' }]);
    await submission.resolve(new Set(['name']));
    expect(submission.answers()['name']).toBe('Chi');
    expect(submission.state()).toBe('saved');
  });
});
