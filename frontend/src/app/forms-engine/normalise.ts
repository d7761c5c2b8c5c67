import { Answers, Field, FormDefinition, TextSchema, findField, isObject } from './definition';
import { canonicalText } from './formats';

const invisible =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;
const space = /[\t\n\u0020\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g;
const spaceInLine = /[\t\u0020\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g;

/**
 * Unicode NFC; without control characters, bidirectional controls and invisible joiners; every kind of space a plain
 * one; no space at either end. One line unless `lines`.
 */
export function cleanText(text: string, lines: boolean): string {
  const visible = text.replace(invisible, '').replace(/\r\n?/g, '\n');
  const spaced = lines
    ? visible.replace(spaceInLine, ' ').replace(/^[ \n]+|[ \n]+$/g, '')
    : visible.replace(space, ' ').replace(/^ +| +$/g, '');
  return spaced.normalize('NFC');
}

/** The answers in the one form in which they are checked, compared and stored. Twice changes nothing. */
export function normalise(form: FormDefinition, answers: Answers): Answers {
  return members(answers, (id) => findField(form, id));
}

function members(answers: Answers, find: (id: string) => Field | undefined): Answers {
  const kept = Object.entries(answers).map(([id, answer]) => [id, value(answer, find(id))] as const);
  return Object.fromEntries(kept.filter(([, answer]) => answer !== undefined));
}

function value(answer: unknown, field: Field | undefined): unknown {
  if (answer === null || answer === undefined) return undefined;
  const schema = field?.schema;
  if (schema?.type === 'string' && typeof answer === 'string') {
    return text(answer, schema, field?.hint.widget === 'textarea');
  }
  if (schema?.type === 'object' && isObject(answer)) {
    const group = Object.entries(answer)
      .map(([name, part]) => {
        const own = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
        return [
          name,
          own && typeof part === 'string' ? text(part, own, false) : (part ?? undefined),
        ] as const;
      })
      .filter(([, part]) => part !== undefined);
    return group.length > 0 ? Object.fromEntries(group) : undefined;
  }
  if (field && schema?.type === 'array' && Array.isArray(answer)) {
    // Rows stay even when empty: their places are part of the paths by which faults are told.
    return answer.length > 0
      ? answer.map((row) => (isObject(row) ? members(row, (id) => rowField(field, id)) : (row as unknown)))
      : undefined;
  }
  return answer;
}

function rowField(list: Field, id: string): Field | undefined {
  return list.row.find((field) => field.id === id);
}

function text(typed: string, schema: TextSchema, lines: boolean): string | undefined {
  const clean = cleanText(typed, lines);
  const read = schema.format && canonicalText(schema.format, clean);
  return (read && 'value' in read ? read.value : clean) || undefined;
}
