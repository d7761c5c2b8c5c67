import { TextFormat } from './definition';
import { FaultCode } from './fault-codes';

/** A text in its one canonical writing, or the code of what is wrong with it. Twins of the types in Domain/Parties. */
export type Read = { readonly value: string } | { readonly code: FaultCode };

const fault = (code: FaultCode): Read => ({ code });
const good = (value: string): Read => ({ value });

/** The canonical writing of a text in a format. */
export function canonicalText(format: TextFormat, text: string): Read {
  switch (format) {
    case 'date': {
      const date = readDate(text);
      return date?.day ? good(iso(date)) : fault('date.malformed');
    }
    case 'partial-date': {
      const date = readDate(text);
      return date ? good(iso(date)) : fault('partial-date.malformed');
    }
    case 'person-name':
      return personName(text);
    case 'personal-id':
      return personalId(text);
    case 'tax-code':
      return taxCode(text);
    case 'phone':
      return phone(text);
    case 'email':
      return email(text);
  }
}

/** A date of which the day or the month may be unknown. */
export interface PartialDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** Reads `1954-05-07`, `07/05/1954` and their shorter forms. */
export function readDate(text: string): PartialDate | undefined {
  const typed = text.trim();
  const parts = typed.includes('/') ? typed.split('/').reverse() : typed.split('-');
  const fits = parts.every((part, at) => (at === 0 ? /^[0-9]{4}$/ : /^[0-9]{1,2}$/).test(part));
  if (!fits || parts.length > 3) return undefined;
  const [year, month, day] = parts.map(Number) as [number, number?, number?];
  const possible =
    year >= 1800 &&
    year <= 2199 &&
    (month === undefined || (month >= 1 && month <= 12)) &&
    (day === undefined || (day >= 1 && day <= daysIn(year, month ?? 1)));
  return possible ? { year, month, day } : undefined;
}

/** The first day that a date may be, as a number that sorts: yyyymmdd. */
export function earliest(date: PartialDate): number {
  return date.year * 10_000 + (date.month ?? 1) * 100 + (date.day ?? 1);
}

/** The last day that a date may be, as a number that sorts. */
export function latest(date: PartialDate): number {
  const month = date.month ?? 12;
  return date.year * 10_000 + month * 100 + (date.day ?? daysIn(date.year, month));
}

/** What a personal identification number says about its holder. */
export function holderOf(number: string): { sex: 'male' | 'female'; birthYear: number } | undefined {
  const read = personalId(number);
  if ('code' in read) return undefined;
  const century = Number(read.value[3]);
  return {
    sex: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + 100 * Math.floor(century / 2) + Number(read.value.slice(4, 6)),
  };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function iso({ year, month, day }: PartialDate): string {
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0'))
    .join('-');
}

function personName(text: string): Read {
  // Format characters are dropped one code unit at a time, as the server does.
  const visible = text.normalize('NFC').replace(/[\p{Cf}]/gu, (sign) => (sign.length === 1 ? '' : sign));
  const name = visible.replace(/ +/g, ' ').trim();
  if (name === '') return fault('person-name.empty');
  return /^\p{L}[\p{L}\p{Mn}\p{Mc} '\u2019-]*$/u.test(name) ? good(name) : fault('person-name.character');
}

function personalId(text: string): Read {
  const digits = digitsOf(text);
  if (digits?.length !== 12) return fault('personal-id.malformed');
  const province = Number(digits.slice(0, 3));
  return province >= 1 && province <= 96 ? good(digits) : fault('personal-id.province-unknown');
}

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

function taxCode(text: string): Read {
  const digits = digitsOf(text) ?? '';
  if (digits.length === 12) return personalId(digits);
  if (digits.length !== 10 && digits.length !== 13) return fault('tax-code.malformed');
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  if (10 - (sum % 11) !== Number(digits[9])) return fault('tax-code.check-digit');
  if (digits.length === 10) return good(digits);
  const branch = digits.slice(10);
  return branch === '000' ? fault('tax-code.malformed') : good(`${digits.slice(0, 10)}-${branch}`);
}

function phone(text: string): Read {
  const typed = text.trim();
  const international = typed.startsWith('+');
  const digits = digitsOf(international ? typed.slice(1) : typed) ?? '';
  const national =
    !international && digits.startsWith('0')
      ? (afterPrefix(digits, '0084') ?? digits)
      : afterPrefix(digits, '84');
  return national !== undefined && /^0(?:[35789][0-9]{8}|2[0-9]{9})$/.test(national)
    ? good(national)
    : fault('phone.malformed');
}

function afterPrefix(digits: string, prefix: string): string | undefined {
  return digits.startsWith(prefix) ? '0' + digits.slice(prefix.length).replace(/^0+/, '') : undefined;
}

function digitsOf(text: string): string | undefined {
  return text.length <= 40 && /^[0-9 \u00a0.\-\u2013()]*$/.test(text)
    ? text.replace(/[^0-9]/g, '')
    : undefined;
}

function email(text: string): Read {
  const typed = text.trim();
  const parts = typed.split('@');
  const [local = '', domain = ''] = parts;
  const labels = domain.split('.');
  const fits =
    typed.length <= 254 &&
    parts.length === 2 &&
    local.length <= 64 &&
    local.split('.').every((atom) => /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+$/.test(atom)) &&
    labels.length >= 2 &&
    labels.every((label) => /^(?!-)[A-Za-z0-9-]{1,63}$/.test(label) && !label.endsWith('-')) &&
    /[A-Za-z]/.test(labels.at(-1) ?? '');
  return fits ? good(`${local}@${domain.toLowerCase()}`) : fault('email.malformed');
}
