import { Component, inject, input, LOCALE_ID } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { Step } from './types';
import { placeLabels, roleLabels, stepTimeInWords } from './words';

/** A process drawn as it flows: each step with its unit, position and time, and who is asked beside it. */
@Component({
  selector: 'ops-process-flow',
  imports: [LocalTextPipe],
  template: `
    <ol class="flow">
      @for (step of steps(); track step.id) {
        <li>
          <div class="box">
            <b>{{ step.name | local }}</b>
            <span class="small">{{ places[step.function] ?? step.function }}, {{ labels[step.role] }}</span>
            @if (step.time; as time) {
              <span class="small muted">{{ inWords(time) }}</span>
            }
            @for (other of step.alongside; track other.id) {
              <span class="small beside"
                >{{ other.name | local }} ({{ places[other.function] ?? other.function }})
                {{ other.time && inWords(other.time) }}</span
              >
            }
          </div>
        </li>
      }
    </ol>
  `,
  styleUrl: './administration.css',
})
export class ProcessFlow {
  readonly steps = input.required<readonly Step[]>();
  protected readonly labels = roleLabels;
  protected readonly places = placeLabels;
  private readonly locale = inject(LOCALE_ID);

  protected inWords(time: string): string {
    return stepTimeInWords(time, this.locale);
  }
}
