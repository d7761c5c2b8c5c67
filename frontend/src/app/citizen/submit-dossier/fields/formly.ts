import { provideFormlyCore } from '@ngx-formly/core';
import { Address } from './address';
import { Choice } from './choice';
import { DateParts } from './date';
import { Line } from './line';
import { Lines } from './lines';
import { Rows } from './rows';
import { Select } from './select';
import { Tick } from './tick';

/** Formly with our own kinds of question and nothing else. */
export function provideFormFields() {
  return provideFormlyCore([
    {
      types: [
        { name: 'ops-line', component: Line },
        { name: 'ops-lines', component: Lines },
        { name: 'ops-date', component: DateParts },
        { name: 'ops-choice', component: Choice },
        { name: 'ops-select', component: Select },
        { name: 'ops-tick', component: Tick },
        { name: 'ops-address', component: Address },
        { name: 'ops-rows', component: Rows },
      ],
      extras: { resetFieldOnHide: false, checkExpressionOn: 'modelChange' },
    },
  ]);
}
