import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { accessFaults } from '../../../testing/axe';
import { Verification } from '../../api/verification';
import { VerifySlip } from './verify-slip';

const genuine: Verification = {
  verdict: 'valid',
  signer: {
    name: 'Lê Văn Tiến',
    position: { vi: 'Công chức một cửa' },
    unit: 'UBND xã Triệu Sơn',
    serial: '0A',
    issuer: 'CN=Test',
  },
  signedAt: '2026-11-23T02:00:00Z',
  timeSource: 'timestamp',
  changed: false,
  trustedRoot: 'CN=Root',
  reasons: [],
  slip: {
    kind: 'appointmentSlip',
    number: '12',
    dossierCode: 'H56.397.01-261123-0001',
    current: true,
    issuedOn: '2026-11-23',
  },
};

const sealed: Verification = {
  ...genuine,
  signer: { name: 'Trung tâm Phục vụ hành chính công', unit: 'Trung tâm', serial: '0B', issuer: 'CN=Test' },
  rung: 'seal',
  longTerm: true,
};

describe('Checking a slip', () => {
  async function told(answer: Verification): Promise<HTMLElement> {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    const fixture = TestBed.createComponent(VerifySlip);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    const input = element.querySelector<HTMLInputElement>('input[type=file]');
    Object.defineProperty(input, 'files', { value: [new File(['%PDF'], 'giay-hen.pdf')] });
    input?.dispatchEvent(new Event('change'));
    TestBed.inject(HttpTestingController).expectOne('/api/verifications').flush(answer);
    await fixture.whenStable();
    return element;
  }

  it('says who signed, in which post, for which unit, when, whether it holds, and what that rests on', async () => {
    const element = await told(genuine);

    const said = element.querySelector('.outcome')?.textContent ?? '';
    for (const words of [
      'Lê Văn Tiến',
      'Công chức một cửa',
      'UBND xã Triệu Sơn',
      '09 giờ 00 phút',
      'đang có hiệu lực',
      'Không thấy thay đổi',
      'CN=Root',
    ])
      expect(said).toContain(words);
    expect(document.activeElement).toBe(element.querySelector('.outcome'));
    expect(await accessFaults(element)).toEqual([]);
  });

  it('gives the reasons of a changed file in words', async () => {
    const element = await told({ ...genuine, verdict: 'altered', changed: true, reasons: ['bytesAppended'] });

    expect(element.querySelector('.outcome li')?.textContent).toBe('Có dữ liệu được thêm vào sau chữ ký.');
    expect(element.textContent).toContain('Đã bị thay đổi sau khi ký');
  });

  it('says for whom the seal stands, and that this person has not signed', async () => {
    const element = await told({ ...sealed, author: { name: 'Lê Văn Tiến', position: 'Công chức một cửa' } });

    const said = element.querySelector('.outcome')?.textContent ?? '';
    for (const words of ['Con dấu số', 'Người lập', 'Lê Văn Tiến', 'người lập chưa ký riêng'])
      expect(said).toContain(words);
    expect(said).not.toContain('Người ký');
    expect(await accessFaults(element)).toEqual([]);
  });

  it('says of a paper that left by itself that nobody signs it', async () => {
    const element = await told({ ...sealed, author: { name: 'Hệ thống tự động phát hành', position: '' } });

    const said = element.querySelector('.outcome')?.textContent ?? '';
    for (const words of ['Cách phát hành', 'Hệ thống tự động phát hành', 'không có người ký riêng'])
      expect(said).toContain(words);
    expect(said).not.toContain('Người lập');
  });

  it('says nothing of changes to a file that nobody signed', async () => {
    const element = await told({ verdict: 'unsigned', timeSource: 'none', reasons: ['noSignature'] });

    expect(element.textContent).not.toContain('thay đổi sau khi ký');
  });
});
