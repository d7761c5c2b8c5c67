import { checkValue } from './value-checks';

describe('A value as typed', () => {
  it.each([
    ['038199001234', 'personal-id', undefined],
    ['038 199 001 234', 'personal-id', undefined],
    ['123456789', 'personal-id', 'personal-id.malformed'],
    ['0912 345 678', 'phone', undefined],
    ['+84912345678', 'phone', undefined],
    ['02373867888', 'phone', undefined],
    ['12345', 'phone', 'phone.malformed'],
    ['Y Blốk Ê-ban', 'person-name', undefined],
    ['Nguyễn Văn 2', 'person-name', 'name.malformed'],
    ['1960', 'partial-date', undefined],
    ['1960-02', 'partial-date', undefined],
    ['1960-02', 'date', 'date.malformed'],
    ['2025-02-30', 'date', 'date.malformed'],
  ])('%s as %s', (text, format, fault) => {
    expect(checkValue(text, { type: 'string', format }, 'text')).toBe(fault);
  });

  it('counts letters, not the pieces they are typed from', () => {
    expect(checkValue('ế'.normalize('NFD'), { type: 'string', maxLength: 1 }, 'text')).toBeUndefined();
  });

  it('names the bound that a number breaks', () => {
    expect(checkValue(51, { type: 'integer', minimum: 0, maximum: 50 }, 'number')).toBe('field.too-large');
    expect(checkValue(1.5, { type: 'integer' }, 'number')).toBe('field.not-whole');
  });

  it('wants the parts of an address that the schema wants', () => {
    expect(checkValue({ detail: 'Thôn 1' }, { required: ['commune', 'province'] }, 'address')).toBe(
      'address.incomplete',
    );
  });
});
