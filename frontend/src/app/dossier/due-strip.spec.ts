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
});
