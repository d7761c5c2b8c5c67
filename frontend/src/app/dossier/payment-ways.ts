import { Component, input, output } from '@angular/core';
import { Button } from '../ui/button/button';
import { wayLabel } from './payment-labels';

/** The ways in which something can be paid now, the best first; what comes of the choice stands below. */
@Component({
  selector: 'ops-payment-ways',
  imports: [Button],
  template: `
    <fieldset>
      <legend i18n="@@payment.choose">Chọn cách nộp</legend>
      <div class="ways">
        @for (way of ways(); track way; let first = $first) {
          <button
            ops-button
            [kind]="first ? 'primary' : 'secondary'"
            type="button"
            [busy]="leaving() === way"
            [disabled]="!!leaving()"
            (click)="chosen.emit(way)"
          >
            {{ wayLabel(way) }}
          </button>
        }
      </div>
      <ng-content />
    </fieldset>
  `,
  styles: `
    :host {
      display: block;
    }
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: var(--space-2);
      font-weight: 600;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-3);
    }
  `,
})
export class PaymentWays {
  readonly ways = input.required<readonly string[]>();
  /** The one whose page is being opened. */
  readonly leaving = input<string>();
  readonly chosen = output<string>();
  protected readonly wayLabel = wayLabel;
}
