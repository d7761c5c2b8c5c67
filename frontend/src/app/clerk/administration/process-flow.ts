import { Component, input } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { Step } from './types';
import { roleLabels } from './words';

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
            <span class="small">{{ step.function }}, {{ labels[step.role] }}</span>
            <span class="small muted">{{ step.time }}</span>
            @for (other of step.alongside; track other.id) {
              <span class="small beside"
                >{{ other.name | local }} ({{ other.function }}) {{ other.time }}</span
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
}
