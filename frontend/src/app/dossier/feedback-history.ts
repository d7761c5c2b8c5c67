import { Component, input } from '@angular/core';
import { FeedbackEntry } from '../api/feedback-types';
import { LocalTextPipe } from '../api/local-text';
import { feedbackActs } from './feedback-labels';
import { InstantPipe } from './when';

/** Every act on a reflection, oldest first, with what was said. */
@Component({
  selector: 'ops-feedback-history',
  imports: [InstantPipe, LocalTextPipe],
  template: `
    <ol>
      @for (entry of entries(); track $index) {
        <li>
          <p class="head">
            <b>{{ acts[entry.act] }}</b>
            <span class="small muted"
              >{{ entry.at | instant }}
              @if (entry.role === 'staff') {
                · {{ entry.unit | local }}
              }
            </span>
          </p>
          @if (entry.words) {
            <p class="words">{{ entry.words }}</p>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      padding: var(--space-3) 0 var(--space-3) var(--space-4);
      border-left: 3px solid var(--line);
    }
    .head {
      display: grid;
      margin: 0;
    }
    .words {
      margin: var(--space-2) 0 0;
      white-space: pre-line;
    }
  `,
})
export class FeedbackHistory {
  readonly entries = input.required<readonly FeedbackEntry[]>();
  protected readonly acts = feedbackActs;
}
