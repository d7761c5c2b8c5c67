import { randomUUID } from 'node:crypto';

/** What a server answered. */
export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** A person at a program instead of a browser: keeps cookies, follows the sign-in, speaks the contract. */
export class Person {
  private readonly cookies = new Map<string, string>();

  /** @param address The instance that is spoken to; change it to speak to another one with the same session. */
  constructor(public address: string) {}

  /** As a request's head carries it. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async raw(target: string, init: RequestInit = {}): Promise<Response> {
    const unsafe = init.method !== undefined && init.method !== 'GET' && init.method !== 'HEAD';
    const answer = await fetch(new URL(target, this.address), {
      redirect: 'manual',
      ...init,
      headers: {
        cookie: this.cookie,
        ...(unsafe ? { 'X-CSRF': '1' } : {}),
        ...init.headers,
      },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair] = cookie.split(';');
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  async ask<T = Record<string, unknown>>(
    method: string,
    target: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const answer = await this.raw(target, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    });
    const text = await answer.text();
    const parsed: unknown = /json/.test(answer.headers.get('content-type') ?? '')
      ? JSON.parse(text)
      : { text };
    return { status: answer.status, headers: answer.headers, body: parsed as T };
  }

  /** Goes through the provider's sign-in page as a browser would. */
  async signIn(kind: 'citizen' | 'staff', login: string, password: string): Promise<void> {
    const page = await this.fillIn(`/session/login?kind=${kind}&returnUrl=/session/me`, { login, password });
    if (!page.includes('"signedIn":true')) throw new Error(`${login} could not sign in`);
  }

  /** Opens a page with one form, fills it in as a browser would, and gives the page where that leads. */
  async fillIn(target: string, values: Record<string, string>): Promise<string> {
    const { url, page } = await this.follow(target);
    const form = new URLSearchParams();
    for (const [input] of page.matchAll(/<input[^>]*type="hidden"[^>]*>/g))
      form.set(/name="([^"]+)"/.exec(input)![1], plain(/value="([^"]*)"/.exec(input)?.[1] ?? ''));
    for (const [name, value] of Object.entries(values)) form.set(name, value);
    const action = plain(/<form[^>]*action="([^"]*)"/.exec(page)?.[1] ?? '') || url.href;
    const sent = await this.raw(new URL(action, url).href, {
      method: 'POST',
      body: form,
      headers: { origin: new URL(this.address).origin },
    });
    const location = sent.headers.get('location');
    return location === null ? sent.text() : (await this.follow(new URL(location, url).href)).page;
  }

  /** Sends a file in one piece over tus and gives the attachment's id. */
  async upload(draftId: string, paperCode: string, fileName: string, bytes: Buffer): Promise<string> {
    const location = await this.beginUpload(draftId, paperCode, fileName, bytes.length);
    return await this.continueUpload(location, 0, bytes);
  }

  async beginUpload(draftId: string, paperCode: string, fileName: string, length: number): Promise<string> {
    const encoded = (text: string) => Buffer.from(text).toString('base64');
    const created = await this.raw('/api/uploads', {
      method: 'POST',
      headers: {
        'Tus-Resumable': '1.0.0',
        'Upload-Length': String(length),
        'Upload-Metadata': `draftId ${encoded(draftId)},paperCode ${encoded(paperCode)},fileName ${encoded(fileName)}`,
      },
    });
    if (created.status !== 201) throw new Error(`Upload refused: ${created.status} ${await created.text()}`);
    return new URL(created.headers.get('location')!, this.address).pathname;
  }

  /** How much of an upload the server has. */
  async offsetOf(location: string): Promise<number> {
    const asked = await this.raw(location, { method: 'HEAD', headers: { 'Tus-Resumable': '1.0.0' } });
    return Number(asked.headers.get('upload-offset'));
  }

  sendPart(location: string, offset: number, bytes: Buffer, sha256?: Buffer): Promise<Response> {
    return this.raw(location, {
      method: 'PATCH',
      body: new Uint8Array(bytes),
      headers: {
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': String(offset),
        'content-type': 'application/offset+octet-stream',
        ...(sha256 && { 'Upload-Checksum': `sha256 ${sha256.toString('base64')}` }),
      },
    });
  }

  async continueUpload(location: string, offset: number, bytes: Buffer): Promise<string> {
    const sent = await this.sendPart(location, offset, bytes);
    if (sent.status !== 204) throw new Error(`Upload failed: ${sent.status} ${await sent.text()}`);
    return sent.headers.get('upload-attachment') ?? '';
  }

  submit(
    draftId: string,
    key: string = randomUUID(),
  ): Promise<Answer<{ dossierCode: string; trackingKey: string; trackingUrl: string }>> {
    return this.ask(
      'POST',
      `/api/drafts/${draftId}/submission`,
      { declaredTrue: true },
      { 'Idempotency-Key': key },
    );
  }

  private async follow(target: string): Promise<{ url: URL; page: string }> {
    let url = new URL(target, this.address);
    for (let hops = 0; hops < 15; hops++) {
      const answer = await this.raw(url.href);
      const location = answer.headers.get('location');
      if (location === null || answer.status < 300 || answer.status > 399)
        return { url, page: await answer.text() };
      url = new URL(location, url);
    }
    throw new Error('The sign-in leads in circles.');
  }
}

