import { Directive } from '@angular/core';
import { FormControl } from '@angular/forms';
import { FieldType, FieldTypeConfig, FormlyFieldProps } from '@ngx-formly/core';
import { FieldHint, ValueSchema, Widget } from '../../../dossier/form-definition';
import { fieldText } from '../field-texts';

/** What form-fields.ts puts into each field. */
export interface AnswerProps extends FormlyFieldProps {
  readonly widget: Widget;
  readonly schema: ValueSchema;
  readonly why: string;
  readonly unit: string;
  readonly prefilled: boolean;
  readonly optional: boolean;
  readonly autocomplete?: string;
  readonly inputMode?: FieldHint['inputMode'];
  readonly suggestions?: readonly string[];
  readonly itemTitle: string;
  readonly addLabel: string;
  readonly options?: { value: string | boolean; label: string; help: string }[];
}

/** What every kind of question shares: where its error shows and in what words. */
@Directive()
export abstract class AnswerType extends FieldType<FieldTypeConfig<AnswerProps>> {
  /** Shown after the person left the field or asked to go on, never while typing for the first time. */
  protected get error(): string | undefined {
    const control: FormControl = this.formControl;
    if (!control.invalid || !(control.touched || this.options.parentForm?.submitted)) return undefined;
    return fieldText(
      (this.field.validators?.['answer']?.message as (e: unknown, f: unknown) => string)({}, this.field),
    );
  }

  protected get hint(): string {
    return [
      this.props.description,
      this.props.prefilled ? $localize`:@@field.prefilled:Đã điền sẵn từ thông tin của bạn.` : '',
    ]
      .filter(Boolean)
      .join(' ');
  }
}
