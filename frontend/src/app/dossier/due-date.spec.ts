import { DueFacts, OfficeTime } from '../api/due-explanation';
import { dueMoments, Office } from './due-date';

const office = new Office({
  knownFrom: '2026-01-01',
  knownThrough: '2026-12-31',
  specialDays: [
    { day: '2026-08-22', kind: 'makeUp' },
    { day: '2026-08-31', kind: 'swappedOff' },
    { day: '2026-09-01', kind: 'holiday' },
    { day: '2026-09-02', kind: 'holiday' },
  ],
  seasons: [{ from: '01-01', counted: ['07:00-11:30', '13:30-17:00'] }],
} satisfies OfficeTime);

const facts = (over: Partial<DueFacts>): DueFacts => ({
  receivedAt: '2026-11-23T02:15:00Z',
  limit: '3wd',
  lastHourCountsFromNextDay: true,
  sameDayUntil: '15:00',
  pauses: [],
  ...over,
});

/** A few dates by hand; the server's tests compare this file with the server in 100,000 cases. */
describe('The due date that the browser computes', () => {
  it.each([
    ['three working days', {}, '2026-11-26T10:00:00.000Z'],
    ['half a working day ends at noon', { limit: '0.5wd' }, '2026-11-24T04:30:00.000Z'],
    [
      'a worked Saturday counts',
      { receivedAt: '2026-08-21T02:00:00Z', limit: '1wd' },
      '2026-08-22T10:00:00.000Z',
    ],
    [
      'holidays are passed over',
      { receivedAt: '2026-08-28T02:00:00Z', limit: '1wd' },
      '2026-09-03T10:00:00.000Z',
    ],
    [
      'the last hour counts from the next day',
      { receivedAt: '2026-11-23T09:00:00Z', limit: '2wh' },
      '2026-11-24T02:00:00.000Z',
    ],
    [
      'a supplement begins the period anew',
      {
        pauses: [
          { cause: 'supplement', from: '2026-11-24T02:00:00Z', until: '2026-11-27T02:00:00Z' },
        ] as const,
      },
      '2026-12-02T10:00:00.000Z',
    ],
  ])('%s', (_, over, due) => {
    expect(dueMoments(office, facts(over))?.legal.dueAt).toBe(due);
  });

  it('is nothing beyond the published calendar, and none while the dossier waits', () => {
    expect(dueMoments(office, facts({ receivedAt: '2026-12-30T02:00:00Z' }))).toBeUndefined();
    expect(
      dueMoments(office, facts({ pauses: [{ cause: 'financialObligation', from: '2026-11-24T02:00:00Z' }] }))
        ?.legal,
    ).toEqual({ countsFrom: '2026-11-23T02:15:00.000Z' });
  });
});
