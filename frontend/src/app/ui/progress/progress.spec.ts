import { TestBed } from '@angular/core/testing';
import { accessFaults } from '../../../testing/axe';
import { Progress } from './progress';

describe('Progress', () => {
  it('says the step in words and as a bar', async () => {
    const fixture = TestBed.createComponent(Progress);
    fixture.componentRef.setInput('step', 2);
    fixture.componentRef.setInput('of', 5);
    await fixture.whenStable();

    expect(fixture.nativeElement.textContent).toContain('2 / 5');
    expect(fixture.nativeElement.querySelector('progress').position).toBeCloseTo(0.4);
    expect(await accessFaults(fixture.nativeElement)).toEqual([]);
  });
});
