import { TestBed } from '@angular/core/testing';
import { accessFaults } from '../../testing/axe';
import { DueStrip } from './due-strip';

describe('DueStrip', () => {
  it('numbers the days that count and names the others', async () => {
    const fixture = TestBed.createComponent(DueStrip);
    const day = { arrived: false, received: false, counted: false, due: false };
    const days = [
      { ...day, day: '2026-02-13', kind: 'working', arrived: true, received: true },
      { ...day, day: '2026-02-16', kind: 'holiday', name: { vi: 'Tết' } },
      { ...day, day: '2026-02-23', kind: 'working', counted: true },
      { ...day, day: '2026-02-24', kind: 'working', counted: true, due: true },
    ];
    fixture.componentRef.setInput('due', { days, needsReview: false });
    await fixture.whenStable();

    const cells = Array.from<HTMLElement>(fixture.nativeElement.querySelectorAll('li'));
    expect(cells.map((cell) => cell.querySelector('.number')?.lastChild?.textContent)).toEqual([
      undefined,
      undefined,
      '1',
      '2',
    ]);
    expect(cells[1]?.textContent).toContain('Tết');
    expect(await accessFaults(fixture.nativeElement)).toEqual([]);
  });

  it.each([true, false])('says whether its calendar waits for a second reading: %s', async (needsReview) => {
    const fixture = TestBed.createComponent(DueStrip);
    fixture.componentRef.setInput('due', { days: [], needsReview });
    await fixture.whenStable();

    expect(fixture.nativeElement.textContent.includes('chờ đối chiếu')).toBe(needsReview);
  });

  it('says what a day was waited for, which step used it, and where the clock stands still', async () => {
    const fixture = TestBed.createComponent(DueStrip);
    const day = { arrived: false, received: false, counted: false, due: false, forfeited: false };
    fixture.componentRef.setInput('due', {
      days: [
        { ...day, day: '2026-11-23', kind: 'working', counted: true },
        { ...day, day: '2026-11-24', kind: 'working', paused: 'supplement' },
        { ...day, day: '2026-11-28', kind: 'weekend', paused: 'supplement' },
      ],
      waits: { cause: 'supplement', from: '2026-11-24T02:00:00Z' },
    });
    fixture.componentRef.setInput('explain', () =>
      Promise.resolve({ inputs, steps: [{ day: '2026-11-23', name: { vi: 'Thẩm định' }, minutes: 120 }] }),
    );
    await fixture.whenStable();
    fixture.nativeElement.querySelector('button').click();
    await vi.waitFor(() => expect(fixture.nativeElement.textContent).toContain('Thẩm định'));

    const cells = Array.from<HTMLElement>(fixture.nativeElement.querySelectorAll('li'));
    expect(cells[0]?.textContent).toContain('Thẩm định');
    expect(cells.map((cell) => cell.dataset['kind'])).toEqual(['working', 'paused', 'weekend']);
    expect(fixture.nativeElement.textContent).toContain('Đang tạm dừng từ ngày 24/11/2026: Chờ bổ sung');
    expect(await accessFaults(fixture.nativeElement)).toEqual([]);
  });

  it.each([
    ['2026-11-26T10:00:00Z', 'khớp'],
    ['2026-11-27T10:00:00Z', 'Máy này tính ra ngày khác: 17 giờ 00 phút, thứ Năm, ngày 26/11/2026'],
  ])('computes a date again when asked: %s', async (dueAt, words) => {
    const fixture = TestBed.createComponent(DueStrip);
    fixture.componentRef.setInput('due', { days: [], dueAt, countsFrom: '2026-11-23T02:15:00Z' });
    fixture.componentRef.setInput('explain', () => Promise.resolve({ inputs, steps: [] }));
    await fixture.whenStable();

    fixture.nativeElement.querySelector('button').click();
    await vi.waitFor(() => expect(fixture.nativeElement.textContent).toContain(words));
  });
});

const inputs = {
  office: {
    knownFrom: '2026-01-01',
    knownThrough: '2026-12-31',
    specialDays: [],
    seasons: [{ from: '01-01', counted: ['07:00-11:30', '13:30-17:00'] }],
  },
  facts: {
    receivedAt: '2026-11-23T02:15:00Z',
    limit: '3wd',
    lastHourCountsFromNextDay: true,
    sameDayUntil: '15:00',
    pauses: [],
  },
};
