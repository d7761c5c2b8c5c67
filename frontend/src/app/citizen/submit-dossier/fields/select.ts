import { Component } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Field } from '../../../ui/field/field';
import { AnswerType } from './field-type';

/** One of many. */
@Component({
  selector: 'ops-select',
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
      <select [formControl]="formControl">
        <option [ngValue]="undefined" i18n="@@fields.choose">Hãy chọn</option>
        @for (option of props.options; track option.value) {
          <option [ngValue]="option.value">{{ option.label }}</option>
        }
      </select>
    </ops-field>
  `,
})
export class Select extends AnswerType {}
