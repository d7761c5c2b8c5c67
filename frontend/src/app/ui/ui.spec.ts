import { Component, Type, viewChild } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { accessFaults } from '../../testing/axe';
import { Badge } from './badge/badge';
import { Button } from './button/button';
import { CopyButton } from './copy-button/copy-button';
import { Dialog } from './dialog/dialog';
import { EmptyState } from './empty-state/empty-state';
import { Field } from './field/field';
import { FileUpload } from './file-upload/file-upload';
import { Footer } from './footer/footer';
import { Header } from './header/header';
import { LoadMore } from './load-more/load-more';
import { Notice } from './notice/notice';
import { Skeleton } from './skeleton/skeleton';
import { SkipLink } from './skip-link/skip-link';
import { SummaryList } from './summary-list/summary-list';
import { ToastOutlet, Toasts } from './toasts/toasts';

@Component({
  imports: [
    Badge,
    Button,
    CopyButton,
    Dialog,
    EmptyState,
    Field,
    FileUpload,
    Footer,
    Header,
    LoadMore,
    Notice,
    Skeleton,
    SkipLink,
    SummaryList,
    ToastOutlet,
  ],
  template: `
    <ops-skip-link />
    <ops-header name="Name" tagline="Tagline" [long]="true"
      ><nav aria-label="Main"><a href="/x">Link</a></nav></ops-header
    >
    <main id="main" tabindex="-1">
      <h1>All of the design system</h1>
      <ops-notice tone="warn" [live]="true"><p>Careful</p></ops-notice>
      <ops-badge tone="good">Good</ops-badge>
      <ops-field label="Phone" hint="Ten digits" why="To call" error="Wrong" controlId="phone"
        ><input
      /></ops-field>
      <ops-file-upload subject="Paper" (chosen)="chosen = $event" />
      <ops-summary-list [lines]="[{ key: 'a', label: 'A', value: '1' }]" [changeable]="true" />
      <ops-skeleton />
      <ops-empty-state heading="Nothing" />
      <ops-load-more [more]="true" />
      <ops-copy-button text="x" />
      <button ops-button type="button" [busy]="busy" (click)="pressed = pressed + 1">Press</button>
      <ops-dialog heading="Sure?"><p>Question</p></ops-dialog>
    </main>
    <ops-footer><a href="/y">Link</a></ops-footer>
    <ops-toasts />
  `,
})
class Everything {
  busy = false;
  pressed = 0;
  chosen: readonly File[] = [];
  readonly dialog = viewChild.required(Dialog);
}

async function shown<T>(type: Type<T>) {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(type);
  document.body.append(fixture.nativeElement);
  await fixture.whenStable();
  return fixture;
}

describe('The design system', () => {
  it('breaks no access rule', async () => {
    expect(await accessFaults((await shown(Everything)).nativeElement)).toEqual([]);
  });

  it('ties label, hint and error to the control of a field', async () => {
    const control = (await shown(Everything)).nativeElement.querySelector('#phone');

    expect(control.labels[0].textContent).toContain('Phone');
    expect(control.getAttribute('aria-describedby')).toBe('phone-hint phone-error');
    expect(control.getAttribute('aria-invalid')).toBe('true');
  });

  it('takes no second press while a button is busy', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(Everything);
    fixture.componentInstance.busy = true;
    await fixture.whenStable();

    const button = fixture.nativeElement.querySelector('main > button[ops-button]');
    expect(button.getAttribute('aria-disabled')).toBe('true');
    button.click();

    expect(fixture.componentInstance.pressed).toBe(0);
  });

  it('opens a dialog under its title and closes it', async () => {
    const fixture = await shown(Everything);
    const dialog: HTMLDialogElement = fixture.nativeElement.querySelector('dialog');

    fixture.componentInstance.dialog().open();
    expect(dialog.open).toBe(true);
    expect(document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('Sure?');
    fixture.componentInstance.dialog().close();

    expect(dialog.open).toBe(false);
  });

  it('opens a long navigation at a press, shuts it with Escape and when a page was reached', async () => {
    const fixture = await shown(Everything);
    const menu: HTMLButtonElement = fixture.nativeElement.querySelector('ops-header .menu');
    const press = async () => {
      menu.click();
      await fixture.whenStable();
      expect(menu.getAttribute('aria-expanded')).toBe('true');
    };
    await press();

    fixture.nativeElement
      .querySelector('nav a')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await fixture.whenStable();
    expect(menu.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(menu);

    await press();
    await TestBed.inject(Router).navigateByUrl('/');
    await fixture.whenStable();
    expect(menu.getAttribute('aria-expanded')).toBe('false');
  });

  it('takes a toast back when its undo is pressed', async () => {
    const fixture = await shown(Everything);
    const undone = vi.fn();

    TestBed.inject(Toasts).show('Removed', undone);
    await fixture.whenStable();
    fixture.nativeElement.querySelector('.toast button').click();
    await fixture.whenStable();

    expect(undone).toHaveBeenCalledOnce();
    expect(fixture.nativeElement.querySelector('.toast')).toBeNull();
  });

  it('leads from the first Tab past the header', async () => {
    const fixture = await shown(Everything);

    fixture.nativeElement.querySelector('ops-skip-link a').click();

    expect(document.activeElement?.id).toBe('main');
  });
});
