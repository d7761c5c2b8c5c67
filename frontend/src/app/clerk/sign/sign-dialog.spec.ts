import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { StaffCertificate } from '../../api/staff-types';
import { Bytes, sha256, toBase64 } from '../keys/bytes';
import { coveredDigest } from '../keys/covered-digest';
import { encode, oid, sequence, set, tag } from '../keys/der';
import { generateKey } from '../keys/key-kinds';
import { oids } from '../keys/oids';
import { keyHint } from '../keys/x509';
import { SignDialog } from './sign-dialog';
import { SigningKeys } from './signing-keys';
import '../../dossier/staff-problem-texts';

const code = 'H56.397.01-261123-0001';
const sessions = '/api/signing-sessions';
const preview = `${sessions}/s1/slips/p1`;

/** A file with one place for a signature, as the server prepares it. */
function prepared(content = 'Giay hen'): Bytes {
  const head = (length: number) =>
    `%PDF ${content} /ByteRange [0 ${[length, length + 6].map((n) => String(n).padStart(3, '0')).join(' ')} 6] /Contents `;
  return new TextEncoder().encode(`${head(head(0).length)}<0000> %%EOF`);
}

async function session(pdf: Bytes, id = 's1') {
  const digest = (await coveredDigest(pdf)) ?? '';
  const bytes = Uint8Array.from(digest.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const attributes = set(sequence(oid(oids.messageDigest), set(encode(tag.octetString, bytes))));
  return {
    id,
    expiresAt: '2026-11-23T02:05:00Z',
    algorithm: 'ecdsaP256',
    certificateId: 'c1',
    items: [
      {
        slipId: 'p1',
        kind: 'appointmentSlip',
        dossierCode: code,
        number: '12',
        documentSha256: toBase64(await sha256(pdf)),
        bytesToSign: toBase64(attributes),
        previewUrl: preview,
      },
    ],
    problems: [],
  };
}

describe('Signing a paper', () => {
  let server: HttpTestingController;
  let element: HTMLElement;
  let closed: number;

  /** The next call that the dialog makes, which it does after some cryptography. */
  const next = (url: string) => vi.waitFor(() => server.expectOne(url));

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    const pair = await generateKey('ecP256');
    const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
    const keys = TestBed.inject(SigningKeys);
    await keys.borrow({ family: 'ec', pkcs8, spki } as Parameters<SigningKeys['borrow']>[0]);
    keys.certificates.set([
      {
        id: 'c1',
        subject: 'CN=Clerk',
        state: 'active',
        keyHint: await keyHint(spki),
        notAfter: '2999-01-01T00:00:00Z',
      } as StaffCertificate,
    ]);
    closed = 0;
  });

  async function opened(pdf = prepared()) {
    const fixture = TestBed.createComponent(SignDialog);
    fixture.componentInstance.done.subscribe(() => closed++);
    element = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    const open = fixture.componentInstance.open([{ slipId: 'p1', dossierCode: code }]);
    (await next(sessions)).flush(await session(pdf));
    await open;
    await fixture.whenStable();
    return fixture;
  }

  const button = (words: string) =>
    vi.waitFor(() => {
      const found = [...element.querySelectorAll('button')].find(
        (one) => one.textContent?.includes(words) && !one.hasAttribute('aria-busy'),
      );
      if (!found) throw new Error(`No button "${words}" in: ${element.textContent}`);
      return found;
    });
  const press = async (words: string) => (await button(words)).click();
  const says = (words: string) => vi.waitFor(() => expect(element.textContent).toContain(words));

  /** A buffer of the window's own kind: the encoder's is Node's. */
  function asBuffer(pdf: Bytes): ArrayBuffer {
    const file = new ArrayBuffer(pdf.length);
    new Uint8Array(file).set(pdf);
    return file;
  }

  async function showPreview(pdf: Bytes) {
    (await next(preview)).flush(asBuffer(pdf));
  }

  it('sends the same signature again after a lost answer, without another look or PIN', async () => {
    await opened();
    await press('Ký 1 văn bản');
    await showPreview(prepared());
    const first = await next(`${sessions}/s1/signatures`);
    first.error(new ProgressEvent('error'));

    await says('Không kết nối được');
    await press('Gửi lại chữ ký');
    const again = await next(`${sessions}/s1/signatures`);

    expect(again.request.body).toEqual(first.request.body);
    again.flush({ results: [{ slipId: 'p1', dossierCode: code, state: 'signed' }] });
    await says('Đã ký');
  });

  it('has its list loaded anew when it is closed on a lost answer', async () => {
    await opened();
    await press('Ký 1 văn bản');
    await showPreview(prepared());
    (await next(`${sessions}/s1/signatures`)).error(new ProgressEvent('error'));
    await says('Không kết nối được');

    await press('Thôi');

    expect(closed).toBe(1);
  });

  it('raises no false alarm when the preview could not be fetched', async () => {
    await opened();
    await press('Ký 1 văn bản');
    (await next(preview)).error(new ProgressEvent('error'));

    await says('Không kết nối được');
    expect(element.textContent).not.toContain('không khớp bản xem trước');
    expect(await button('Ký 1 văn bản')).toBeTruthy();
  });

  it('signs nothing else than what was shown', async () => {
    await opened();
    await press('Ký 1 văn bản');
    await showPreview(prepared('Giay khac'));

    await says('không khớp bản xem trước');
    server.expectNone(`${sessions}/s1/signatures`);
  });

  it('is prepared anew when reading took too long, and asks to confirm once more', async () => {
    await opened();
    await press('Ký 1 văn bản');
    await showPreview(prepared());
    (await next(`${sessions}/s1/signatures`)).flush({
      results: [{ slipId: 'p1', dossierCode: code, state: 'refused', code: 'signing.session-expired' }],
    });
    (await next(sessions)).flush(await session(prepared(), 's2'));

    await says('Đã quá 5 phút');
    await press('Ký 1 văn bản');
    await showPreview(prepared());
    expect((await next(`${sessions}/s2/signatures`)).request.method).toBe('POST');
  });

  it('signs hundreds a session after the other, and one session that fails stops no other', async () => {
    const fixture = TestBed.createComponent(SignDialog);
    element = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    const papers = Array.from({ length: 120 }, (_, i) => ({
      slipId: `p${i}`,
      dossierCode: `H56.397.01-261123-${String(i).padStart(4, '0')}`,
    }));
    const asked: number[] = [];
    const begin = async () => {
      const request = await next(sessions);
      asked.push((request.request.body as { paperIds: string[] }).paperIds.length);
      return request;
    };
    const answer = async (id: string) => {
      (await next(preview)).flush(asBuffer(prepared()));
      (await next(`${sessions}/${id}/signatures`)).flush({
        results: [{ slipId: 'p1', dossierCode: code, state: 'signed' }],
      });
    };

    const open = fixture.componentInstance.open(papers);
    (await begin()).flush(await session(prepared()));
    await open;
    await press('Ký 71 văn bản');
    await answer('s1');
    (await begin()).flush('', { status: 500, statusText: 'broken' });
    (await begin()).flush(await session(prepared(), 's3'));
    await answer('s3');

    await says('Đã ký 2 trên 52 giấy');
    expect(asked).toEqual([50, 50, 20]);
  });

  it('leads to the service that keeps the key once the papers are what was shown', async () => {
    const remote = { provider: 'Ký số A', algorithm: 'rsaPssSha256' };
    TestBed.inject(SigningKeys).certificates.update((all) => all?.map((one) => ({ ...one, remote })));
    await opened();
    await says('Khóa do Ký số A giữ');

    await press('Đến trang của nhà cung cấp');
    await showPreview(prepared());

    const asked = await next(`${sessions}/s1/remote-consent`);
    expect(asked.request.body).toEqual({ english: false });
  });

  it('asks for no consent to anything else than what was shown', async () => {
    const remote = { provider: 'Ký số A', algorithm: 'rsaPssSha256' };
    TestBed.inject(SigningKeys).certificates.update((all) => all?.map((one) => ({ ...one, remote })));
    await opened();

    await press('Đến trang của nhà cung cấp');
    await showPreview(prepared('Giay khac'));

    await says('không khớp bản xem trước');
    server.expectNone(`${sessions}/s1/remote-consent`);
  });

  it('says in time that the certificate ends', async () => {
    const keys = TestBed.inject(SigningKeys);
    keys.certificates.update((all) => all?.map((one) => ({ ...one, notAfter: '2020-01-01T00:00:00Z' })));

    await opened();

    await says('Đã hết hạn');
  });
});
