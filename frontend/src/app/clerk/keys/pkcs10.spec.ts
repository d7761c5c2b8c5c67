import { Bytes } from './bytes';
import { Der } from './der';
import { familyIn, familyOf, generateKey, importPublicKey, NewKeyKind, verify } from './key-kinds';
import { oids } from './oids';
import { toPem } from './pem';
import { certificateRequest, ecdsaSignature } from './pkcs10';

async function made(kind: NewKeyKind) {
  const pair = await generateKey(kind);
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const subject = { commonName: 'Trần Thị B', organisation: 'UBND xã Triệu Sơn' };
  return { spki, der: await certificateRequest(subject, familyOf(kind), pkcs8, spki) };
}

describe('certificateRequest', () => {
  it.each<NewKeyKind>(['ecP256', 'rsa2048'])('is signed with the %s key that it names', async (kind) => {
    const { der, spki } = await made(kind);

    const [info, algorithm, signature] = Der.read(der).children();
    expect(familyIn(spki)).toBe(familyOf(kind));
    expect(info?.child(2).bytes).toEqual(spki);
    expect(algorithm?.child(0).oid()).toBe(kind === 'ecP256' ? oids.ecdsaWithSha256 : oids.sha256WithRsa);
    const value = signature?.content.subarray(1) as Bytes;
    const raw = kind === 'ecP256' ? rawPair(value) : value;
    const signAlgorithm = kind === 'ecP256' ? 'ecdsaP256' : 'rsaPkcs1';
    const key = await importPublicKey(spki, signAlgorithm);
    expect(await verify(key, signAlgorithm, raw, info?.bytes as Bytes)).toBe(true);
  });

  it('names the person in UTF-8', async () => {
    const { der } = await made('ecP256');

    const names = Der.read(der).child(0).child(1).children();
    const words = names.map((name) => new TextDecoder().decode(name.child(0).child(1).content));
    expect(words).toEqual(['UBND xã Triệu Sơn', 'Trần Thị B']);
  });

  it('is a text file of lines of 64 letters', async () => {
    const lines = toPem('CERTIFICATE REQUEST', (await made('ecP256')).der)
      .trim()
      .split('\n');

    expect(lines[0]).toBe('-----BEGIN CERTIFICATE REQUEST-----');
    expect(lines.slice(1, -2).every((line) => line.length === 64)).toBe(true);
  });
});

describe('ecdsaSignature', () => {
  it('keeps both numbers positive and short', () => {
    const raw = new Uint8Array(64);
    raw[0] = 0x80;
    raw[63] = 1;

    const [r, s] = Der.read(ecdsaSignature(raw)).children();

    expect(r?.content.length).toBe(33);
    expect(s?.content).toEqual(Uint8Array.of(1));
  });
});

/** r and s as WebCrypto wants them. */
function rawPair(der: Bytes): Bytes {
  const raw = new Uint8Array(64);
  Der.read(der)
    .children()
    .forEach((value, i) => {
      const digits = value.content.length > 32 ? value.content.subarray(-32) : value.content;
      raw.set(digits, 32 * (i + 1) - digits.length);
    });
  return raw;
}
