import { TestBed } from '@angular/core/testing';
import { accessFaults } from '../../testing/axe';
import { DueStrip } from './due-strip';

describe('DueStrip', () => {
  it('numbers the days that count and names the others', async () => {
    const fixture = TestBed.createComponent(DueStrip);
    fixture.componentRef.setInput('days', [
      { day: '2026-02-13', kind: 'received', counted: false },
      { day: '2026-02-16', kind: 'holiday', name: { vi: 'Tết' }, counted: false },
      { day: '2026-02-23', kind: 'working', counted: true },
      { day: '2026-02-24', kind: 'due', counted: true },
    ]);
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
});
