import { Bytes } from './bytes';
import { bitString, context, encode, integer, nothing, oid, sequence, set, utf8 } from './der';
import { importPrivateKey, KeyFamily, sign } from './key-kinds';
import { oids } from './oids';

/** Whom a request asks a certificate for; an authority may overwrite it from its own records. */
export interface RequestSubject {
  readonly commonName: string;
  readonly organisation?: string;
}

/**
 * A certification request in DER, signed with the key that it names (proof of possession). RSA signs with PKCS#1
 * v1.5 here, because every authority reads it. Source: RFC 2986.
 */
export async function certificateRequest(
  subject: RequestSubject,
  family: KeyFamily,
  pkcs8: Bytes,
  spki: Bytes,
): Promise<Bytes> {
  const info = sequence(integer(Uint8Array.of(0)), name(subject), spki, encode(context(0)));
  const algorithm = family === 'ec' ? 'ecdsaP256' : 'rsaPkcs1';
  const raw = await sign(await importPrivateKey(pkcs8, algorithm), algorithm, info);
  const signature = family === 'ec' ? ecdsaSignature(raw) : raw;
  const identifier =
    family === 'ec' ? sequence(oid(oids.ecdsaWithSha256)) : sequence(oid(oids.sha256WithRsa), nothing());
  return sequence(info, identifier, bitString(signature));
}

/** Turns WebCrypto's r and s into the structure of certificates. Source: RFC 3279, 2.2.3. */
export function ecdsaSignature(raw: Uint8Array): Bytes {
  const half = raw.length / 2;
  return sequence(integer(raw.subarray(0, half)), integer(raw.subarray(half)));
}

function name(subject: RequestSubject): Bytes {
  const part = (type: string, value: string) => set(sequence(oid(type), utf8(value.normalize('NFC'))));
  return sequence(
    ...(subject.organisation ? [part(oids.organisation, subject.organisation)] : []),
    part(oids.commonName, subject.commonName),
  );
}
