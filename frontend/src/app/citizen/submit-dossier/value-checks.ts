import { ValueSchema, Widget } from '../../dossier/form-definition';

/*
 * What the browser checks before the server does, by the same schema and with the same codes. The server decides;
 * this only spares a person the round trip.
 */

const formats: Record<string, (text: string) => string | undefined> = {
  'personal-id': (text) => (/^\d{12}$/.test(digits(text)) ? undefined : 'personal-id.malformed'),
  phone: (text) =>
    /^(0|\+?84)([35789]\d{8}|2\d{9})$/.test(text.replace(/[\s.()-]/g, '')) ? undefined : 'phone.malformed',
  email: (text) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()) ? undefined : 'email.malformed'),
  'person-name': (text) => (/^[\p{L}\p{M}'’ .-]+$/u.test(text.trim()) ? undefined : 'name.malformed'),
  date: (text) => (isDate(text, /^\d{4}-\d{2}-\d{2}$/) ? undefined : 'date.malformed'),
  'partial-date': (text) => (isDate(text, /^\d{4}(-\d{2}(-\d{2})?)?$/) ? undefined : 'date.malformed'),
};

/** The code of the first fault of a value that is there, or nothing. */
export function checkValue(value: unknown, schema: ValueSchema, widget: Widget): string | undefined {
  if (typeof value === 'string') return checkText(value, schema, widget);
  if (typeof value === 'number') return checkNumber(value, schema);
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) return 'field.too-few';
    return value.length > (schema.maxItems ?? Infinity) ? 'field.too-many' : undefined;
  }
  if (typeof value === 'object' && value !== null) {
    const parts = value as Record<string, unknown>;
    return schema.required?.some((part) => !parts[part]) ? 'address.incomplete' : undefined;
  }
  return undefined;
}

function checkText(text: string, schema: ValueSchema, widget: Widget): string | undefined {
  const length = Array.from(text.normalize('NFC')).length;
  if (length > (schema.maxLength ?? Infinity)) return 'field.too-long';
  if (length < (schema.minLength ?? 0)) return 'field.too-short';
  if (schema.pattern && !new RegExp(schema.pattern, 'u').test(text)) return 'field.pattern';
  return formats[schema.format ?? widget]?.(text);
}

function checkNumber(value: number, schema: ValueSchema): string | undefined {
  if (Number.isNaN(value)) return 'field.type';
  if (schema.type === 'integer' && !Number.isInteger(value)) return 'field.not-whole';
  if (value < (schema.minimum ?? -Infinity)) return 'field.too-small';
  return value > (schema.maximum ?? Infinity) ? 'field.too-large' : undefined;
}

function isDate(text: string, shape: RegExp): boolean {
  if (!shape.test(text)) return false;
  const [year = '', month = '01', day = '01'] = text.split('-');
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day) && Number(year) >= 1875;
}

function digits(text: string): string {
  return text.replace(/[\s.]/g, '');
}
