import {
  Answers,
  Condition,
  Field,
  FormDefinition,
  FormPage,
  Operand,
  fieldsOf,
  isObject,
} from './definition';

const numberMax = 999_999_999_999_999;
const decimals = 6;

/** The number that an answer is; nothing when it isn't one or leaves the limits that both sides share. */
export function numberOf(answer: unknown): number | undefined {
  return typeof answer === 'number' &&
    Math.abs(answer) <= numberMax &&
    Number(answer.toFixed(decimals)) === answer
    ? answer
    : undefined;
}

/** The canonical text that conditions compare; nothing when unanswered. */
export function canonical(answer: unknown): string | undefined {
  if (typeof answer === 'string') return answer || undefined;
  if (typeof answer === 'boolean') return String(answer);
  if (typeof answer === 'number') return numberOf(answer)?.toString();
  if (Array.isArray(answer)) return answer.length > 0 ? '[]' : undefined;
  return isObject(answer) && Object.keys(answer).length > 0 ? '{}' : undefined;
}

/** True when a condition holds. */
export function holds(condition: Condition, answerOf: (field: string) => string | undefined): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answerOf));
  if ('any' in condition) return condition.any.some((part) => holds(part, answerOf));
  if ('not' in condition) return !holds(condition.not, answerOf);
  const answer = answerOf(condition.field);
  if ('exists' in condition) return (answer !== undefined) === condition.exists;
  if ('in' in condition) return condition.in.some((operand) => same(answer, operand));
  return same(answer, condition.equals);
}

function same(answer: string | undefined, operand: Operand): boolean {
  return answer !== undefined && answer === String(operand);
}

/** What is asked, given the answers. */
export interface Visible {
  /** The pages that ask anything, with their visible fields. */
  readonly pages: readonly { readonly page: FormPage; readonly fields: readonly Field[] }[];
  readonly fields: readonly Field[];
  /** The answer to a visible field; null counts as none. */
  answer(id: string): unknown;
  /** The canonical text of a visible answer. */
  canonical(id: string): string | undefined;
}

/**
 * The visible part of a form. One pass in the order of asking: a condition looks only at what was asked before, and
 * what is hidden counts as unanswered, so that hiding a question hides all that hangs on it.
 */
export function visibleOf(form: FormDefinition, answers: Answers): Visible {
  const asked = new Asked();
  const pages: Visible['pages'][number][] = [];
  for (const page of form.pages) {
    if (page.visibleWhen && !asked.holds(page.visibleWhen)) continue;
    const fields = fieldsOf(form, page).filter((field) => asked.ask(field, answers));
    if (fields.length > 0) pages.push({ page, fields });
  }
  return { pages, fields: pages.flatMap((page) => page.fields), ...asked.reader() };
}

/** The visible part of one row; its conditions look at the row first, then at the form around it. */
export function visibleOfRow(list: Field, row: unknown, around: Visible): Visible {
  const asked = new Asked(list.row, around);
  const fields = list.row.filter((field) => asked.ask(field, isObject(row) ? row : {}));
  return { pages: [], fields, ...asked.reader() };
}

class Asked {
  private readonly answers = new Map<string, unknown>();

  constructor(
    private readonly own: readonly Field[] = [],
    private readonly around?: Visible,
  ) {}

  /** Notes the answer when the field is visible, and says whether it is. */
  ask(field: Field, all: Answers): boolean {
    if (field.hint.visibleWhen && !this.holds(field.hint.visibleWhen)) return false;
    const answer = Object.hasOwn(all, field.id) ? all[field.id] : undefined;
    if (answer !== undefined && answer !== null) this.answers.set(field.id, answer);
    return true;
  }

  holds(condition: Condition): boolean {
    return holds(condition, (field) => this.canonical(field));
  }

  reader(): Pick<Visible, 'answer' | 'canonical'> {
    return { answer: (id) => this.answers.get(id), canonical: (id) => this.canonical(id) };
  }

  private canonical(id: string): string | undefined {
    return this.around && !this.own.some((field) => field.id === id)
      ? this.around.canonical(id)
      : canonical(this.answers.get(id));
  }
}
