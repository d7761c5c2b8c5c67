import { Bytes } from './bytes';
import { Der } from './der';
import { oids } from './oids';

/** The keys that can be made here. */
export type NewKeyKind = 'ecP256' | 'rsa2048' | 'rsa3072';

/** What a key is, whatever its size. */
export type KeyFamily = 'ec' | 'rsa';

/** How the server wants bytes signed; SHA-256 in every case. */
export type SigningAlgorithm = 'ecdsaP256' | 'rsaPss' | 'rsaPkcs1';

const rsa = (name: 'RSA-PSS' | 'RSASSA-PKCS1-v1_5') => ({ name, hash: 'SHA-256' }) as const;

const importAs = {
  ecdsaP256: { name: 'ECDSA', namedCurve: 'P-256' },
  rsaPss: rsa('RSA-PSS'),
  rsaPkcs1: rsa('RSASSA-PKCS1-v1_5'),
} as const;

const signAs = {
  ecdsaP256: { name: 'ECDSA', hash: 'SHA-256' },
  rsaPss: { name: 'RSA-PSS', saltLength: 32 },
  rsaPkcs1: { name: 'RSASSA-PKCS1-v1_5' },
} as const;

export function familyOf(kind: NewKeyKind): KeyFamily {
  return kind === 'ecP256' ? 'ec' : 'rsa';
}

/** What a family signs with unless told otherwise. */
export function defaultAlgorithm(family: KeyFamily): SigningAlgorithm {
  return family === 'ec' ? 'ecdsaP256' : 'rsaPss';
}

export function fits(family: KeyFamily, algorithm: SigningAlgorithm): boolean {
  return (family === 'ec') === (algorithm === 'ecdsaP256');
}

/** A fresh pair; the private half is extractable once, to be wrapped, and never again. */
export function generateKey(kind: NewKeyKind): Promise<CryptoKeyPair> {
  const algorithm =
    kind === 'ecP256'
      ? importAs.ecdsaP256
      : {
          ...importAs.rsaPss,
          modulusLength: kind === 'rsa2048' ? 2048 : 3072,
          publicExponent: Uint8Array.of(1, 0, 1),
        };
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

/** A private key that signs and can't be read out. */
export function importPrivateKey(pkcs8: Bytes, algorithm: SigningAlgorithm): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', pkcs8, importAs[algorithm], false, ['sign']);
}

export function importPublicKey(spki: Bytes, algorithm: SigningAlgorithm): Promise<CryptoKey> {
  return crypto.subtle.importKey('spki', spki, importAs[algorithm], true, ['verify']);
}

/** ECDSA gives r and s of 32 bytes each. */
export async function sign(key: CryptoKey, algorithm: SigningAlgorithm, bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign(signAs[algorithm], key, bytes));
}

export function verify(
  key: CryptoKey,
  algorithm: SigningAlgorithm,
  signature: Bytes,
  bytes: Bytes,
): Promise<boolean> {
  return crypto.subtle.verify(signAs[algorithm], key, signature, bytes);
}

/** The family that a PKCS#8 or SubjectPublicKeyInfo names; undefined for a key that slips aren't signed with. */
export function familyIn(key: Bytes): KeyFamily | undefined {
  const [first, second] = Der.read(key).children();
  const algorithm = first?.type === 0x30 ? first : second;
  if (!algorithm) return undefined;
  const [name, curve] = algorithm.children();
  if (name?.oid() === oids.rsaEncryption) return 'rsa';
  return name?.oid() === oids.ecPublicKey && curve?.oid() === oids.p256 ? 'ec' : undefined;
}
