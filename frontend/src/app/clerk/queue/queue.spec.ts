import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { QueueItem } from '../../api/staff-types';
import { accessFaults } from '../../../testing/axe';
import { Queue } from './queue';
import { QueueList } from './queue-list';
import { QueueWords } from './queue-words';

const counts = { registered: 1, accepted: 0, waitingSignature: 0, bound: 1000 };

function item(number: number, more: Partial<QueueItem> = {}): QueueItem {
  return {
    code: `H56.397.01-261123-${String(number).padStart(4, '0')}`,
    procedureCode: '1.004873',
    procedureName: { vi: 'Cấp giấy xác nhận tình trạng hôn nhân' },
    applicantName: 'Trần Thị Bích Ngọc',
    status: 'registered',
    submittedAt: '2026-11-23T02:00:00Z',
    acceptanceDueAt: '2026-11-24T02:00:00Z',
    minutesLeft: 400,
    urgency: 'normal',
    attachments: 1,
    slip: 'none',
    ...more,
  };
}
const items = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => item(from + index));

describe('The queue', () => {
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), QueueList],
    });
    server = TestBed.inject(HttpTestingController);
  });

  const asked = () => server.expectOne((request) => request.url === '/api/queue');

  async function page(words = '', status?: 'any', role = 'receivingClerk') {
    TestBed.inject(QueueWords).words.set(words);
    const fixture = TestBed.createComponent(Queue);
    fixture.componentRef.setInput('status', status);
    TestBed.tick();
    server.expectOne((request) => request.url === '/api/procedures').flush({ items: [] });
    server.expectOne('/session/me').flush({ signedIn: true, positions: [{ role }] });
    const request = asked();
    request.flush({ items: [item(1, { status: 'accepted' })], counts });
    await fixture.whenStable();
    return { request: request.request, element: fixture.nativeElement as HTMLElement };
  }

  it.each([
    ['receivingClerk', true],
    ['supervisor', false],
  ])('offers the refusal at the counter to whoever receives there: %s', async (role, offered) => {
    const { element } = await page('', undefined, role);

    expect(element.textContent.includes('Từ chối tại quầy')).toBe(offered);
  });

  it('names the status of a dossier that was found elsewhere than in this tab', async () => {
    const { element } = await page('H56.397.01-261123-0001');

    expect(element.querySelector('.rows ops-badge')?.textContent).toBe('Được tiếp nhận');
    expect(await accessFaults(element)).toEqual([]);
  });

  it.each([
    ['ngoc', 'any'],
    ['', 'registered'],
  ])('asked to look everywhere for "%s" looks for %s', async (words, status) => {
    const { request } = await page(words, 'any');

    expect(request.params.get('status')).toBe(status);
  });

  it('keeps the name that is looked for out of the address', async () => {
    const { request } = await page('ngọc bích');

    expect(request.urlWithParams).not.toMatch(/ng/);
    expect(request.headers.get('X-Search')).toBe('ng%E1%BB%8Dc%20b%C3%ADch');
  });

  async function scrolledTo(rows: number) {
    const list = TestBed.inject(QueueList);
    const shown = list.show({ status: 'registered', procedure: '', query: '' });
    asked().flush({ items: items(1, 30), nextCursor: 'after 30', counts });
    await shown;
    for (let from = 31; from <= rows; from += 30) {
      const more = list.loadMore();
      const to = Math.min(rows, from + 29);
      asked().flush({ items: items(from, to), nextCursor: `after ${to}`, counts });
      await more;
    }
    return list;
  }

  it('is brought up to date at its top however far it was scrolled, and loses no row', async () => {
    const list = await scrolledTo(120);

    const refreshed = list.refresh();
    const request = asked();
    expect(request.request.params.get('limit')).toBe('100');
    request.flush({
      items: [item(999), ...items(1, 99)],
      nextCursor: 'after 99',
      counts: { ...counts, registered: 121 },
    });
    await refreshed;

    expect(list.items()?.map(({ code }) => code)).toEqual(
      [item(999), ...items(1, 120)].map(({ code }) => code),
    );
    expect(list.counts()?.registered).toBe(121);
    void list.loadMore();
    expect(asked().request.params.get('cursor')).toBe('after 120');
  });

  it('asks again for the very page that failed', async () => {
    const list = await scrolledTo(30);
    const failed = list.loadMore();
    asked().error(new ProgressEvent('error'));
    await failed;
    expect(list.problem()?.code).toBe('network.unreachable');

    const again = list.retry();
    const request = asked();
    expect(request.request.params.get('cursor')).toBe('after 30');
    request.flush({ items: items(31, 40), counts });
    await again;

    expect(list.items()).toHaveLength(40);
    expect(list.problem()).toBeUndefined();
  });
});
