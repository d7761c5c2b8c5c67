import { Component, input } from '@angular/core';

/** Why something is asked, for whoever wants to know. Under every question, so it takes no more room than a finger. */
@Component({
  selector: 'ops-why',
  template: `
    <details>
      <summary i18n="@@ui.field.why">Vì sao cần thông tin này?</summary>
      <p>{{ reason() }}</p>
    </details>
  `,
  styles: `
    :host {
      display: block;
      margin-top: var(--space-1);
      font-size: var(--text-sm);
    }
    summary {
      width: fit-content;
      min-height: 1.75rem;
      padding: 0.2rem 0;
      font-weight: 400;
    }
    p {
      margin: 0;
      color: var(--ink-2);
    }
  `,
})
export class Why {
  readonly reason = input.required<string>();
}
