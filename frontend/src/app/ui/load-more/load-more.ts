import { Component, input, output } from '@angular/core';
import { Button } from '../button/button';

/** The next page of a long list, on demand: the place in the list is never lost. */
@Component({
  selector: 'ops-load-more',
  imports: [Button],
  template: `
    @if (more()) {
      <button ops-button type="button" [busy]="busy()" (click)="next.emit()" i18n="@@ui.loadMore">
        Xem thêm
      </button>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: var(--space-4);
    }
  `,
})
export class LoadMore {
  readonly more = input.required<boolean>();
  readonly busy = input(false);
  readonly next = output();
}
