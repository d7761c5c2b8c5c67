import type { FormlyFieldConfig } from '@ngx-formly/core';
import { Field, FormDefinition, FormPage, Words, fieldsOf } from './definition';
import { isRequired } from './validate';
import { Visible, visibleOfRow } from './visible';

/**
 * What the fields of a page look at while they are shown. The screen keeps it as `options.formState` and renews
 * `visible` (by `visibleOf`) whenever an answer changes.
 */
export interface FormState {
  visible: Visible;
}

/**
 * A page of a form as fields of ngx-formly. The field types are our widgets by name (`text`, `partial-date`, `list` …);
 * the messages of faults come from `checkPage`, not from validators, so that both sides say the same.
 *
 * @param words chooses the language
 */
export function toFormly(
  form: FormDefinition,
  page: FormPage,
  words: (text: Words) => string,
): FormlyFieldConfig[] {
  return fieldsOf(form, page).map((field) => config(field, words, stateOf));
}

type Scope = (config: FormlyFieldConfig) => Visible;

const stateOf: Scope = (config) => (config.options?.formState as FormState).visible;

function config(field: Field, words: (text: Words) => string, scope: Scope): FormlyFieldConfig {
  const asked = (config: FormlyFieldConfig) => scope(config).fields.some((seen) => seen.id === field.id);
  return {
    key: field.id,
    type: field.hint.widget,
    // Hidden answers stay in the draft: a person who changes their mind finds them again. Submission drops them.
    resetOnHide: false,
    props: props(field, words),
    expressions: {
      hide: (config) => !asked(config),
      'props.required': (config) => isRequired(field, scope(config)),
    },
    ...(field.schema.type === 'array' && { fieldArray: row(field, words, scope) }),
  };
}

// Within a row the parent's model is the row.
function row(list: Field, words: (text: Words) => string, around: Scope): FormlyFieldConfig {
  const scope: Scope = (config) => visibleOfRow(list, config.parent?.model, around(config));
  return { fieldGroup: list.row.map((field) => config(field, words, scope)) };
}

function props(field: Field, words: (text: Words) => string): Record<string, unknown> {
  const { hint, schema } = field;
  const said = (text: Words | undefined) => text && words(text);
  return {
    label: words(hint.label),
    help: said(hint.help),
    why: said(hint.why),
    unit: said(hint.unit),
    itemTitle: said(hint.itemTitle),
    addLabel: said(hint.addLabel),
    options: hint.options?.map((option) => ({
      value: option.value,
      label: words(option.label),
      help: said(option.help),
    })),
    suggestions: hint.suggestions,
    autocomplete: hint.autocomplete,
    inputMode: hint.inputMode,
    schema,
  };
}
