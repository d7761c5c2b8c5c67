import { Component } from '@angular/core';

/** The first stop of the Tab key: past the header to the page itself (the element with id "main"). */
@Component({
  selector: 'ops-skip-link',
  template: `<a href="#main" (click)="skip($event)" i18n="@@ui.skip">Đến nội dung chính</a>`,
  styles: `
    a {
      position: absolute;
      left: var(--space-4);
      top: -10rem;
      z-index: 20;
      padding: var(--space-3) var(--space-4);
      border-radius: var(--radius);
      background: var(--surface);
      color: var(--primary);
      font-weight: 600;
    }
    a:focus {
      top: var(--space-2);
    }
  `,
})
export class SkipLink {
  /** A plain fragment would resolve against the base address and leave the page. */
  protected skip(event: Event): void {
    event.preventDefault();
    document.getElementById('main')?.focus();
  }
}
