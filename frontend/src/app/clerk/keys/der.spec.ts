import { Der, DerError, encode, integer, oid, sequence, tag, utf8 } from './der';
import { hex } from './bytes';

const bytes = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

describe('DER', () => {
  it.each([
    ['1.2.840.113549.1.1.11', '06092a864886f70d01010b'],
    ['2.5.4.3', '0603550403'],
    ['2.16.840.1.101.3.4.1.42', '060960864801650304012a'],
  ])('writes and reads the identifier %s', (dotted, expected) => {
    expect(hex(oid(dotted))).toBe(expected);
    expect(Der.read(bytes(expected)).oid()).toBe(dotted);
  });

  it.each([
    ['00', '020100'],
    ['7f', '02017f'],
    ['80', '02020080'],
    ['000080', '02020080'],
    ['000001', '020101'],
  ])('writes the integer %s in the shortest form', (magnitude, expected) => {
    expect(hex(integer(bytes(magnitude)))).toBe(expected);
  });

  it('writes lengths of one, two and three bytes', () => {
    expect(hex(encode(tag.octetString, new Uint8Array(127))).slice(0, 4)).toBe('047f');
    expect(hex(encode(tag.octetString, new Uint8Array(128))).slice(0, 6)).toBe('048180');
    expect(hex(encode(tag.octetString, new Uint8Array(256))).slice(0, 8)).toBe('04820100');
  });

  it('reads what it wrote', () => {
    const value = Der.read(sequence(utf8('Trần Thị B'), integer(Uint8Array.of(42))));

    expect(new TextDecoder().decode(value.child(0).content)).toBe('Trần Thị B');
    expect(value.child(1).number()).toBe(42);
  });

  it('joins a string in pieces of unknown length', () => {
    expect(hex(Der.read(bytes('2480040201020401030000')).octets())).toBe('010203');
  });

  it.each(['', '30', '3005', '30020500ff', '308500000000', '3080'])('refuses %s', (text) => {
    expect(() => Der.read(bytes(text)).children()).toThrow(DerError);
  });

  it('refuses nesting without end', () => {
    expect(() => Der.read(bytes('3080'.repeat(5000)))).toThrow(DerError);
  });
});
