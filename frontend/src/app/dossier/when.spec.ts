import { instantInWords } from './when';

describe('An instant in words', () => {
  it('is hour, minute and day, as a slip says them', () => {
    expect(instantInWords('2026-11-30T10:00:00Z', 'vi')).toBe('17 giờ 00 phút, thứ Hai, ngày 30/11/2026');
    expect(instantInWords('2026-11-30T10:00:00Z', 'en')).toBe('17:00, Monday 30/11/2026');
  });

  it('begins a day with hour 00', () => {
    expect(instantInWords('2026-11-28T17:00:00Z', 'vi')).toBe('00 giờ 00 phút, Chủ nhật, ngày 29/11/2026');
  });
});
