import { conflicts, difference, isEmpty, patched } from './merge-patch';

const before = {
  name: 'An',
  phone: '0912345678',
  address: { commune: 'Triệu Sơn', detail: 'Thôn 1' },
  lines: [1],
};

describe('A merge patch of answers', () => {
  it.each([
    [{ ...before, name: 'Bình' }],
    [{ ...before, phone: undefined }],
    [{ ...before, address: { commune: 'Thọ Ngọc' } }],
    [{ ...before, lines: [1, 2] }],
    [{}],
  ])('turns the old answers into the new ones', (after) => {
    const result = patched(before, difference(before, after));

    expect(isEmpty(difference(result, after))).toBe(true);
  });

  it('holds only what changed', () => {
    expect(difference(before, { ...before, address: { ...before.address, detail: 'Thôn 2' } })).toEqual({
      address: { detail: 'Thôn 2' },
    });
  });

  it('conflicts only where both sides changed the same field differently', () => {
    const theirs = { ...before, name: 'Chi', phone: '0987654321' };

    expect(conflicts(before, theirs, { name: 'Dung', lines: [2] })).toEqual(['name']);
    expect(conflicts(before, theirs, { name: 'Chi' })).toEqual([]);
  });
});
