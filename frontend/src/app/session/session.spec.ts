import { DOCUMENT } from '@angular/common';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Session } from './session';

describe('Whoever signs out', () => {
  let session: Session;
  let server: HttpTestingController;
  const went = vi.fn();

  beforeEach(() => {
    localStorage.clear();
    went.mockReset();
    // The page as it is, but for going elsewhere, which a test's browser refuses.
    const page = new Proxy(document, {
      get: (target, name) => {
        if (name === 'location') return { href: target.location.href, assign: went };
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    TestBed.configureTestingModule({
      providers: [provideHttpClientTesting(), { provide: DOCUMENT, useValue: page }],
    });
    session = TestBed.inject(Session);
    server = TestBed.inject(HttpTestingController);
  });

  const settled = () => vi.waitFor(() => server.expectOne('/session/logout'));

  it('leaves nothing of their work in this browser', async () => {
    localStorage.setItem('submission-key:d1', 'k');
    localStorage.setItem('tus::upload:d1:ruling:ban-an.pdf::1', '{}');
    localStorage.setItem('theme', 'dark');
    sessionStorage.setItem('receipt:d1', '{}');
    sessionStorage.setItem('payment:key', 'k');

    const leaving = session.signOut();
    (await settled()).flush({ redirect: '/' });
    await leaving;

    expect(Object.keys(localStorage)).toEqual(['theme']);
    expect(Object.keys(sessionStorage)).toEqual([]);
    expect(went).toHaveBeenCalledWith('/');
  });

  it('has the last words saved first', async () => {
    localStorage.setItem('draft:d1', '{}');
    session.saveBeforeLeaving(() => Promise.resolve(localStorage.removeItem('draft:d1')));

    const leaving = session.signOut();
    (await settled()).flush({});
    await leaving;

    expect(session.leavingUnsent()).toBeUndefined();
    expect(went).toHaveBeenCalled();
  });

  it('is asked before words are deleted that the server lacks', async () => {
    localStorage.setItem('draft:d1', '{}');
    session.saveBeforeLeaving(() => Promise.reject(new Error('no network')));

    await session.signOut('everywhere');

    expect(session.leavingUnsent()).toBe('everywhere');
    server.expectNone('/session/logout?everywhere=true');
    expect(localStorage.getItem('draft:d1')).toBe('{}');
  });

  it('keeps everything when the server cannot be reached', async () => {
    localStorage.setItem('submission-key:d1', 'k');

    const leaving = session.signOut();
    (await settled()).error(new ProgressEvent('error'));
    await leaving;

    expect(localStorage.getItem('submission-key:d1')).toBe('k');
    expect(went).not.toHaveBeenCalled();
  });
});
