import {
  Answers,
  Field,
  FieldFault,
  FormDefinition,
  GroupSchema,
  NumberSchema,
  RowsSchema,
  TextSchema,
  findField,
  isObject,
} from './definition';
import { FaultCode } from './fault-codes';
import { canonicalText } from './formats';
import { normalise } from './normalise';
import { ruleFaults } from './rules';
import { Visible, holds, numberOf, visibleOf, visibleOfRow } from './visible';

/** The most faults told at once. */
export const faultsMax = 100;

/** What a form says to answers handed in for good. */
export interface SubmissionCheck {
  /** In normal form, only what was asked. */
  readonly answers: Answers;
  readonly faults: readonly FieldFault[];
}

/** The check of a draft: known fields, types, options, longest lengths, most rows. What is half typed passes. */
export function checkShape(form: FormDefinition, answers: Answers): readonly FieldFault[] {
  const check = new Check(false);
  check.shape(answers, (id) => findField(form, id));
  return check.faults;
}

/**
 * The check of a submission, for the person's comfort: the server's twin decides.
 *
 * @param today the day of Viet Nam time as `2026-11-23`
 */
export function checkSubmission(form: FormDefinition, answers: Answers, today: string): SubmissionCheck {
  const normal = normalise(form, answers);
  const visible = visibleOf(form, normal);
  const check = new Check(true);
  for (const field of visible.fields) check.field(field, visible, field.id);
  check.unknown(normal, (id) => findField(form, id));
  const faults = [...check.faults, ...ruleFaults(form, visible, today)];
  return { answers: kept(visible), faults: faults.slice(0, faultsMax) };
}

/** The faults of one page, with the rules that speak at its fields. */
export function checkPage(
  form: FormDefinition,
  pageId: string,
  answers: Answers,
  today: string,
): readonly FieldFault[] {
  const ids = form.pages.find((page) => page.id === pageId)?.fields ?? [];
  return checkSubmission(form, answers, today).faults.filter((fault) =>
    ids.includes(fault.path.split('.')[0] ?? ''),
  );
}

/** True when a visible field has to be answered. */
export function isRequired(field: Field, visible: Visible): boolean {
  const when = field.hint.requiredWhen;
  return field.required || (when !== undefined && holds(when, (id) => visible.canonical(id)));
}

function kept(visible: Visible): Answers {
  const answered = visible.fields
    .map((field) => [field, visible.answer(field.id)] as const)
    .filter(([, answer]) => answer !== undefined);
  return Object.fromEntries(
    answered.map(([field, answer]) => [
      field.id,
      field.schema.type === 'array' && Array.isArray(answer)
        ? answer.map((row: unknown) => (isObject(row) ? kept(visibleOfRow(field, row, visible)) : row))
        : answer,
    ]),
  );
}

type Find = (id: string) => Field | undefined;

class Check {
  readonly faults: FieldFault[] = [];

  constructor(private readonly complete: boolean) {}

  shape(members: Answers, find: Find, within?: string): void {
    this.unknown(members, find, within);
    for (const [id, answer] of Object.entries(members)) {
      const field = find(id);
      if (field && answer !== null && answer !== undefined) this.value(field, answer, path(within, id));
    }
  }

  unknown(members: Answers, find: Find, within?: string): void {
    for (const id of Object.keys(members)) if (!find(id)) this.add(path(within, id), 'field.unknown');
  }

  field(field: Field, visible: Visible, at: string): void {
    const answer = visible.answer(field.id);
    if (answer === undefined) {
      if (isRequired(field, visible)) this.add(at, 'field.required');
      return;
    }
    this.value(field, answer, at);
    if (field.schema.type === 'array' && Array.isArray(answer)) this.rows(field, answer, visible, at);
  }

  private rows(field: Field, rows: readonly unknown[], around: Visible, at: string): void {
    rows.slice(0, faultsMax).forEach((row, index) => {
      if (!isObject(row)) return;
      const visible = visibleOfRow(field, row, around);
      for (const own of visible.fields) this.field(own, visible, `${at}.${index}.${own.id}`);
      this.unknown(row, (id) => field.row.find((own) => own.id === id), `${at}.${index}`);
    });
  }

  private value(field: Field, answer: unknown, at: string): void {
    switch (field.schema.type) {
      case 'string':
        return this.text(field.schema, answer, at);
      case 'integer':
      case 'number':
        return this.number(field.schema, answer, at);
      case 'boolean':
        if (typeof answer !== 'boolean') this.add(at, 'field.type');
        else if (this.complete && field.schema.const !== undefined && answer !== field.schema.const) {
          this.add(at, 'field.required');
        }
        return;
      case 'object':
        return this.group(field.schema, answer, at);
      case 'array':
        return this.rowShapes(field, field.schema, answer, at);
    }
  }

  private text(schema: TextSchema, answer: unknown, at: string): void {
    if (typeof answer !== 'string') return this.add(at, 'field.type');
    const length = [...answer].length;
    if (length > (schema.maxLength ?? 10_000)) return this.add(at, 'field.too-long');
    if (schema.enum && !schema.enum.includes(answer)) return this.add(at, 'field.not-an-option');
    if (!this.complete) return;
    if (length < (schema.minLength ?? 0)) return this.add(at, 'field.too-short');
    if (schema.pattern && !new RegExp(schema.pattern, 'u').test(answer)) return this.add(at, 'field.pattern');
    const read = schema.format && canonicalText(schema.format, answer);
    if (read && 'code' in read) this.add(at, read.code);
  }

  private number(schema: NumberSchema, answer: unknown, at: string): void {
    const number = numberOf(answer);
    if (number === undefined) return this.add(at, 'field.type');
    if (schema.type === 'integer' && !Number.isInteger(number)) return this.add(at, 'field.not-whole');
    if (!this.complete) return;
    if (number < (schema.minimum ?? -Infinity)) this.add(at, 'field.too-small');
    else if (number > (schema.maximum ?? Infinity)) this.add(at, 'field.too-large');
  }

  private group(schema: GroupSchema, answer: unknown, at: string): void {
    if (!isObject(answer)) return this.add(at, 'field.type');
    for (const [name, part] of Object.entries(answer)) {
      const text = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
      if (!text) this.add(path(at, name), 'field.unknown');
      else if (part !== null) this.text(text, part, path(at, name));
    }
    if (!this.complete) return;
    for (const name of schema.required ?? []) {
      if ((answer[name] ?? undefined) === undefined) this.add(`${at}.${name}`, 'field.required');
    }
  }

  // At submission the rows' own fields are looked at by their visibility, in rows().
  private rowShapes(field: Field, schema: RowsSchema, answer: unknown, at: string): void {
    if (!Array.isArray(answer)) return this.add(at, 'field.type');
    if (answer.length > (schema.maxItems ?? 100)) this.add(at, 'field.too-many');
    else if (this.complete && answer.length < (schema.minItems ?? 0)) this.add(at, 'field.too-few');
    answer.slice(0, faultsMax).forEach((row: unknown, index) => {
      if (!isObject(row)) this.add(`${at}.${index}`, 'field.type');
      else if (!this.complete)
        this.shape(row, (id) => field.row.find((own) => own.id === id), `${at}.${index}`);
    });
  }

  private add(at: string, code: FaultCode): void {
    if (this.faults.length < faultsMax) this.faults.push({ path: at, code });
  }
}

function path(within: string | undefined, name: string): string {
  const told = name.slice(0, 80);
  return within === undefined ? told : `${within}.${told}`;
}
