import { Component } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Field } from '../../../ui/field/field';
import { AnswerType } from './field-type';

/** Several lines of text. */
@Component({
  selector: 'ops-lines',
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
      <textarea rows="4" [formControl]="formControl"></textarea>
    </ops-field>
  `,
})
export class Lines extends AnswerType {}
