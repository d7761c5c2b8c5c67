import { AbstractControl, ValidationErrors } from '@angular/forms';
import { FormlyFieldConfig } from '@ngx-formly/core';
import { inLanguage } from '../../api/local-text';
import { Answers } from '../../api/types';
import {
  FieldHint,
  FormDefinition,
  FormPage,
  holds,
  isAnswered,
  ValueSchema,
  Widget,
} from '../../dossier/form-definition';
import { checkValue } from './value-checks';

/** The formly type that asks each widget. */
const types: Record<Widget, string> = {
  text: 'ops-line',
  textarea: 'ops-lines',
  date: 'ops-date',
  'partial-date': 'ops-date',
  radio: 'ops-choice',
  select: 'ops-select',
  checkbox: 'ops-tick',
  number: 'ops-line',
  money: 'ops-line',
  address: 'ops-address',
  'personal-id': 'ops-line',
  phone: 'ops-line',
  email: 'ops-line',
  name: 'ops-line',
  list: 'ops-rows',
};

/** Turns one page of a definition into what formly renders. Labels come in the language of the build. */
export function pageFields(
  form: FormDefinition,
  page: FormPage,
  locale: string,
  prefilled: Readonly<Record<string, string>>,
): FormlyFieldConfig[] {
  return page.fields.flatMap((id) => {
    const hint = form.fields[id];
    if (!hint) return [];
    const required = form.schema.required?.includes(id) ?? false;
    return [
      field(id, hint, form.schema.properties?.[id] ?? {}, required, locale, prefilled[id] !== undefined),
    ];
  });
}

function field(
  id: string,
  hint: FieldHint,
  schema: ValueSchema,
  required: boolean,
  locale: string,
  prefilled = false,
): FormlyFieldConfig {
  const isRequired = (answers: Answers) =>
    required || (!!hint.requiredWhen && holds(hint.requiredWhen, answers));
  return {
    key: id,
    type: types[hint.widget],
    props: {
      label: inLanguage(hint.label, locale),
      description: inLanguage(hint.help, locale),
      why: inLanguage(hint.why, locale),
      unit: inLanguage(hint.unit, locale),
      widget: hint.widget,
      schema,
      prefilled,
      autocomplete: hint.autocomplete,
      inputMode: hint.inputMode,
      suggestions: hint.suggestions,
      itemTitle: inLanguage(hint.itemTitle, locale),
      addLabel: inLanguage(hint.addLabel, locale),
      optional: !required && !hint.requiredWhen && hint.widget !== 'checkbox',
      options: hint.options?.map((option) => ({
        value: option.value,
        label: inLanguage(option.label, locale),
        help: inLanguage(option.help, locale),
      })),
    },
    modelOptions: { updateOn: 'change' },
    expressions: { hide: (config) => !holds(hint.visibleWhen, answersAround(config)) },
    validators: {
      answer: {
        expression: (control: AbstractControl, config: FormlyFieldConfig): boolean =>
          faultOf(control.value, schema, hint.widget, isRequired(answersAround(config))) === undefined,
        message: (_: ValidationErrors, config: FormlyFieldConfig): string =>
          faultOf(config.formControl?.value, schema, hint.widget, isRequired(answersAround(config))) ?? '',
      },
    },
    ...(hint.widget === 'list' && {
      fieldArray: {
        fieldGroup: Object.entries(hint.items ?? {}).map(([rowId, item]) =>
          field(
            rowId,
            item,
            schema.items?.properties?.[rowId] ?? {},
            schema.items?.required?.includes(rowId) ?? false,
            locale,
          ),
        ),
      },
    }),
  };
}

/** The code of the first thing wrong with an answer. */
function faultOf(value: unknown, schema: ValueSchema, widget: Widget, required: boolean): string | undefined {
  if (!isAnswered(value) || (widget === 'checkbox' && required && value !== true)) {
    return required ? 'field.required' : undefined;
  }
  return checkValue(value, schema, widget);
}

/** A row's fields see the row first and the whole form around it. */
function answersAround(config: FormlyFieldConfig): Answers {
  let root: FormlyFieldConfig = config;
  while (root.parent) root = root.parent;
  return { ...(root.model as Answers), ...(config.model as Answers) };
}
