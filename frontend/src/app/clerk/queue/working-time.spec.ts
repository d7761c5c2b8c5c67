import { shareLeft, workingTimeInWords } from './working-time';

describe('workingTimeInWords', () => {
  it.each([
    [450, 'Còn 7 giờ 30 phút làm việc'],
    [480, 'Còn 1 ngày làm việc'],
    [0, 'Còn 0 phút làm việc'],
    [1505, 'Còn 3 ngày 1 giờ làm việc'],
    [-45, 'Quá hạn 45 phút làm việc'],
    [-481, 'Quá hạn 1 ngày 1 phút làm việc'],
  ])('says %i as "%s"', (minutes, words) => {
    expect(workingTimeInWords(minutes)).toBe(words);
  });
});

describe('shareLeft', () => {
  it.each([
    [480, 1],
    [240, 0.5],
    [-10, 0],
    [9999, 1],
  ])('of %i minutes is %f', (minutes, share) => {
    expect(shareLeft(minutes)).toBe(share);
  });
});
