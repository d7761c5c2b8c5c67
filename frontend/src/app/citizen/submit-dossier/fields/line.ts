import { Component, computed } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Field } from '../../../ui/field/field';
import { AnswerType } from './field-type';

/** One line: text, name, number, money, telephone, e-mail, identity number. */
@Component({
  selector: 'ops-line',
  imports: [Field, ReactiveFormsModule],
  template: `
    <ops-field
      [label]="props.label ?? ''"
      [hint]="hint"
      [why]="props.why"
      [error]="error"
      [controlId]="id"
      [optional]="optional"
    >
      <span class="line">
        @if (numeric()) {
          <input
            type="text"
            [attr.inputmode]="props.inputMode ?? 'numeric'"
            autocomplete="off"
            [value]="formControl.value ?? ''"
            (input)="takeNumber($event)"
            (blur)="formControl.markAsTouched()"
          />
        } @else {
          <input
            [type]="widget === 'phone' ? 'tel' : widget === 'email' ? 'email' : 'text'"
            [attr.inputmode]="widget === 'personal-id' ? 'numeric' : (props.inputMode ?? null)"
            [attr.autocomplete]="props.autocomplete ?? 'off'"
            [attr.list]="props.suggestions ? id + '-list' : null"
            [formControl]="formControl"
          />
        }
        @if (props.unit) {
          <span class="unit">{{ props.unit }}</span>
        }
      </span>
      @if (props.suggestions; as suggestions) {
        <datalist [id]="id + '-list'">
          @for (one of suggestions; track one) {
            <option [value]="one"></option>
          }
        </datalist>
      }
    </ops-field>
  `,
  styles: `
    .line {
      display: flex;
      gap: var(--space-3);
      align-items: center;
    }
    .unit {
      white-space: nowrap;
    }
  `,
})
export class Line extends AnswerType {
  protected readonly numeric = computed(() => ['number', 'money'].includes(this.widget));

  /** "1.500.000" is one and a half million in a Vietnamese hand; a comma starts the decimals. */
  protected takeNumber(event: Event): void {
    const text = (event.target as HTMLInputElement).value.replace(/[\s.]/g, '').replace(',', '.');
    this.formControl.setValue(text === '' ? null : Number(text));
    this.formControl.markAsDirty();
  }
}
