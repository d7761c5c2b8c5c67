import { partOf } from './distinguished-name';

describe('A name in a certificate', () => {
  const clerk = 'CN=Lê Thị Trang, T=Công chức tiếp nhận, O=Trung tâm A\\, B và C, C=VN';

  it('is read by its parts', () => {
    expect(partOf(clerk, 'CN')).toBe('Lê Thị Trang');
    expect(partOf(clerk, 'T')).toBe('Công chức tiếp nhận');
    expect(partOf(clerk, 'O')).toBe('Trung tâm A, B và C');
  });

  it('may lack a part', () => {
    expect(partOf('C=VN', 'CN')).toBe('');
  });
});
