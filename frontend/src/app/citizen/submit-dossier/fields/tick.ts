import { Component } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Icon } from '../../../ui/icon/icon';
import { AnswerType } from './field-type';

/** Yes or nothing. */
@Component({
  selector: 'ops-tick',
  imports: [Icon, ReactiveFormsModule],
  template: `
    @if (error) {
      <p class="error" [id]="id + '-error'"><ops-icon name="alert" />{{ error }}</p>
    }
    <label>
      <input
        type="checkbox"
        [id]="id"
        [formControl]="formControl"
        [attr.aria-describedby]="error ? id + '-error' : null"
        [attr.aria-invalid]="error ? 'true' : null"
      />
      <span
        >{{ props.label }}
        @if (hint) {
          <span class="muted small hint">{{ hint }}</span>
        }
      </span>
    </label>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--space-5);
    }
    label {
      display: flex;
      gap: var(--space-3);
      min-height: var(--target);
      cursor: pointer;
    }
    input {
      flex: none;
      width: 1.5rem;
      height: 1.5rem;
      margin: 0.1rem 0 0;
    }
    .hint {
      display: block;
    }
    .error {
      display: flex;
      gap: var(--space-2);
      margin-bottom: var(--space-1);
      color: var(--bad);
      font-weight: 600;
    }
  `,
})
export class Tick extends AnswerType {}
