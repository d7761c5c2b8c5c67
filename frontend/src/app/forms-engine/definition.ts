import type { FaultCode } from './fault-codes';

/** A form as its file says it; the format is described in backend/docs/forms.md. */
export interface FormDefinition {
  readonly id: string;
  readonly version: number;
  readonly title: Words;
  readonly schema: ObjectSchema;
  readonly fields: Readonly<Record<string, FieldHint>>;
  readonly pages: readonly FormPage[];
  readonly rules?: readonly FormRule[];
  readonly print?: { readonly statement?: Words };
}

/** A text of the data in both languages. */
export interface Words {
  readonly vi: string;
  readonly en?: string;
}

export interface FormPage {
  readonly id: string;
  readonly title: Words;
  readonly intro?: Words;
  readonly visibleWhen?: Condition;
  readonly fields: readonly string[];
}

export interface FieldHint {
  readonly label: Words;
  readonly help?: Words;
  readonly why?: Words;
  readonly widget: Widget;
  readonly options?: readonly FieldOption[];
  readonly unit?: Words;
  readonly suggestions?: readonly string[];
  readonly autocomplete?: string;
  readonly inputMode?: string;
  readonly prefill?: string;
  readonly prefillWhen?: Condition;
  readonly visibleWhen?: Condition;
  readonly requiredWhen?: Condition;
  readonly items?: Readonly<Record<string, FieldHint>>;
  readonly itemTitle?: Words;
  readonly addLabel?: Words;
}

export interface FieldOption {
  readonly value: string | boolean;
  readonly label: Words;
  readonly help?: Words;
}

export type Widget =
  | 'text'
  | 'textarea'
  | 'date'
  | 'partial-date'
  | 'radio'
  | 'select'
  | 'checkbox'
  | 'number'
  | 'money'
  | 'address'
  | 'personal-id'
  | 'phone'
  | 'email'
  | 'name'
  | 'list';

export type Condition =
  | { readonly field: string; readonly equals: Operand }
  | { readonly field: string; readonly in: readonly Operand[] }
  | { readonly field: string; readonly exists: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export type Operand = string | number | boolean;

export type ValueSchema = TextSchema | NumberSchema | YesNoSchema | GroupSchema | RowsSchema;

export interface TextSchema {
  readonly type: 'string';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: TextFormat;
  readonly enum?: readonly string[];
}

export type TextFormat =
  'date' | 'partial-date' | 'person-name' | 'personal-id' | 'tax-code' | 'phone' | 'email';

export interface NumberSchema {
  readonly type: 'integer' | 'number';
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface YesNoSchema {
  readonly type: 'boolean';
  readonly const?: boolean;
}

export interface GroupSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, TextSchema>>;
  readonly required?: readonly string[];
}

export interface RowsSchema {
  readonly type: 'array';
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items: ObjectSchema;
}

export interface ObjectSchema {
  readonly properties: Readonly<Record<string, ValueSchema>>;
  readonly required?: readonly string[];
}

export type FormRule =
  | { readonly kind: 'notInFuture'; readonly field: string }
  | { readonly kind: 'dateOrder'; readonly earlier: string; readonly later: string }
  | { readonly kind: 'ageAtLeast'; readonly field: string; readonly years: number; readonly when?: Condition }
  | PersonalIdAgrees
  | {
      readonly kind: 'totalEquals';
      readonly total: string;
      readonly parts: readonly string[];
      readonly list?: string;
    }
  | { readonly kind: 'exactlyOne'; readonly list: string; readonly field: string };

export interface PersonalIdAgrees {
  readonly kind: 'personalIdAgrees';
  readonly field: string;
  readonly birthDate?: string;
  readonly gender?: string;
  readonly genderIs?: string;
  readonly list?: string;
}

/** The answers: flat, by field id. What stands there is looked at before it is believed. */
export type Answers = Readonly<Record<string, unknown>>;

/** One thing wrong with an answer; the words belong to the screen. */
export interface FieldFault {
  readonly path: string;
  readonly code: FaultCode;
}

/** A field ready for use: its hint, its schema, and the fields of a row when it is a list. */
export interface Field {
  readonly id: string;
  readonly hint: FieldHint;
  readonly schema: ValueSchema;
  readonly required: boolean;
  readonly row: readonly Field[];
}

/** The fields of one page in order. */
export function fieldsOf(form: FormDefinition, page: FormPage): Field[] {
  return page.fields.map((id) => fieldNamed(id, form.fields[id] as FieldHint, form.schema));
}

/** A field by its id, or nothing. */
export function findField(form: FormDefinition, id: string): Field | undefined {
  const hint = Object.hasOwn(form.fields, id) ? form.fields[id] : undefined;
  return hint && fieldNamed(id, hint, form.schema);
}

function fieldNamed(id: string, hint: FieldHint, within: ObjectSchema): Field {
  const schema = within.properties[id] as ValueSchema;
  const row =
    schema.type === 'array'
      ? Object.entries(hint.items ?? {}).map(([name, item]) => fieldNamed(name, item, schema.items))
      : [];
  return { id, hint, schema, required: within.required?.includes(id) ?? false, row };
}

/** True for what JSON calls an object. */
export function isObject(value: unknown): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
