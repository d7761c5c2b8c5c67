import { Component } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { AnswerType } from './field-type';
import { Group } from './group';

/** One of a few, all shown. */
@Component({
  selector: 'ops-choice',
  imports: [Group, ReactiveFormsModule],
  template: `
    <ops-group
      [label]="props.label ?? ''"
      [hint]="hint"
      [why]="props.why"
      [error]="error"
      [controlId]="id"
      [optional]="optional"
    >
      @for (option of props.options; track option.value) {
        <label class="option">
          <input type="radio" [name]="id" [value]="option.value" [formControl]="formControl" />
          <span
            >{{ option.label }}
            @if (option.help) {
              <span class="muted small help">{{ option.help }}</span>
            }
          </span>
        </label>
      }
    </ops-group>
  `,
  styles: `
    .option {
      display: flex;
      gap: var(--space-3);
      align-items: flex-start;
      min-height: var(--target);
      padding: var(--space-2) var(--space-3);
      margin-bottom: var(--space-2);
      border: 1.5px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
      cursor: pointer;
    }
    .option:has(:checked) {
      border-color: var(--primary);
      background: var(--primary-soft);
    }
    input {
      flex: none;
      width: 1.35rem;
      height: 1.35rem;
      margin: 0.2rem 0 0;
    }
    .help {
      display: block;
    }
  `,
})
export class Choice extends AnswerType {}
