import { Component, input, output } from '@angular/core';

/** One line of a summary: what was asked and what was answered. */
export interface SummaryLine {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** Shown muted when nothing was answered. */
  readonly empty?: boolean;
}

/** Questions and answers for review, each with a way back to change it when `changeable`. */
@Component({
  selector: 'ops-summary-list',
  template: `
    <dl>
      @for (line of lines(); track line.key) {
        <div class="line">
          <dt>{{ line.label }}</dt>
          <dd [class.muted]="line.empty">{{ line.value }}</dd>
          @if (changeable()) {
            <dd class="act">
              <button type="button" (click)="edit.emit(line)">
                <ng-container i18n="@@ui.summary.change">Sửa</ng-container
                ><span class="visually-hidden"> {{ line.label }}</span>
              </button>
            </dd>
          }
        </div>
      }
    </dl>
  `,
  styles: `
    dl {
      margin: 0;
    }
    .line {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 0 var(--space-3);
      padding: var(--space-3) 0;
      border-bottom: 1px solid var(--line);
    }
    .line:last-child {
      border-bottom: 0;
    }
    dt {
      grid-column: 1;
      font-size: var(--text-sm);
      color: var(--ink-2);
    }
    dd {
      grid-column: 1;
      margin: 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .act {
      grid-column: 2;
      grid-row: 1 / span 2;
      align-self: center;
    }
    button {
      min-height: var(--target);
      padding: 0 var(--space-3);
      border: 0;
      background: none;
      color: var(--primary);
      font-weight: 600;
      text-decoration: underline;
      text-underline-offset: 0.2em;
      cursor: pointer;
    }
    @media (min-width: 40rem) {
      .line {
        grid-template-columns: 15rem 1fr auto;
      }
      dd {
        grid-column: 2;
      }
      .act {
        grid-column: 3;
        grid-row: 1;
      }
    }
  `,
})
export class SummaryList {
  readonly lines = input.required<readonly SummaryLine[]>();
  readonly changeable = input(false);
  readonly edit = output<SummaryLine>();
}
