import { expiryWarning } from './expiry';

const now = Date.parse('2026-11-23T08:00:00Z');

describe('expiryWarning', () => {
  it.each([
    ['2027-11-23T08:00:00Z', undefined],
    ['2026-12-23T08:00:00Z', 'Còn 30 ngày.'],
    ['2026-11-30T08:00:00Z', 'Chỉ còn 7 ngày: hãy gia hạn trong tuần này.'],
    ['2026-11-24T08:00:00Z', 'Hết hạn trong vòng 24 giờ: hãy gia hạn ngay.'],
    ['2026-11-23T08:00:00Z', 'Đã hết hạn: không ký được nữa.'],
  ])('for %s is "%s"', (notAfter, words) => {
    expect(expiryWarning(notAfter, now)).toBe(words);
  });
});
