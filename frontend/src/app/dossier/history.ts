import { Component, input } from '@angular/core';
import { LocalTextPipe } from '../api/local-text';
import { HistoryEntry } from '../api/types';
import { actLabel } from './act-labels';
import { InstantPipe } from './when';

/** What happened to a dossier, newest first. */
@Component({
  selector: 'ops-history',
  imports: [InstantPipe, LocalTextPipe],
  template: `
    <ol class="plain-list">
      @for (entry of entries(); track entry.number) {
        <li>
          <b>{{ label(entry.act) }}</b>
          <span class="muted small">{{ entry.at | instant }}</span>
          @if (entry.actor) {
            <span class="muted small"
              >{{ entry.actor | local }}
              @if (entry.byDeputy) {
                <ng-container i18n="@@history.byDeputy">(người làm thay)</ng-container>
              }
            </span>
          }
          @if (entry.reason) {
            <span>{{ entry.reason }}</span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    li {
      display: grid;
      gap: 0.1rem;
      padding: 0 0 var(--space-4) var(--space-5);
      border-left: 2px solid var(--line-strong);
      position: relative;
    }
    li::before {
      content: '';
      position: absolute;
      left: -0.45rem;
      top: 0.4rem;
      width: 0.8rem;
      height: 0.8rem;
      border-radius: 50%;
      background: var(--primary);
    }
    li:last-child {
      border-color: transparent;
    }
  `,
})
export class History {
  readonly entries = input.required<readonly HistoryEntry[]>();
  protected readonly label = actLabel;
}
