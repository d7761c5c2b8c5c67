import { Component, viewChild } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { accessFaults } from '../../../testing/axe';
import { ErrorSummary } from './error-summary';

@Component({
  imports: [ErrorSummary],
  template: `<ops-error-summary [faults]="faults" /><label for="phone">Phone</label><input id="phone" />`,
})
class Page {
  readonly faults = [{ controlId: 'phone', text: 'Enter a phone number' }];
  readonly summary = viewChild.required(ErrorSummary);
}

describe('ErrorSummary', () => {
  async function page() {
    const fixture = TestBed.createComponent(Page);
    document.body.append(fixture.nativeElement);
    await fixture.whenStable();
    return fixture;
  }

  it('leads from each fault to the control where it is mended', async () => {
    const fixture = await page();

    fixture.nativeElement.querySelector('a').click();

    expect(document.activeElement?.id).toBe('phone');
  });

  it('takes the focus when asked, so that it is read', async () => {
    const fixture = await page();

    fixture.componentInstance.summary().focus();
    await new Promise((done) => setTimeout(done));

    expect(document.activeElement?.getAttribute('role')).toBe('alert');
  });

  it('breaks no access rule', async () => {
    expect(await accessFaults((await page()).nativeElement)).toEqual([]);
  });
});