const plain = (attribute: string) => attribute.replaceAll('&amp;', '&');

/** Answers to the form of procedure 1.004873 for somebody who was never married: no paper is asked for. */
export const unmarried = {
  requesterRelation: 'self',
  issuedBefore: false,
  fullName: 'Nguyễn Thị Hạnh',
  birthDate: '1998-05-20',
  gender: 'female',
  ethnicity: 'Kinh',
  nationality: 'Việt Nam',
  personalId: '038198001234',
  home: { detail: 'Thôn 3', commune: 'Xã Triệu Sơn', province: 'Tỉnh Thanh Hóa' },
  phone: '0912345678',
  email: 'nguoidan@example.com',
  earlierResidence: false,
  maritalStatus: 'neverMarried',
  purpose: 'other',
  otherPurpose: 'Bổ sung hồ sơ vay vốn',
};

/** A draft of procedure 1.004873, filled in. */
export async function fileDraft(
  person: Person,
  answers: object = unmarried,
  unitId = 'trieu-son-commune',
): Promise<string> {
  const draft = await person.ask<{ id: string }>('POST', '/api/drafts', {
    procedureCode: '1.004873',
    unitId,
  });
  const saved = await person.ask('PATCH', `/api/drafts/${draft.body.id}`, { answers }, { 'If-Match': '"1"' });
  if (saved.status !== 200) throw new Error(`Not saved: ${JSON.stringify(saved.body)}`);
  return draft.body.id;
}

/** The smallest real PDF: one empty page. */
export const emptyPdf = (): Buffer => pdfOf([]);

/** A PDF of one empty page that carries so many bytes, as a scan carries its picture. */
export const largePdf = (bytes: Buffer): Buffer =>
  pdfOf([
    Buffer.concat([Buffer.from(`<</Length ${bytes.length}>>stream\n`), bytes, Buffer.from('\nendstream\n')]),
  ]);

function pdfOf(more: readonly Buffer[]): Buffer {
  const objects = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    Buffer.from('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'),
    ...more,
  ];
  const parts = [Buffer.from('%PDF-1.4\n')];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  const offsets = objects.map((object, index) => {
    const offset = length();
    parts.push(Buffer.from(`${index + 1} 0 obj`), object, Buffer.from('endobj\n'));
    return offset;
  });
  const [table, size] = [length(), objects.length + 1];
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** What the check that anyone can make says of a file. */
export async function verify(anyone: Person, file: Buffer) {
  const answer = await anyone.raw('/api/verifications', {
    method: 'POST',
    body: new Uint8Array(file),
    headers: { 'content-type': 'application/pdf' },
  });
  return { body: (await answer.json()) as Record<string, unknown> };
}
