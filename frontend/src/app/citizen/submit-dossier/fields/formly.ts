import { Type } from '@angular/core';
import { FieldType, FormlyFieldConfig, provideFormlyCore } from '@ngx-formly/core';
import { Widget } from '../../../forms-engine';
import { Address } from './address';
import { Choice } from './choice';
import { DateParts } from './date';
import { Line } from './line';
import { Lines } from './lines';
import { Rows } from './rows';
import { Select } from './select';
import { Tick } from './tick';

/** The component that asks each widget of a definition. */
const widgets: Record<Widget, Type<FieldType<FormlyFieldConfig>>> = {
  text: Line,
  name: Line,
  number: Line,
  money: Line,
  phone: Line,
  email: Line,
  'personal-id': Line,
  textarea: Lines,
  date: DateParts,
  'partial-date': DateParts,
  radio: Choice,
  select: Select,
  checkbox: Tick,
  address: Address,
  list: Rows,
};

/** Formly with our own kinds of question and nothing else. */
export function provideFormFields() {
  return provideFormlyCore([
    {
      types: Object.entries(widgets).map(([name, component]) => ({ name, component })),
      extras: { resetFieldOnHide: false, checkExpressionOn: 'modelChange' },
    },
  ]);
}
