import { Bytes, concat } from './bytes';

/** The tags that certificates, requests and key files use. */
export const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
} as const;

/** A value of the tag class "context-specific, constructed". */
export function context(number: number): number {
  return 0xa0 | number;
}

/* Writing. Source: ITU-T X.690, 8 and 10 (definite, shortest lengths). */

export function encode(type: number, ...content: readonly Uint8Array[]): Bytes {
  const body = concat(...content);
  return concat(Uint8Array.of(type), encodeLength(body.length), body);
}

export function sequence(...items: readonly Uint8Array[]): Bytes {
  return encode(tag.sequence, ...items);
}

export function set(...items: readonly Uint8Array[]): Bytes {
  return encode(tag.set, ...items);
}

/** A non-negative integer from its big-endian bytes. */
export function integer(magnitude: Uint8Array): Bytes {
  let start = 0;
  while (start < magnitude.length - 1 && magnitude[start] === 0) start++;
  const digits = magnitude.subarray(start);
  return encode(tag.integer, (digits[0] ?? 0) & 0x80 ? Uint8Array.of(0) : new Uint8Array(), digits);
}

export function oid(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return encode(tag.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

export function utf8(text: string): Bytes {
  return encode(tag.utf8String, new TextEncoder().encode(text));
}

/** A bit string of whole bytes. */
export function bitString(content: Uint8Array): Bytes {
  return encode(tag.bitString, Uint8Array.of(0), content);
}

export function nothing(): Bytes {
  return encode(tag.null);
}

function encodeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Uint8Array.of(0x80 | digits.length, ...digits);
}

function base128(value: number): number[] {
  const digits = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    digits.unshift((rest % 128) | 0x80);
  return digits;
}

/* Reading. */

/** The bytes are no readable structure. */
export class DerError extends Error {}

/** One value and where it stands. Old key files are in BER: unknown lengths and strings in pieces are understood. */
export class Der {
  private constructor(
    readonly type: number,
    /** The whole value with its head. */
    readonly bytes: Bytes,
    /** The value without its head. */
    readonly content: Bytes,
  ) {}

  /** The value that these bytes are. Errors: `DerError` when something follows it. */
  static read(bytes: Bytes): Der {
    const [value, end] = readAt(bytes, 0, 0, (...parts) => new Der(...parts));
    if (end !== bytes.length) throw new DerError('Bytes follow the value.');
    return value;
  }

  /** The values inside a constructed one. */
  children(): readonly Der[] {
    if (!(this.type & 0x20)) throw new DerError('Not a constructed value.');
    const found: Der[] = [];
    for (let at = 0; at < this.content.length;) {
      const [value, end] = readAt(this.content, at, 0, (...parts) => new Der(...parts));
      found.push(value);
      at = end;
    }
    return found;
  }

  /** The value at an index. Errors: `DerError` when it lacks or has another type. */
  child(index: number, type?: number): Der {
    const found = this.children()[index];
    if (!found || (type !== undefined && found.type !== type))
      throw new DerError(`No value of the expected type at ${index}.`);
    return found;
  }

  /** The bytes of an octet string, also of one in pieces. */
  octets(): Bytes {
    const bare = this.type & 0x1f;
    if (bare !== tag.octetString && !(this.type & 0x80)) throw new DerError('Not an octet string.');
    return this.type & 0x20 ? concat(...this.children().map((piece) => piece.octets())) : this.content;
  }

  /** A small non-negative integer. */
  number(): number {
    if (this.type !== tag.integer || this.content.length > 6) throw new DerError('Not a small integer.');
    return this.content.reduce((value, byte) => value * 256 + byte, 0);
  }

  /** The dotted form of an object identifier. */
  oid(): string {
    if (this.type !== tag.oid) throw new DerError('Not an object identifier.');
    const arcs: number[] = [];
    let value = 0;
    for (const byte of this.content) {
      value = value * 128 + (byte & 0x7f);
      if (byte & 0x80) continue;
      arcs.push(value);
      value = 0;
    }
    const [head = 0, ...rest] = arcs;
    const first = Math.min(2, Math.floor(head / 40));
    return [first, head - first * 40, ...rest].join('.');
  }
}

type Make = (type: number, bytes: Bytes, content: Bytes) => Der;

/** Nesting deeper than any honest file: a stack overflow is not the caller's to handle. */
const deepest = 32;

function readAt(bytes: Bytes, at: number, depth: number, make: Make): [Der, number] {
  const type = bytes[at];
  const first = bytes[at + 1];
  if (type === undefined || first === undefined || (type & 0x1f) === 0x1f || depth > deepest)
    throw new DerError('Not a value.');
  if (first === 0x80) return readOpenEnded(bytes, at, depth, make);
  const digits = first & 0x80 ? first & 0x7f : 0;
  const start = at + 2 + digits;
  const length = digits
    ? bytes.subarray(at + 2, start).reduce((value, byte) => value * 256 + byte, 0)
    : first;
  const end = start + length;
  if (digits > 4 || end > bytes.length) throw new DerError('The value is cut off.');
  return [make(type, bytes.subarray(at, end), bytes.subarray(start, end)), end];
}

function readOpenEnded(bytes: Bytes, at: number, depth: number, make: Make): [Der, number] {
  const start = at + 2;
  let end = start;
  while (bytes[end] !== 0 || bytes[end + 1] !== 0) [, end] = readAt(bytes, end, depth + 1, make);
  return [make(bytes[at] ?? 0, bytes.subarray(at, end + 2), bytes.subarray(start, end)), end + 2];
}
