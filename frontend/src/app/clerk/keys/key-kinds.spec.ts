import { generateKey, importPrivateKey, importPublicKey, sign, SigningAlgorithm, verify } from './key-kinds';
import { encode, oid, sequence, set, tag } from './der';
import { oids } from './oids';
import { digestIn } from './signed-attributes';
import { hex } from './bytes';

const bytes = new TextEncoder().encode('signed attributes');

describe('sign', () => {
  it.each<[SigningAlgorithm, 'ecP256' | 'rsa2048', number]>([
    ['ecdsaP256', 'ecP256', 64],
    ['rsaPss', 'rsa2048', 256],
    ['rsaPkcs1', 'rsa2048', 256],
  ])('with %s verifies and has its raw length', async (algorithm, kind, length) => {
    const pair = await generateKey(kind);
    const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
    const key = await importPrivateKey(pkcs8, algorithm);

    const signature = await sign(key, algorithm, bytes);

    expect(signature).toHaveLength(length);
    expect(await verify(await importPublicKey(spki, algorithm), algorithm, signature, bytes)).toBe(true);
    expect(key.extractable).toBe(false);
  });
});

describe('digestIn', () => {
  const digest = Uint8Array.from({ length: 32 }, (_, i) => i);
  const attribute = (type: string, value: Uint8Array) => sequence(oid(type), set(value));

  it('finds the digest among the attributes', () => {
    const attributes = set(
      attribute('1.2.840.113549.1.9.3', oid(oids.data)),
      attribute(oids.messageDigest, encode(tag.octetString, digest)),
    );

    expect(digestIn(attributes)).toBe(hex(digest));
  });

  it.each([set(), set(attribute(oids.data, oid(oids.data))), Uint8Array.of(1, 2, 3)])(
    'finds nothing in bytes that are something else',
    (other) => {
      expect(digestIn(other)).toBeUndefined();
    },
  );
});
