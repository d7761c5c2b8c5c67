import { Answers, LocalText } from '../api/types';

/** When something is asked; looks at answers given earlier. */
export type Condition =
  | {
      readonly field: string;
      readonly equals?: unknown;
      readonly in?: readonly unknown[];
      readonly exists?: boolean;
    }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

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

export interface FieldOption {
  readonly value: string | boolean;
  readonly label: LocalText;
  readonly help?: LocalText;
}

/** How a field is asked. */
export interface FieldHint {
  readonly label: LocalText;
  readonly help?: LocalText;
  readonly why?: LocalText;
  readonly widget: Widget;
  readonly options?: readonly FieldOption[];
  readonly unit?: LocalText;
  readonly suggestions?: readonly string[];
  readonly autocomplete?: string;
  readonly inputMode?: string;
  readonly visibleWhen?: Condition;
  readonly requiredWhen?: Condition;
  readonly items?: Readonly<Record<string, FieldHint>>;
  readonly itemTitle?: LocalText;
  readonly addLabel?: LocalText;
}

/** The part of JSON Schema 2020-12 that form definitions use. */
export interface ValueSchema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly required?: readonly string[];
  readonly items?: ValueSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface FormPage {
  readonly id: string;
  readonly title: LocalText;
  readonly intro?: LocalText;
  readonly visibleWhen?: Condition;
  readonly fields: readonly string[];
}

/** A form as `GET /api/forms/{id}/{version}` gives it; the one source for screen, checks and print. */
export interface FormDefinition {
  readonly id: string;
  readonly version: number;
  readonly title: LocalText;
  readonly schema: ValueSchema;
  readonly fields: Readonly<Record<string, FieldHint>>;
  readonly pages: readonly FormPage[];
  readonly print?: { readonly statement?: LocalText };
}

/** Whether a condition holds for these answers; no condition always holds. */
export function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (!condition) return true;
  if ('all' in condition) return condition.all.every((one) => holds(one, answers));
  if ('any' in condition) return condition.any.some((one) => holds(one, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const answer = at(answers, condition.field);
  if (condition.exists !== undefined) return isAnswered(answer) === condition.exists;
  if (condition.in) return condition.in.includes(answer);
  return answer === condition.equals;
}

/** The pages that this person is asked. */
export function visiblePages(form: FormDefinition, answers: Answers): readonly FormPage[] {
  return form.pages.filter(
    (page) => holds(page.visibleWhen, answers) && page.fields.some((id) => isAsked(form, id, answers)),
  );
}

export function isAsked(form: FormDefinition, fieldId: string, answers: Answers): boolean {
  return holds(form.fields[fieldId]?.visibleWhen, answers);
}

export function isAnswered(answer: unknown): boolean {
  return (
    answer !== undefined &&
    answer !== null &&
    answer !== '' &&
    !(Array.isArray(answer) && answer.length === 0)
  );
}

/** The answer at a path such as `address.commune`. */
function at(answers: Answers, path: string): unknown {
  return path.split('.').reduce<unknown>((inside, part) => (inside as Answers | undefined)?.[part], answers);
}
