import { Component, input } from '@angular/core';

/** Nothing here yet: says so, and what to do next (projected). */
@Component({
  selector: 'ops-empty-state',
  template: `<h2>{{ heading() }}</h2>
    <ng-content />`,
  styles: `
    :host {
      display: block;
      padding: var(--space-6) var(--space-5);
      border: 1.5px dashed var(--line-strong);
      border-radius: var(--radius-lg);
    }
    h2 {
      font-size: var(--text-lg);
    }
    :host ::ng-deep > :last-child {
      margin-bottom: 0;
    }
  `,
})
export class EmptyState {
  readonly heading = input.required<string>();
}
