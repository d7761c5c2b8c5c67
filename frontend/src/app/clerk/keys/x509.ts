import { Bytes, hex, sha256 } from './bytes';
import { context, Der, tag } from './der';
import { oids } from './oids';

/** What the browser needs to know of a certificate; it is judged by the server. */
export interface CertificateFacts {
  readonly commonName: string;
  /** DER of SubjectPublicKeyInfo. */
  readonly spki: Bytes;
}

/** Errors: `DerError` on what is no certificate. Source: RFC 5280, 4.1. */
export function readCertificate(der: Bytes): CertificateFacts {
  const fields = Der.read(der).child(0, tag.sequence).children();
  const shift = fields[0]?.type === context(0) ? 0 : -1;
  const subject = fields[5 + shift];
  const spki = fields[6 + shift];
  if (!subject || !spki) return { commonName: '', spki: new Uint8Array() };
  return { commonName: commonName(subject), spki: spki.bytes };
}

/** How a key is recognised on both sides: SHA-256 of its SubjectPublicKeyInfo, lower-case hexadecimal. */
export async function keyHint(spki: Bytes): Promise<string> {
  return hex(await sha256(spki));
}

function commonName(subject: Der): string {
  for (const part of subject.children().flatMap((parts) => parts.children())) {
    const [type, value] = part.children();
    if (type?.oid() === oids.commonName && value) return new TextDecoder().decode(value.content);
  }
  return '';
}
