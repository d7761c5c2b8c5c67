import { Component, input } from '@angular/core';
import { DataRequestEntry } from '../api/personal-data-types';
import { dataRequestActs } from './data-request-labels';
import { InstantPipe } from './when';

/** Every act on a request about somebody's data, oldest first, with what was said. */
@Component({
  selector: 'ops-data-request-history',
  imports: [InstantPipe],
  template: `
    <ol>
      @for (entry of entries(); track $index) {
        <li>
          <b>{{ acts[entry.act] }}</b><span class="small muted">{{ entry.at | instant }}</span>
          @if (entry.words) {
            <p class="words">{{ entry.words }}</p>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      margin: var(--space-3) 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      padding: var(--space-2) 0 var(--space-2) var(--space-4);
      border-left: 3px solid var(--line);
      max-width: none;
    }
    span {
      display: block;
    }
    .words {
      margin: var(--space-1) 0 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class DataRequestHistory {
  readonly entries = input.required<readonly DataRequestEntry[]>();
  protected readonly acts = dataRequestActs;
}
