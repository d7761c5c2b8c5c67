import { booleanAttribute, Component, ElementRef, inject, input } from '@angular/core';

/** How much a button asks for attention: one primary on a screen. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

/** The look of a native button or link. While busy it keeps its focus and name but takes no second press. */
@Component({
  selector: 'button[ops-button], a[ops-button]',
  template: `@if (busy()) {
      <span class="spinner" aria-hidden="true"></span>
    }
    <ng-content />`,
  host: {
    '[attr.data-kind]': 'kind()',
    '[attr.aria-disabled]': 'busy() || null',
    '[attr.aria-busy]': 'busy() || null',
  },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: var(--space-2);
      min-height: var(--target);
      padding: var(--space-2) var(--space-5);
      border: 1.5px solid transparent;
      border-radius: var(--radius);
      font-weight: 600;
      line-height: 1.3;
      text-align: center;
      text-decoration: none;
      cursor: pointer;
      transition: background-color 120ms;
    }
    :host([data-kind='primary']) {
      background: var(--primary);
      color: var(--on-primary);
    }
    :host([data-kind='primary']:hover) {
      background: var(--primary-strong);
    }
    :host([data-kind='secondary']) {
      background: var(--surface);
      color: var(--primary);
      border-color: var(--primary);
    }
    :host([data-kind='secondary']:hover) {
      background: var(--primary-soft);
    }
    :host([data-kind='quiet']) {
      background: none;
      color: var(--primary);
      padding-inline: var(--space-3);
    }
    :host([data-kind='quiet']:hover) {
      background: var(--primary-soft);
    }
    :host([data-kind='danger']) {
      background: var(--surface);
      color: var(--bad);
      border-color: var(--bad);
    }
    :host([data-kind='danger']:hover) {
      background: var(--bad-soft);
    }
    :host([aria-disabled='true']) {
      cursor: progress;
    }
    .spinner {
      width: 1em;
      height: 1em;
      border: 2px solid currentColor;
      border-right-color: transparent;
      border-radius: 50%;
      animation: turn 0.8s linear infinite;
    }
    @keyframes turn {
      to {
        transform: rotate(1turn);
      }
    }
  `,
})
export class Button {
  readonly kind = input<ButtonKind>('secondary');
  readonly busy = input(false, { transform: booleanAttribute });

  constructor() {
    // Captured, so that it comes before the listeners of whoever uses the button.
    inject<ElementRef<HTMLElement>>(ElementRef).nativeElement.addEventListener(
      'click',
      (event) => this.swallowWhileBusy(event),
      { capture: true },
    );
  }

  private swallowWhileBusy(event: Event): void {
    if (!this.busy()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
